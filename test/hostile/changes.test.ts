import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type Outcome, run } from '../cli/run.ts';
import { planText, poolText, serviceText } from '../command/story.ts';
import { repository } from '../files/repository.ts';

/** Runs of the program while somebody else changes what it reads. */
const RUNS = 4;

const stateOf = (from: number) =>
  poolText('lan', `192.168.20.${from}-192.168.20.${from + 9}`) + serviceText('apps/web');
const [ONE, OTHER] = [stateOf(200), stateOf(210)];

/** What nothing asks about, so that its text is let go after a look and read again where somebody asks. */
const deployment = (index: number, more: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web-${index}, namespace: apps, annotations: { note: "${more}" } }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: a, image: b }] } } }
`;

const SITE = {
  'plan.yaml': planText([['.200-.239', 'service']]),
  'k8s/site.yaml': ONE,
  'one.txt': ONE,
  'other.txt': OTHER,
  'outside-of-k8s.yaml': 'password: hunter2\n',
  ...Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k8s/z${index}.yaml`, deployment(index, '')])),
};

/** Ways to change a file again and again; `f` is its path, `r` the folder of both states, `fs` what Node has. */
const CHANGES = {
  'is replaced': 'for (const s of [one, other]) { fs.writeFileSync(f + ".tmp", s); fs.renameSync(f + ".tmp", f); }',
  'is written in place':
    'for (const s of [one, other, "", one.slice(0, 200), one + "#".repeat(1e6)]) fs.writeFileSync(f, s);',
  'grows and shrinks': 'fs.appendFileSync(f, "# more\\n".repeat(1000)); fs.truncateSync(f, one.length);',
  vanishes: 'fs.rmSync(f, { force: true }); fs.writeFileSync(f + ".tmp", one); fs.renameSync(f + ".tmp", f);',
  'becomes a folder':
    'fs.rmSync(f); fs.mkdirSync(f); fs.writeFileSync(f + "/a.yaml", other); fs.rmSync(f, { recursive: true }); fs.writeFileSync(f, one);',
  'becomes a pipe': 'fs.rmSync(f); child.spawnSync("mkfifo", [f]); fs.rmSync(f); fs.writeFileSync(f, one);',
  'becomes a link out of the repository':
    'fs.rmSync(f); fs.symlinkSync("/etc/passwd", f); fs.rmSync(f); fs.writeFileSync(f, one);',
  'becomes a link to itself': 'fs.rmSync(f); fs.symlinkSync("site.yaml", f); fs.rmSync(f); fs.writeFileSync(f, one);',
  'becomes unknown bytes':
    'for (const s of [Buffer.from([0xff, 0x00, 0xc3, 0x28]), Buffer.from(one, "utf16le"), one]) fs.writeFileSync(f, s);',
} as const;

/** Starts somebody who changes a file until the test ends, and waits until he has begun. */
async function changing(root: string, path: string, lines: string): Promise<ChildProcess> {
  const script = `const fs = require('node:fs'); const child = require('node:child_process');
const [f, one, other] = [${JSON.stringify(join(root, path))}, ${JSON.stringify(ONE)}, ${JSON.stringify(OTHER)}];
let begun = false;
for (;;) { ${lines} if (!begun) fs.writeSync(1, 'begun'); begun = true; }`;
  const writer = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const ended = once(writer, 'close');
    writer.kill('SIGKILL');
    await ended;
  });
  await once(writer.stdout, 'data');
  return writer;
}

function expectAnswer({ status, out, err }: Outcome): void {
  expect(err).not.toContain('internal error');
  expect([0, 1, 2]).toContain(status);
  expect(out + err).not.toMatch(/root:|hunter2/);
  for (const line of err.trimEnd().split('\n')) expect(line).toMatch(/^$|^(?:mlb-lint: |in the base, )?[\w./-]+[: ]/);
}

it('a file that is replaced while it is read is one or the other', async () => {
  const root = repository(SITE);
  await changing(root, 'k8s/site.yaml', CHANGES['is replaced']);
  for (let count = 0; count < RUNS; count++) {
    const { status, out, err } = await run(['allocate', '-f', 'json'], { cwd: root });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const [cluster] = JSON.parse(out).clusters;
    expect(cluster.services).toMatchObject([{ status: 'assigned', pool: 'lan' }]);
    expect(['192.168.20.200', '192.168.20.210']).toContain(cluster.services[0].addresses[0]);
  }
});

