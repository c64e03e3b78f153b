import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import reviewSchema from '../../schemas/review.schema.json' with { type: 'json' };
import { review } from '../../src/command/review.ts';
import { run } from '../cli/run.ts';
import { commit, committed, git, put } from '../files/history.ts';
import { repository } from '../files/repository.ts';
import { faults } from '../report/faults.ts';
import { planText, poolText, serviceText } from './story.ts';

const plan = planText([['.200-.239', 'service']]);
const pool = poolText('apps', '192.168.20.200-192.168.20.203');
const small = poolText('apps', '192.168.20.201-192.168.20.203');
const service = serviceText('shop/a');
const before = { 'plan.yaml': plan, 'k8s/all.yaml': pool + service };

describe('review', () => {
  it('takes a plan that the base lacks for an empty base', async () => {
    const root = committed({ 'README.md': 'nothing yet' });
    put(root, before);
    const { services, pools, findings } = await review({ cwd: root, base: 'HEAD' });
    expect(services).toMatchObject([{ name: 'a', change: 'appears', before: null }]);
    expect(pools).toMatchObject([{ name: 'apps', change: 'added', before: null }]);
    expect(findings.fixed).toEqual([]);
  });

  it('compares each cluster that shows without a plan with its own earlier self', async () => {
    const overlay = (name: string, from: number) => ({
      [`clusters/${name}/kustomization.yaml`]: 'resources: [all.yaml]\n',
      [`clusters/${name}/all.yaml`]: poolText('apps', `192.168.20.${from}-192.168.20.209`) + service,
    });
    const root = committed({ ...overlay('north', 200), ...overlay('south', 200) });
    put(root, overlay('north', 201));
    const { services, clusters } = await review({ cwd: root, base: 'HEAD' });
    expect(clusters).toEqual([{}, {}]);
    expect(services.map(({ change }) => change)).toEqual(['changes', 'unchanged']);
  });

  it('compares with the merge base, not with what the base became since', async () => {
    const root = committed(before);
    git(root, 'checkout', '--quiet', '-b', 'topic');
    commit(root, { 'README.md': 'topic' });
    git(root, 'checkout', '--quiet', 'main');
    commit(root, { 'k8s/all.yaml': small + service });
    git(root, 'checkout', '--quiet', 'topic');
    const { services, base, head } = await review({ cwd: root, base: 'main' });
    expect(services).toMatchObject([{ change: 'unchanged' }]);
    expect([base, head]).toEqual([git(root, 'merge-base', 'main', 'topic'), null]);
  });

  it('compares two commits, whatever the working tree holds', async () => {
    const root = committed(before);
    const head = commit(root, { 'k8s/all.yaml': small + service });
    put(root, { 'k8s/all.yaml': 'in: the middle of work' });
    const report = await review({ cwd: root, base: 'HEAD~1', head: 'main' });
    expect(report).toMatchObject({ head, services: [{ change: 'changes' }] });
  });

  it('names the revision that lacks the plan', async () => {
    const root = committed({ 'README.md': 'nothing yet' });
    commit(root, before);
    await expect(review({ cwd: root, base: 'HEAD', head: 'HEAD~1' })).rejects.toThrow(
      'revision "HEAD~1" has no plan.yaml',
    );
  });

  it('names fetch-depth: 0 where a shallow clone lacks the merge base', async () => {
    const origin = committed(before);
    git(origin, 'checkout', '--quiet', '-b', 'topic');
    commit(origin, { 'README.md': 'topic' });
    git(origin, 'checkout', '--quiet', 'main');
    commit(origin, { 'k8s/all.yaml': small + service });
    const root = repository({});
    const from = `file://${origin}`;
    git(root, 'clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=topic', from, 'clone');
    const { status, err } = await run(['review', '--base', 'origin/main'], { cwd: join(root, 'clone') });
    expect([status, err]).toEqual([2, expect.stringContaining('check out with fetch-depth: 0')]);
  });

  it('names fetch-depth: 0 where a shallow clone lacks the base itself', async () => {
    const origin = committed(before);
    commit(origin, { 'k8s/all.yaml': small + service });
    const root = repository({});
    git(root, 'clone', '--quiet', '--depth=1', `file://${origin}`, 'clone');
    const base = git(origin, 'rev-parse', 'HEAD~1');
    const { status, err } = await run(['review', '--base', base], { cwd: join(root, 'clone') });
    expect([status, err]).toEqual([2, expect.stringContaining('check out with fetch-depth: 0')]);
  });

  it('says so where there is no git repository', () =>
    expect(review({ cwd: repository(before), base: 'HEAD' })).rejects.toThrow('this is no git repository'));

  it('fails on new findings alone, and on moves where it is told to', async () => {
    const root = committed(before);
    put(root, { 'k8s/all.yaml': small + service });
    const status = async (...args: readonly string[]) =>
      (await run(['review', '--base', 'HEAD', ...args], { cwd: root })).status;
    expect(await status()).toBe(0);
    expect(await status('--fail-on-move')).toBe(1);
    expect(await status('--fail-on-move=possible')).toBe(1);
    put(root, { 'k8s/all.yaml': pool + poolText('more', '192.168.20.203/32') + service });
    expect(await status()).toBe(1);
    expect(await status('--fail-on=never')).toBe(0);
  });

  it('prints JSON that keeps to its schema', async () => {
    const root = committed({ ...before, 'k8s/more.yaml': serviceText('mail/gone') });
    put(root, { 'k8s/all.yaml': small + poolText('more', '192.168.20.203/32') + service, 'k8s/more.yaml': undefined });
    const { out } = await run(['review', '--base', 'HEAD', '--format', 'json'], { cwd: root });
    expect(faults(reviewSchema, out)).toEqual([]);
    expect(JSON.parse(out).findings.new.map(({ rule }: { rule: string }) => rule)).toContain('pool/overlap');
  });
});

