import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildAjv } from './ajv-plugin.mjs';
import { esbuildPage } from './page-plugin.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles programs of the repository that are run and thrown away, such as benchmarks: one .mjs in `outdir` for each of
 * `entryPoints`, which are relative to the root. `define` is esbuild's.
 */
export async function bundleModules({ entryPoints, outdir, define = {} }) {
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    define,
    plugins: [esbuildAjv, esbuildPage],
  });
}
