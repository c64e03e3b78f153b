import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { bundleOptions } from '../../scripts/bundle-options.mjs';

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
      ...bundleOptions,
      entryPoints: { bundle: entry },
      outdir: folder,
      splitting: true,
      format: 'esm',
    });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, 'bundle.js');
}
