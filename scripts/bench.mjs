// Runs the benchmarks of bench/, or those whose names are given: node scripts/bench.mjs [name...]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildAjv } from './ajv-plugin.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const wanted = process.argv.slice(2);
const names = readdirSync(join(root, 'bench'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'measure' && (wanted.length === 0 || wanted.includes(name)));
const scratch = mkdtempSync(join(tmpdir(), 'mlb-lint-bench-'));
try {
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `bench/${name}.ts`),
    outdir: scratch,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    plugins: [esbuildAjv],
  });
  for (const name of names) {
    console.log(`== ${name}`);
    execFileSync(process.execPath, ['--max-old-space-size=6000', join(scratch, `${name}.mjs`)], { stdio: 'inherit' });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
