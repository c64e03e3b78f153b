import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vite';

/** The text of an ES module whose default export validates by the JSON Schema file of this path. */
export function compileSchema(file: string): Promise<string>;

/** Loads `x.json?compiled` when esbuild bundles. */
export const esbuildAjv: EsbuildPlugin;

/** Loads `x.json?compiled` in vite and vitest. */
export const viteAjv: VitePlugin;
