import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { bundledProgram } from '../action/bundle.ts';
import { planText, poolText, serviceText } from '../command/story.ts';
import { commit, committed, git } from '../files/history.ts';
import { repository } from '../files/repository.ts';

const isCi = process.env['CI'] === 'true';
const program = bundledProgram();

const SITE = {
  'plan.yaml': planText([['.200-.239', 'service']]),
  'k8s/kustomization.yaml': 'resources: [pool.yaml, service.yaml]\n',
  'k8s/pool.yaml': poolText('lan', '192.168.20.200-192.168.20.209'),
  'k8s/service.yaml': serviceText('apps/web'),
};

/** What a process that ended by a signal or by itself leaves to a shell. */
interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** What is left in the temporary folder. */
  readonly left: readonly string[];
  /** Processes that a fake program wrote down and that still run. */
  readonly alive: readonly string[];
}

/** Runs the program with programs of its own, shell scripts by name, in front of PATH; `$NOTES` is a folder they share. */
async function run(
  cwd: string,
  args: readonly string[],
  scripts: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const temporary = repository({});
  const notes = repository({});
  const tools = repository({});
  for (const [name, lines] of Object.entries(scripts)) {
    writeFileSync(join(tools, name), `#!/bin/sh\nNOTES='${notes}'\n${lines}\n`);
    chmodSync(join(tools, name), 0o755);
  }
  const env = { ...process.env, PATH: `${tools}:${process.env['PATH'] ?? ''}`, TMPDIR: temporary };
  const child = spawn(process.execPath, [program(), ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number>((done) =>
      child.on('close', (code, signal) => done(code ?? 128 + constants.signals[signal ?? 'SIGKILL'])),
    ),
  ]);
  const pids = readdirSync(notes).flatMap((name) => readFileSync(join(notes, name), 'utf8').trim().split('\n'));
  await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  return { status, out, err, left: readdirSync(temporary), alive: pids.filter(isAlive) };
}

/** Whether a process still runs; one that ended and nobody has waited for does not. */
function isAlive(pid: string): boolean {
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+[ZX]/m.test(readFileSync(status, 'utf8'));
}

describe('a renderer', () => {
  it.each([
    ['prints garbage', 'head -c 100000 /dev/urandom', 'something else than resources'],
    ['prints a gigabyte', 'echo $$ >"$NOTES/pid"; exec head -c 1000000000 /dev/zero', 'it printed too much'],
    ['complains without end', 'echo $$ >"$NOTES/pid"; exec yes >&2', 'it printed too much'],
    ['fails', 'echo "Error: no" >&2; exit 1', 'no'],
    ['is killed', 'kill -9 $$', 'it ended with a signal'],
    ['crashes after half of its output', 'echo "apiVersion: v1"; kill -SEGV $$', 'it ended with a signal'],
    ['leaves others behind', 'sleep 600 & echo $! >"$NOTES/pid"; exit 3', 'it ended with 3'],
  ])('that %s costs its overlay alone, and is told', async (_how, lines, message) => {
    const { status, out, err, left } = await run(repository(SITE), ['-f', 'json'], { kustomize: lines });
    expect(err).toContain(message);
    expect(err).not.toContain('internal error');
    expect([status, left]).toEqual([0, []]);
    expect(JSON.parse(out)).toMatchObject({ coverage: { notRendered: 1, services: { known: 1 } } });
  });
});

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('%s', (signal, status) => {
  const kill = `echo $$ >"$NOTES/$$"; kill -${signal.slice(3)} $PPID;`;

  it.each([
    ['while kustomize runs', [], { kustomize: `sleep 600 & echo $! >"$NOTES/child"; ${kill} sleep 600` }],
    ['as kustomize ends', [], { kustomize: `${kill} exit 1` }],
    ['while git runs', ['review', '--base', 'HEAD~1'], { git: `${kill} exec ${realGit()} "$@"` }],
    ['while a review renders', ['review', '--base', 'HEAD~1'], { kustomize: `${kill} sleep 600` }],
    ['while a repair renders', ['--fix'], { kustomize: `${kill} sleep 600` }],
  ])('%s ends the run and what it started, and leaves nothing behind', async (_when, args, scripts) => {
    const root = committed(SITE);
    commit(root, { 'k8s/service.yaml': serviceText('apps/other') });
    const ended = await run(root, args, scripts);
    expect(ended).toMatchObject({ status, left: [], alive: [] });
    expect(git(root, 'status', '--porcelain')).toBe('');
  });
});

function realGit(): string {
  return spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
}

const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!canMount) console.warn('this machine lets nobody mount a small disk: what a full one does is not tested');

describe.skipIf(!canMount && !isCi)('a full disk', () => {
  /** Runs the program with a full disk at `$0`; its output is followed by what stands there afterwards. */
  function onDisk(
    args: string,
    env = '',
  ): { readonly status: number | null; readonly out: string; readonly err: string } {
    const root = committed(SITE);
    const disk = join(root, '.git', 'disk');
    mkdirSync(disk);
    const lines = `mount -t tmpfs -o size=64k tmpfs "$0"; cp k8s/pool.yaml "$0/report"; chmod 640 "$0/report"
cat /dev/zero >"$0/rest" 2>/dev/null
${env}${process.execPath} ${program()} ${args}; status=$?
rm "$0/rest"; ls -A "$0"; cmp k8s/pool.yaml "$0/report" && echo same; exit $status`;
    const done = spawnSync('unshare', ['-rm', 'sh', '-c', lines, disk], { cwd: root, encoding: 'utf8' });
    return { status: done.status, out: done.stdout, err: done.stderr };
  }

  it.each(['json', 'sarif', 'junit', 'text'])('takes no half of a report in %s: the old one stays', (format) => {
    const { status, out, err } = onDisk(`-f ${format}="$0/report" --rule pool/unused=info`);
    expect({ status, out }).toEqual({ status: 2, out: 'report\nsame\n' });
    expect(err).toMatch(/^mlb-lint: cannot write .*\/report: ENOSPC: no space left on device\n$/);
  });

  it('takes no half of a baseline', () => {
    const { status, out, err } = onDisk('--write-baseline "$0/report"');
    expect({ status, out }).toEqual({ status: 2, out: 'report\nsame\n' });
    expect(err).toContain('ENOSPC');
  });

  it.each([
    ['lint', ''],
    ['a review', 'review --base HEAD'],
    ['a repair', '--fix'],
  ])('for temporary files is told in one line by %s', (_name, args) => {
    const { status, out, err } = onDisk(args, 'TMPDIR="$0" ');
    expect(err).toMatch(/^mlb-lint: ENOSPC: no space left on device[^\n]*\n$/);
    expect({ status, out }).toEqual({ status: 2, out: 'report\nsame\n' });
  });
});

it('says that standard output takes no more', () => {
  const root = repository(SITE);
  const { status, stderr } = spawnSync('sh', ['-c', `${process.execPath} ${program()} -f json >/dev/full`], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([
    2,
    'mlb-lint: cannot write standard output: ENOSPC: no space left on device, write\n',
  ]);
});
