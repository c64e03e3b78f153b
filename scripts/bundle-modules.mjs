import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.mjs';

/**
 * Bundles programs of the repository that are run and thrown away, such as benchmarks: one .mjs in `outdir` for each of
 * `entryPoints`, which are relative to the root. `define` is esbuild's.
 */
export async function bundleModules({ entryPoints, outdir, define = {} }) {
  await build({ ...bundleOptions, entryPoints, outdir, outExtension: { '.js': '.mjs' }, format: 'esm', define });
}