describe('a hostile revision', () => {
  const trace = join(repositoryless(), 'trace');

  it.each([
    [`--upload-pack=touch ${trace}`],
    ['-h'],
    ['--all'],
    ['main\n--all'],
    ['main\0'],
    [''],
    ['main..HEAD'],
    ['HEAD:plan.yaml'],
    [`ext::sh -c "touch ${trace}"`],
    ['a'.repeat(100_000)],
  ])('names no commit and does nothing: %j', async (base) => {
    const root = committed(before);
    await expect(review({ cwd: root, base })).rejects.toMatchObject({ name: 'UsageError' });
    await expect(review({ cwd: root, base: 'HEAD', head: base })).rejects.toMatchObject({ name: 'UsageError' });
    expect(existsSync(trace)).toBe(false);
  });
});

/** A folder that no test makes, so that whatever stands in it was put there by what should not run. */
function repositoryless(): string {
  return join('/tmp', `mlb-lint-nowhere-${process.pid}`);
}

describe('a repository', () => {
  it('is left as it is, and runs nothing of its own', async () => {
    const root = committed({
      ...before,
      '.gitattributes': '*.yaml filter=trap diff=trap merge=trap\n* export-subst\n',
    });
    const trace = join(root, '.git', 'trace');
    const trap = `touch '${trace}'; cat`;
    for (const [key, value] of [
      ['filter.trap.smudge', trap],
      ['filter.trap.clean', trap],
      ['filter.trap.process', trap],
      ['diff.trap.textconv', trap],
      ['diff.trap.command', trap],
      ['diff.external', trap],
      ['merge.trap.driver', trap],
      ['core.fsmonitor', trap],
      ['core.pager', trap],
      ['core.sshCommand', trap],
      ['core.gitProxy', trap],
      ['credential.helper', `!${trap}`],
      ['alias.rev-parse', `!${trap}`],
    ] as const) {
      git(root, 'config', key, value);
    }
    const hooks = join(root, '.git', 'hooks');
    mkdirSync(hooks, { recursive: true });
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'pre-auto-gc']) {
      put(hooks, { [hook]: `#!/bin/sh\n${trap}\n` });
      chmodSync(join(hooks, hook), 0o755);
    }
    put(root, { 'k8s/all.yaml': small + service });
    const state = () => [
      readFileSync(join(root, '.git', 'index')).toString('base64'),
      statSync(join(root, '.git', 'index')).mtimeMs,
      readdirSync(root, { recursive: true }).map(String).sort(),
    ];
    const earlier = state();
    expect((await review({ cwd: root, base: 'HEAD', head: 'HEAD' })).services).toMatchObject([{ change: 'unchanged' }]);
    expect((await review({ cwd: root, base: 'HEAD' })).services).toMatchObject([{ change: 'changes' }]);
    expect(existsSync(trace)).toBe(false);
    expect(state()).toEqual(earlier);
  });

  it('leaves nothing in the temporary folder, also where a plan is broken', async () => {
    const scratch = repository({});
    vi.stubEnv('TMPDIR', scratch);
    try {
      const root = committed(before);
      await review({ cwd: root, base: 'HEAD', head: 'HEAD' });
      commit(root, { 'plan.yaml': 'version: 1\nsites: 5\n' });
      put(root, before);
      await expect(review({ cwd: root, base: 'HEAD' })).rejects.toMatchObject({ name: 'UsageError' });
      expect(readdirSync(scratch).filter((name) => join(scratch, name) !== root)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('may be a worktree, and a plan may lie deep in it', async () => {
    const root = committed({ 'sites/north/plan.yaml': plan, 'sites/north/k8s/all.yaml': pool + service });
    const other = join(repository({}), 'other');
    git(root, 'worktree', 'add', '--quiet', other);
    put(other, { 'sites/north/k8s/all.yaml': small + service });
    const { services } = await review({ cwd: join(other, 'sites/north'), base: 'HEAD' });
    expect(services).toMatchObject([{ change: 'changes' }]);
  });

  it('may hold links that lead out of it', async () => {
    const root = committed(before);
    execFileSync('ln', ['-s', '/etc', join(root, 'k8s', 'etc')]);
    execFileSync('ln', ['-s', '../../../../../../etc/passwd', join(root, 'k8s', 'passwd.yaml')]);
    commit(root, {});
    const { services } = await review({ cwd: root, base: 'HEAD', head: 'HEAD' });
    expect(services).toMatchObject([{ change: 'unchanged' }]);
  });
});
