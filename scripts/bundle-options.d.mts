import type { BuildOptions } from 'esbuild';

/** The folder of the checkout. */
export const root: string;

/** What esbuild is told whenever it bundles sources of this repository. */
export const bundleOptions: BuildOptions;
