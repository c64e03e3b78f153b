import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { esbuildAjv } from '../../scripts/ajv-plugin.mjs';

/** Bundles the Action as dist/ has it, into a folder of its own for the tests of a file; gives the path of the bundle. */
export function bundledAction(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'mlb-lint-action-')));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    await build({
      entryPoints: { action: 'src/action/action.ts' },
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      alias: { yaml: resolve('node_modules/yaml/browser/index.js') },
      plugins: [esbuildAjv],
    });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, 'action.js');
}
