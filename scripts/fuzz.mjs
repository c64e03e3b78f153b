// Fuzzes the targets of fuzz/targets, or those whose names are given:
// node scripts/fuzz.mjs [target...] [--executions N] [--seed N] [--corpus FOLDER] [--findings FOLDER]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bundleModules } from './bundle-modules.mjs';
import { instrument } from './instrument.mjs';

/** An execution that takes longer, in seconds, never ends. */
const LONGEST = 20;
const LARGEST_INPUT = 1 << 20;

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    executions: { type: 'string', default: '500000' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string' },
    findings: { type: 'string', default: join(root, 'fuzz/findings') },
  },
});
const files = readdirSync(join(root, 'fuzz/targets')).sort();
const all = files.map((file) => basename(file, '.ts'));
const unknown = positionals.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`no target ${unknown.join(', ')}; there are ${all.join(', ')}`);
const names = positionals.length > 0 ? positionals : all;
const scratch = mkdtempSync(join(tmpdir(), 'mlb-lint-fuzz-'));
try {
  await bundle();
  console.log('target              executions  branches        corpus  cost  findings');
  for (const name of names) await fuzz(name);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function bundle() {
  await bundleModules({
    entryPoints: [
      { in: 'fuzz/engine/worker.ts', out: 'worker' },
      ...names.map((name) => ({ in: `fuzz/targets/${name}.ts`, out: `target-${name}` })),
    ],
    outdir: scratch,
    define: { 'import.meta.dirname': JSON.stringify(join(root, 'fuzz/targets')) },
  });
}

/** The program is counted, and for the reader of documents the parser that it stands on. */
function isCounted(name, path) {
  return /^(src|rules)\//.test(path) || (name === 'documents' && path.startsWith('node_modules/yaml/'));
}

async function fuzz(name) {
  const module = join(scratch, `target-${name}.mjs`);
  const { code, words } = instrument(readFileSync(module, 'utf8'), (path) => isCounted(name, path));
  writeFileSync(module, code);
  const current = new SharedArrayBuffer(8 + LARGEST_INPUT);
  const before = process.cpuUsage();
  const worker = new Worker(join(scratch, 'worker.mjs'), {
    workerData: {
      module: pathToFileURL(module).href,
      words,
      known: corpusOf(name),
      executions: Number(values.executions),
      seed: Number(values.seed),
      current,
    },
    resourceLimits: { maxOldGenerationSizeMb: 1500 },
  });
  const result = await finished(worker, current);
  const { user, system } = process.cpuUsage(before);
  tell(name, result, (user + system) / 1e6);
}

/** The result of a worker; where it died or an input never ends, that input as the only finding. */
function finished(worker, current) {
  return new Promise((done) => {
    let begun = -1;
    const fail = (message) => {
      clearInterval(watch);
      void worker.terminate();
      const [length, executions] = new Int32Array(current, 0, 2);
      const input = Buffer.from(new Uint8Array(current, 8, Math.min(length, LARGEST_INPUT)));
      done({ executions, taken: 0, branches: 0, corpus: [], costliest: 0, findings: [{ message, input, stack: '' }] });
    };
    const watch = setInterval(() => {
      const now = Atomics.load(new Int32Array(current), 1);
      if (now === begun && now > 0) fail(`does not end within ${LONGEST} seconds`);
      begun = now;
    }, LONGEST * 1000);
    worker.on('message', (result) => {
      clearInterval(watch);
      done(result);
    });
    worker.on('error', (error) => fail(error.stack ?? String(error)));
  });
}

function corpusOf(name) {
  const folder = values.corpus === undefined ? undefined : join(values.corpus, name);
  if (folder === undefined || !existsSync(folder)) return [];
  const files = readdirSync(folder).sort();
  return files.map((file) => readFileSync(join(folder, file)));
}

function tell(name, result, seconds) {
  const { executions, taken, branches, corpus, findings, costliest } = result;
  if (values.corpus !== undefined) for (const input of corpus) write(join(values.corpus, name), input);
  const columns = [
    name.padEnd(18),
    String(executions).padStart(11),
    `${taken} of ${branches}`.padStart(15),
    String(corpus.length).padStart(7),
    String(costliest).padStart(5),
    String(findings.length).padStart(9),
  ];
  console.log(columns.join(' '));
  console.error(`${name}: ${Math.round(executions / seconds)} a second of the processor`);
  for (const { message, input, stack } of findings) {
    const path = write(join(values.findings, name), Buffer.from(input));
    console.log(`  ${message}\n  ${JSON.stringify(Buffer.from(input).toString().slice(0, 400))}\n  ${path}`);
    if (stack !== '') console.log(stack.split('\n').slice(1, 8).join('\n'));
    process.exitCode = 1;
  }
}

/** Writes an input under a name that its content gives. */
function write(folder, input) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, createHash('sha256').update(input).digest('hex').slice(0, 16));
  writeFileSync(path, input);
  return path;
}
