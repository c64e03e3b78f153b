import { spawnSync } from 'node:child_process';
import { linkSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../cli/run.ts';
import { planText, poolText } from '../command/story.ts';
import { repository } from '../files/repository.ts';

const SITE = { 'plan.yaml': planText([]), 'k8s/pool.yaml': poolText('lan', '192.168.20.9') };
/** Whether this user may make a device, in a folder that is removed again. */
function mayMakeDevices(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mlb-lint-'));
  const { status } = spawnSync('mknod', [join(folder, 'zero'), 'c', '1', '5']);
  rmSync(folder, { recursive: true });
  return status === 0;
}

const lint = (cwd: string) => run(['-f', 'json', '--fail-on', 'never'], { cwd });

/** What a run says that it passed over, and how many resources it saw. */
async function seen(root: string) {
  const { status, out, err } = await lint(root);
  const { coverage, summary } = JSON.parse(out);
  return { status, err, skipped: coverage.skipped, resources: summary.resources };
}

describe('what is no regular file', () => {
  it('may be a socket', async () => {
    const root = repository(SITE);
    const server = createServer().listen(join(root, 'k8s/socket.yaml'));
    onTestFinished(() => void server.close());
    expect(await seen(root)).toEqual({ status: 0, err: '', skipped: 1, resources: 2 });
  });

  it('may be a pipe that nobody writes, also where the plan or the command line names it', async () => {
    const root = repository({ ...SITE, 'plan.yaml': SITE['plan.yaml'].replace('[k8s]', '[k8s, pipe.yaml]') });
    for (const path of ['k8s/pipe.yaml', 'k8s/kustomization.yaml', 'pipe.yaml'])
      spawnSync('mkfifo', [join(root, path)]);
    expect(await seen(root)).toEqual({
      ...{ status: 2, skipped: 2, resources: 2 },
      err: 'pipe.yaml: pipe.yaml is no regular file\n',
    });
    for (const args of [
      ['pipe.yaml'],
      ['import', 'kea', 'pipe.yaml'],
      ['migrate', 'pipe.yaml'],
      ['merge', 'pipe.yaml'],
    ]) {
      const { status, out, err } = await run(args, { cwd: root });
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(/^mlb-lint: pipe\.yaml is (?:no regular file|neither a file nor a folder)\n$/);
    }
  });

  const mayMake = mayMakeDevices();
  if (!mayMake) console.warn('nobody here may make a device: that none is read is not tested');

  it.skipIf(!mayMake && process.env['CI'] !== 'true')('may be a device that never ends', async () => {
    const root = repository(SITE);
    for (const path of ['k8s/zero.yaml', 'k8s/kustomization.yaml', 'zero.json']) {
      expect(spawnSync('mknod', [join(root, path), 'c', '1', '5']).status).toBe(0);
    }
    expect(await seen(root)).toEqual({ status: 0, err: '', skipped: 2, resources: 2 });
    expect(await run(['import', 'kea', 'zero.json'], { cwd: root })).toMatchObject({ status: 2, out: '' });
    expect(await run(['--baseline', 'zero.json'], { cwd: root })).toMatchObject({ status: 2, out: '' });
  });

  it('may be a name that several files have', async () => {
    const root = repository(SITE);
    linkSync(join(root, 'k8s/pool.yaml'), join(root, 'k8s/same.yaml'));
    expect(await seen(root)).toMatchObject({ status: 0, err: '', skipped: 0, resources: 4 });
  });
});

describe('a path', () => {
  /** Makes folders in folders until a path has no room for another one, each with a manifest, and fills up the last one. */
  const deep = `while mkdir "$0" 2>/dev/null && cd "$0"; do echo 'a: b' >a.yaml; [ $(pwd -P | wc -c) -gt 3880 ] && break; done
long=$(printf "%$((4094 - $(pwd -P | wc -c)))s" | tr ' ' x); echo 'a: b' >"$(printf %.200s $long).yaml"; mkdir "$(printf %.200s $long)"
cd "$(printf %.200s $long)" && echo 'a: b' >b.yaml`;

  it('of 4,000 characters is read; what stands past 4,096 is told, and nothing is called clean', async () => {
    const root = repository(SITE);
    // Node removes nothing at such a path.
    onTestFinished(() => void spawnSync('rm', ['-rf', join(root, 'k8s')]));
    expect(spawnSync('bash', ['-c', deep, 'd'.repeat(99)], { cwd: join(root, 'k8s') }).status).toBe(0);
    const { status, out, err } = await lint(root);
    const { incomplete, summary } = JSON.parse(out);
    expect(status).toBe(2);
    expect(err).toMatch(/^(?:k8s\/d[\w/]+(?:\.yaml)?: k8s\/d[\w/]+(?:\.yaml)? [^\n]+\n)+$/);
    expect(incomplete.length).toBeGreaterThan(0);
    expect(summary.files).toBeGreaterThan(35);
  });

  it.each([
    ['of short names', 'a/'.repeat(2048)],
    ['of one name', 'a'.repeat(4096)],
    ['of long names', `${'a'.repeat(255)}/`.repeat(16)],
  ])('of 4,096 characters leads nowhere where a person writes it: %s', async (_how, path) => {
    const plan = SITE['plan.yaml'].replace('[k8s]', JSON.stringify([path]));
    const told = await run([], { cwd: repository({ ...SITE, 'plan.yaml': plan }) });
    expect([told.status, told.out]).toEqual([2, '']);
    expect(told.err).toMatch(/^mlb-lint: plan\.yaml:\d+:\d+: "[^\n]*\n$/);
    for (const args of [[path], ['import', 'kea', path], ['migrate', path], ['--baseline', path], ['init', path]]) {
      const { status, err } = await run(args, { cwd: repository(SITE) });
      expect(status).toBe(2);
      expect(err).toMatch(/^mlb-lint: [^\n]+\n$/);
    }
    const kustomization = `resources: ["${path}"]\nconfigMapGenerator: [{ name: a, files: ["${path}"] }]\n`;
    const overlay = await run([], { cwd: repository({ ...SITE, 'k8s/kustomization.yaml': kustomization }) });
    expect([0, 2]).toContain(overlay.status);
    expect(overlay.err).toContain('1 overlay was not rendered');
  });
});

describe('a folder', () => {
  it('of 50,000 files is read', { timeout: 300_000 }, async () => {
    const root = repository(SITE);
    for (let index = 0; index < 50_000; index++) writeFileSync(join(root, 'k8s', `${index}.yaml`), '');
    const all = await seen(root);
    // What cleans up after tests has less time.
    rmSync(root, { recursive: true });
    expect(all).toEqual({ status: 0, err: '', skipped: 0, resources: 2 });
  });

  it('of 2,000 links that lead to each other is read once', async () => {
    const root = repository(SITE);
    for (let index = 0; index < 2_000; index++)
      symlinkSync(index % 2 === 0 ? '.' : '..', join(root, 'k8s', `l${index}`));
    expect(await seen(root)).toMatchObject({ status: 0, err: '', resources: 2 });
  });
});