it.each(Object.entries(CHANGES))(
  'a file that %s while it is read is answered',
  { timeout: 60_000 },
  async (_how, lines) => {
    const root = repository(SITE);
    await changing(root, 'k8s/site.yaml', lines);
    for (let count = 0; count < RUNS; count++) {
      expectAnswer(await run(['-f', 'json'], { cwd: root }));
    }
  },
);

it.each([
  ['a plan that is replaced', 'plan.yaml', planText([]), planText([['.200-.239', 'service']])],
  ['what nothing asked about before', 'k8s/z7.yaml', deployment(7, ''), stateOf(220) + deployment(7, 'x'.repeat(3000))],
  ['a kustomization', 'k8s/kustomization.yaml', 'resources: [site.yaml]\n', 'resources: [site.yaml, gone.yaml]\n'],
])('%s is answered', { timeout: 60_000 }, async (_what, path, one, other) => {
  const root = repository({ ...SITE, [path]: one });
  const states = `for (const s of [${JSON.stringify(one)}, ${JSON.stringify(other)}])`;
  await changing(
    root,
    path,
    `${states} { fs.writeFileSync(f + '.tmp', s); fs.renameSync(f + '.tmp', f); } fs.rmSync(f);`,
  );
  for (let count = 0; count < RUNS; count++) {
    expectAnswer(await run(['-f', 'json'], { cwd: root }));
    expectAnswer(await run(['why', 'apps/web'], { cwd: root }));
  }
});

it('a repair of a file that somebody else writes leaves his text or repairs it', { timeout: 60_000 }, async () => {
  const pool = (text: string) => poolText('lan', text);
  const root = repository({ 'k8s/site.yaml': pool('192.168.20.17/28') });
  writeFileSync(join(root, 'keep.txt'), '');
  const [one, other] = [pool('192.168.20.17/28'), pool('192.168.20.33/28')].map((text) => JSON.stringify(text));
  await changing(
    root,
    'k8s/site.yaml',
    `for (const s of [${one}, ${other}]) { fs.writeFileSync(f + '.tmp', s); fs.renameSync(f + '.tmp', f); }`,
  );
  for (let count = 0; count < RUNS; count++) expectAnswer(await run(['--fix'], { cwd: root }));
});

describe('after so many files are read', () => {
  const pods = serviceText('apps/web', {}, 'ports: [{ port: 443 }], selector: { app: web }');
  const changes = {
    replaced: (path: string) => writeFileSync(path, OTHER.repeat(3)),
    'cut off': (path: string) => truncateSync(path, 40),
    emptied: (path: string) => truncateSync(path, 0),
    removed: (path: string) => rmSync(path),
    'made binary': (path: string) => writeFileSync(path, Buffer.from([0, 1, 2, 0xff])),
    'made a folder': (path: string) => {
      rmSync(path);
      mkdirSync(path);
    },
    'made a link out of the repository': (path: string) => {
      rmSync(path);
      symlinkSync('/etc/passwd', path);
    },
    'made a template': (path: string) => writeFileSync(path, '{{- if .Values.a }}\n'),
    'made huge': (path: string) => truncateSync(path, 100 * 2 ** 30),
  } as const;

  it.each(Object.entries(changes))('every file may be %s', async (_how, change) => {
    const files = {
      ...SITE,
      'k8s/site.yaml': ONE + pods,
      'k8s/kustomization.yaml': 'resources: [site.yaml, z1.yaml]\n',
    };
    for (const after of [0, 62]) {
      for (const args of [
        ['-f', 'json', '--dormant'],
        ['why', 'apps/web'],
      ]) {
        const root = repository(files);
        let seen = 0;
        const progress = () => {
          if (seen++ === after) for (const path of Object.keys(files)) change(join(root, path));
        };
        const [printed, told]: [string[], string[]] = [[], []];
        const print = (text: string) => void printed.push(text);
        const say = (line: string) => void told.push(line);
        const status = await main(args, { cwd: root, color: false, width: 100, print, say, progress });
        expectAnswer({ status, out: printed.join(''), err: told.join('\n') });
        expect(seen).toBeGreaterThan(after);
      }
    }
  });
});
