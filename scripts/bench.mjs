// Runs the benchmarks of bench/ and writes what they measured to bench/RESULTS.md and bench/RESULTS.json; with names,
// only those, and writes nothing: node scripts/bench.mjs [name...]
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchResults } from './bench-results.mjs';
import { bundleModules } from './bundle-modules.mjs';
import { distribution } from './distribution.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const wanted = process.argv.slice(2);
/** Files whose `report` is called are benchmarks; the others are what they share. */
const names = readdirSync(join(root, 'bench'))
  .filter(
    (file) => file.endsWith('.ts') && /\bfrom '\.\/measure\.ts'/.test(readFileSync(join(root, 'bench', file), 'utf8')),
  )
  .map((file) => basename(file, '.ts'))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

/** Builds the program as it is published into a folder, and gives its path. */
async function programIn(folder) {
  for (const [path, bytes] of await distribution()) {
    mkdirSync(dirname(join(folder, 'dist', path)), { recursive: true });
    writeFileSync(join(folder, 'dist', path), bytes);
  }
  writeFileSync(join(folder, 'package.json'), readFileSync(join(root, 'package.json')));
  return join(folder, 'dist/cli.cjs');
}

/** The Nodes to measure the start of: this one, and one that keeps compiled code where npm can give it. */
function nodes() {
  const args = ['-y', '-p', 'node@22', 'node', '-p', 'process.execPath'];
  const other = spawnSync('npx', args, { encoding: 'utf8', cwd: tmpdir(), timeout: 300_000 });
  const path = other.status === 0 ? other.stdout.trim().split('\n').at(-1) : undefined;
  if (path === undefined) console.log('Node 22 cannot be had, so only this Node is measured');
  return path === undefined || path === process.execPath ? [process.execPath] : [process.execPath, path];
}

const scratch = mkdtempSync(join(tmpdir(), 'mlb-lint-bench-'));
try {
  const figures = join(scratch, 'figures');
  const isStarted = names.includes('startup');
  const env = {
    ...process.env,
    MLB_LINT_FIGURES: figures,
    ...(isStarted ? { MLB_LINT_PROGRAM: await programIn(scratch), MLB_LINT_NODES: nodes().join('\n') } : {}),
  };
  await bundleModules({ entryPoints: names.map((name) => `bench/${name}.ts`), outdir: scratch });
  for (const name of names) {
    console.log(`== ${name}`);
    execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=6000', join(scratch, `${name}.mjs`)], {
      stdio: 'inherit',
      env,
    });
  }
  const lines = existsSync(figures) ? readFileSync(figures, 'utf8').trim().split('\n') : [];
  const results = benchResults(
    lines.map((line) => JSON.parse(line)),
    readFileSync(join(root, 'bench/notes.md'), 'utf8'),
  );
  console.log(`\n${results.markdown}`);
  if (wanted.length === 0) {
    writeFileSync(join(root, 'bench/RESULTS.md'), results.markdown);
    writeFileSync(join(root, 'bench/RESULTS.json'), results.json);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
