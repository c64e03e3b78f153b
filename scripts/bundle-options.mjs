import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildAjv } from './ajv-plugin.mjs';
import { esbuildPage } from './page-plugin.mjs';

/** The folder of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What esbuild is told whenever it bundles sources of this repository. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Which Node has had for long: a literal is compiled when it is used first, what esbuild makes of it when it is loaded.
  supported: { 'regexp-unicode-property-escapes': true },
  // The ES modules of yaml, which bundle smaller than what it gives Node, and need no `require`.
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  plugins: [esbuildAjv, esbuildPage],
};
