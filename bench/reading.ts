import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runLint } from '../src/command/lint.ts';
import { type CorpusPlan, writeCorpus } from './corpus.ts';
import { median, report, timed } from './measure.ts';
import { parseWithYaml } from './yaml.ts';

const ROUNDS = 7;

/** Asks this program to lint a folder and print its peak memory. */
const PEAK = '--peak';

const MANY: CorpusPlan = { files: 10_000, length: 26, relevant: 20, served: 0, seed: 1 };
const SERVED: CorpusPlan = { ...MANY, served: 250 };
const SMALL: CorpusPlan = { files: 100_000, length: 2, relevant: 20, served: 0, seed: 1 };

/** Every file below a folder. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function readAll(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
}

/** What a cache that is keyed by content has to do before it can say that nothing has changed. */
function hashAll(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + createHash('sha256').update(readFileSync(path)).digest().length, 0);
}

function parseAll(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + parseWithYaml([readFileSync(path, 'utf8')]), 0);
}

/** How long linting a folder takes, in milliseconds. */
async function linting(folder: string): Promise<number> {
  const start = performance.now();
  await runLint({ cwd: folder, today: '2026-01-01' });
  return performance.now() - start;
}

/** How many times as long as reading every byte once linting takes: the median of runs that take turns. */
async function againstReading(folder: string): Promise<number> {
  const paths = filesBelow(folder);
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const read = timed(() => readAll(paths)).milliseconds;
    const linted = await linting(folder);
    if (round > 0) ratios.push(linted / read);
  }
  return median(ratios);
}

/** How many times as long as parsing every document linting takes. */
async function againstParsing(folder: string): Promise<number> {
  const paths = filesBelow(folder);
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const linted = await linting(folder);
    if (round > 0) ratios.push(linted / timed(() => parseAll(paths)).milliseconds);
  }
  return median(ratios);
}

/** Which part of linting remains where a cache knows all of its answers. */
async function withCache(folder: string): Promise<number> {
  const paths = filesBelow(folder);
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const linted = await linting(folder);
    if (round > 0) ratios.push(timed(() => hashAll(paths)).milliseconds / linted);
  }
  return median(ratios);
}

/** The peak of a process' memory that lints a folder, above that of Node alone, in MiB. */
function peakAbove(folder: string): number {
  const peak = (args: readonly string[]): number =>
    Number(execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, MLB_LINT_FIGURES: '' } }));
  const bare = peak(['-p', 'process.resourceUsage().maxRSS']);
  const peaks = Array.from({ length: ROUNDS }, () => peak([fileURLToPath(import.meta.url), PEAK, folder]));
  return (median(peaks) - bare) / 1024;
}

async function measureAll(scratch: string): Promise<void> {
  const folderOf = (name: string, plan: CorpusPlan): string => {
    const folder = join(scratch, name);
    writeCorpus(folder, plan);
    return folder;
  };
  const [many, served, small] = [folderOf('many', MANY), folderOf('served', SERVED), folderOf('small', SMALL)];
  const reading = 'reading every byte once';
  report('Linting 10,000 files, 40 MB, of which 2 % are relevant', await againstReading(many), 2.2, reading);
  report('The same, a quarter of them workloads that Services need', await againstReading(served), 5, reading);
  report('Linting 100,000 small files', await againstReading(small), 2, reading);
  report('Linting 10,000 files', await againstParsing(many), 0.05, 'parsing every document with yaml');
  report(
    'Reading and hashing 10,000 files, all that a cache would leave to do',
    await withCache(many),
    1,
    'linting them',
  );
  report('Peak memory for 10,000 files, MiB', peakAbove(many), 60, 'Node alone');
  report('Peak memory for 100,000 files, MiB', peakAbove(small), 110, 'Node alone');
}

const [, , mode, folder = ''] = process.argv;
if (mode === PEAK) {
  await linting(folder);
  process.stdout.write(String(process.resourceUsage().maxRSS));
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'mlb-lint-reading-'));
  try {
    await measureAll(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
