import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vite';

/** The text of an ES module with the script of a page and the style sheet beside it. */
export function compilePage(file: string): Promise<string>;

/** Loads `page.ts?compiled` when esbuild bundles. */
export const esbuildPage: EsbuildPlugin;

/** Loads `page.ts?compiled` in vite and vitest. */
export const vitePage: VitePlugin;
