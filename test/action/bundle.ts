import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { esbuildAjv } from '../../scripts/ajv-plugin.mjs';
import { esbuildPage } from '../../scripts/page-plugin.mjs';

/** Bundles the Action as dist/ has it, into a folder of its own for the tests of a file; gives the path of the bundle. */
export function bundledAction(): () => string {
  return bundled('src/action/action.ts');
}

/** Bundles the program as dist/ has it, into a folder of its own for the tests of a file; gives the path of the bundle. */
export function bundledProgram(): () => string {
  return bundled('src/cli/cli.ts');
}

function bundled(entry: string): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'mlb-lint-bundle-')));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    await build({
      entryPoints: { bundle: entry },
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      alias: { yaml: resolve('node_modules/yaml/browser/index.js') },
      plugins: [esbuildAjv, esbuildPage],
    });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, 'bundle.js');
}
