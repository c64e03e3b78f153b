import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planText, poolText, serviceText } from '../command/story.ts';
import { commit, committed } from '../files/history.ts';
import { repository } from '../files/repository.ts';
import { run } from './run.ts';

const site = {
  'plan.yaml': planText([['.200-.239', 'service']]),
  'k8s/pool.yaml': poolText('lan', '192.168.20.200-192.168.20.209'),
  'k8s/service.yaml': serviceText('apps/web'),
};
const broken = { 'k8s/broken.yaml': 'apiVersion: v1\nkind: Service\nspec: ]\n' };
const place = /^k8s\/broken\.yaml:3:7: /;

/** Adds a file whose name is in no encoding but Latin-1. */
function hide(root: string, folder = 'k8s'): string {
  writeFileSync(
    Buffer.concat([Buffer.from(`${join(root, folder)}/caf`), Buffer.from([0xe9]), Buffer.from('.yaml')]),
    'a: b\n',
  );
  return root;
}

describe('what does not parse', () => {
  it.each<[name: string, args: readonly string[], status?: number]>([
    ['allocate', ['allocate']],
    ['map', ['map']],
    ['why', ['why', 'apps/web']],
    ['free', ['free']],
    ['review, of which it is a new finding,', ['review', '--base', 'HEAD~1'], 1],
    ['upgrade', ['upgrade', '--to', '0.15.3']],
  ])('is told by %s, which gives the rest', async (_name, args, expected = 0) => {
    const root = committed(site);
    commit(root, broken);
    const { status, out, err } = await run(args, { cwd: root });
    expect(status).toBe(expected);
    expect(out).not.toBe('');
    expect(err).toMatch(place);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('in the base of a review is told, and is no fault of head', async () => {
    const root = committed({ ...site, ...broken });
    commit(root, { 'k8s/broken.yaml': undefined });
    const { status, err } = await run(['review', '--base', 'HEAD~1'], { cwd: root });
    expect(status).toBe(0);
    expect(err).toMatch(/^in the base, k8s\/broken\.yaml:3:7: /);
  });

  it('is told by init', async () => {
    const { status, err } = await run(['init', '--dry-run'], { cwd: repository({ ...site, ...broken }) });
    expect(status).toBe(0);
    expect(err).toMatch(place);
  });

  it('is told in so many lines', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k8s/${index}.yaml`, 'kind: ]\n']));
    const { err } = await run(['allocate'], { cwd: repository({ ...site, ...files }) });
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('and 10 more that could not be read');
  });
});

describe('a name that is not UTF-8', () => {
  const told = 'k8s/caf\ufffd.yaml: a file whose name is not UTF-8\n';

  it('keeps a manifest from being read, and nothing is called clean', async () => {
    const root = hide(repository(site));
    expect(await run([], { cwd: root })).toMatchObject({ status: 2, err: told });
    expect(await run(['allocate'], { cwd: root })).toMatchObject({ status: 2, err: told });
  });

  it('is told in the JSON report', async () => {
    const { out } = await run(['-f', 'json'], { cwd: hide(repository(site)) });
    expect(JSON.parse(out)).toMatchObject({
      incomplete: [{ file: 'k8s/caf\ufffd.yaml', reason: 'a file whose name is not UTF-8' }],
    });
  });

  it('keeps a review from being called clean', async () => {
    const root = hide(committed(site));
    commit(root, {});
    const { status, out } = await run(['review', '--base', 'HEAD~1', '-f', 'markdown'], { cwd: root });
    expect(status).toBe(2);
    expect(out).toContain('> [!WARNING]\n> **No Service moves**');
    expect(out).toContain('**1 file could not be read**\n\n- `k8s/caf\ufffd.yaml` a file whose name is not UTF-8\n');
  });

  it('of a folder hides what is in it', async () => {
    const root = repository(site);
    const folder = Buffer.concat([Buffer.from(`${root}/k8s/f`), Buffer.from([0xff])]);
    mkdirSync(folder);
    const { status, err } = await run([], { cwd: root });
    expect({ status, err }).toEqual({ status: 2, err: 'k8s/f\ufffd: a folder whose name is not UTF-8\n' });
  });

  it('means nothing where no manifest would be called so', async () => {
    const root = repository(site);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/k8s/caf`), Buffer.from([0xe9]), Buffer.from('.png')]), '');
    expect(await run([], { cwd: root })).toMatchObject({ status: 0, err: '' });
  });

  it('is not one that holds the character that stands for such bytes', async () => {
    const { status } = await run([], { cwd: repository({ ...site, 'k8s/caf\ufffd.yaml': 'a: b\n' }) });
    expect(status).toBe(0);
  });
});

describe('what the plan names', () => {
  const named = { ...site, 'plan.yaml': site['plan.yaml'].replace('[k8s]', '[k8s, secret.yaml]') };

  it('is told where it is a binary file, and nothing is called clean', async () => {
    const root = repository({ ...named, 'secret.yaml': '\0GITCRYPT\0' });
    expect(await run([], { cwd: root })).toMatchObject({
      status: 2,
      err: 'secret.yaml: secret.yaml is a binary file\n',
    });
  });

  it('is skipped and counted where it is met on a walk', async () => {
    const { status, out } = await run([], { cwd: repository({ ...site, 'k8s/secret.yaml': '\0GITCRYPT\0' }) });
    expect([status, out.split('\n')[0]]).toEqual([0, '1 file skipped']);
  });
});
