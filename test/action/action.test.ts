import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planText, poolText, serviceText } from '../command/story.ts';
import { commit, committed, git } from '../files/history.ts';
import { startApi } from './api.ts';
import { bundledAction } from './bundle.ts';
import { commandsIn, left, runStep } from './step.ts';

const bundle = bundledAction();
const plan = planText([['.200-.239', 'service']]);
const pool = (from: number) => poolText('apps', `192.168.20.${from}-192.168.20.203`);
const service = serviceText('shop/a');

/** A pull request that takes a Service's address away. */
function pulled(change: Readonly<Record<string, string>> = { 'k8s/all.yaml': pool(201) + service }) {
  const workspace = committed({ 'plan.yaml': plan, 'k8s/all.yaml': pool(200) + service });
  const head = commit(workspace, change);
  return { workspace, pull: { base: git(workspace, 'rev-parse', 'HEAD~1'), head } };
}

describe('the Action on a pull request', () => {
  it('comments what moves, with links to the lines', async () => {
    const api = await startApi();
    const { workspace, pull } = pulled();
    const step = await runStep({ bundle: bundle(), workspace, pull, apiUrl: api.url });
    expect([step.status, step.errors, api.faults]).toEqual([0, '', []]);
    const [comment] = api.comments;
    expect(comment?.body).toContain('> [!CAUTION]\n> **1 Service moves**');
    expect(comment?.body).toContain('| `shop/a` | **moves** | 192.168.20.200 | 192.168.20.201 |');
    expect(comment?.body).toContain('| `apps` | changed | 1 of 4, 25% | 1 of 3, 33% |');
    expect(step.summary).toContain('| `shop/a` | **moves** |');
    expect(left(step, 'mlb-lint/comment.md')).toBe(comment?.body);
    expect(step.outputs.get('moves')).toBe('1');
  });

  it('turns its comment green once the change is harmless, and makes none before', async () => {
    const api = await startApi();
    const { workspace, pull } = pulled({ 'README.md': 'words' });
    await runStep({ bundle: bundle(), workspace, pull, apiUrl: api.url });
    expect(api.comments).toEqual([]);
    api.comments.push({ id: 1, login: 'github-actions[bot]', body: '<!-- mlb-lint: mlb-lint -->\nred' });
    await runStep({ bundle: bundle(), workspace, pull, apiUrl: api.url });
    expect(api.comments[0]?.body).toBe(
      '<!-- mlb-lint: mlb-lint -->\n### mlb-lint\n\n> [!TIP]\n> **No Service moves**; no new findings.\n',
    );
    expect(api.faults).toEqual([]);
  });

  it('draws what changes, and gives the repairs as a patch that git applies', async () => {
    const api = await startApi();
    const more = poolText('more', '192.168.20.210/32', 'auto-assign: true');
    const { workspace, pull } = pulled({ 'k8s/all.yaml': pool(201) + service, 'k8s/more.yaml': more });
    const step = await runStep({ bundle: bundle(), workspace, pull, apiUrl: api.url });
    expect([step.status, api.faults]).toEqual([1, []]);
    const body = api.comments[0]?.body ?? '';
    for (const page of [body, step.summary]) {
      expect(page).toContain('- 192.168.20.192  ········█▒▒▒░░░░░░░░░░░');
      expect(page).toContain('+ 192.168.20.192  ········░█▒▒░░░░░░▒░░░░');
      expect(page).toContain('<summary>1 finding can be repaired in 1 file: the patch</summary>');
    }
    execFileSync('git', ['apply', '-'], { cwd: workspace, input: /^--- a[\s\S]*?(?=^```)/m.exec(body)?.[0] ?? '' });
    expect((await runStep({ bundle: bundle(), workspace })).outputs.get('errors')).toBe('0');
  });

  it('fails on moves where it is told to, and says so', async () => {
    const { workspace, pull } = pulled();
    const inputs = { 'fail-on-move': 'certain', comment: 'never' };
    const step = await runStep({ bundle: bundle(), workspace, pull, inputs });
    expect(step.status).toBe(1);
    expect(commandsIn(step.log)).toContain('::error::1 Service moves or loses its address');
  });

  it.each([
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found'],
  ])(
    'goes on where the token may not comment (%i), and leaves the comment for a workflow that may',
    async (status, message) => {
      const api = await startApi();
      api.planned.push({ method: 'POST', status, message });
      const { workspace, pull } = pulled();
      const step = await runStep({ bundle: bundle(), workspace, pull, apiUrl: api.url });
      expect(step.status).toBe(0);
      expect(commandsIn(step.log)).toEqual([
        '::notice::mlb-lint could not comment (the token lacks pull-requests: write, as on forks); the review is in the job summary',
      ]);
      expect(left(step, 'mlb-lint/comment.md')).toContain('**moves**');
      expect(step.summary).toContain('**moves**');
    },
  );

  it('goes on without a token, and without a network', async () => {
    const { workspace, pull } = pulled();
    const silent = await runStep({ bundle: bundle(), workspace, pull, inputs: { 'github-token': '' } });
    expect([silent.status, commandsIn(silent.log)]).toEqual([
      0,
      ['::notice::mlb-lint has no github-token, and does not comment; the review is in the job summary'],
    ]);
  });

  it('names fetch-depth: 0 where the checkout is shallow, and lints all the same', async () => {
    const { workspace, pull } = pulled();
    const clone = join(committed({}), 'clone');
    git(workspace, 'clone', '--quiet', '--depth=1', `file://${workspace}`, clone);
    const step = await runStep({ bundle: bundle(), workspace: clone, pull });
    expect(step.status).toBe(2);
    expect(step.log).toContain('check out with fetch-depth: 0');
    expect(step.outputs.get('errors')).toBe('0');
  });

  it('says what it finds relative to the repository, wherever it works', async () => {
    const api = await startApi();
    const workspace = committed({ 'sites/plan.yaml': plan, 'sites/k8s/all.yaml': pool(200) + service });
    const head = commit(workspace, { 'sites/k8s/more.yaml': poolText('more', '192.168.20.203/32') });
    const pull = { base: git(workspace, 'rev-parse', 'HEAD~1'), head };
    const inputs = { 'working-directory': 'sites', 'sarif-file': 'out/findings.sarif' };
    const step = await runStep({ bundle: bundle(), workspace, pull, inputs, apiUrl: api.url });
    expect(step.status).toBe(1);
    expect(commandsIn(step.log)[0]).toContain('::error file=sites/k8s/');
    const sarif = join(workspace, 'sites/out/findings.sarif');
    expect(step.outputs.get('sarif-file')).toBe(sarif);
    expect(readFileSync(sarif, 'utf8')).toContain('"uri": "sites/k8s/');
    expect(api.comments[0]?.body).toContain(`(https://github.com/acme/site/blob/${head}/sites/k8s/`);
    expect(JSON.parse(readFileSync(step.outputs.get('report-json') ?? '', 'utf8')).summary.errors).toBe(
      Number(step.outputs.get('errors')),
    );
    expect(api.faults).toEqual([]);
  });

  it('names what it could not read relative to the repository, wherever it works', async () => {
    const api = await startApi();
    const workspace = committed({ 'sites/plan.yaml': plan, 'sites/k8s/all.yaml': pool(200) + service });
    const pull = { base: git(workspace, 'rev-parse', 'HEAD'), head: commit(workspace, {}) };
    writeFileSync(join(workspace, 'sites/k8s/big.yaml'), '');
    truncateSync(join(workspace, 'sites/k8s/big.yaml'), 64 * 2 ** 20 + 1);
    const inputs = { 'working-directory': 'sites', 'sarif-file': 'out/findings.sarif' };
    const step = await runStep({ bundle: bundle(), workspace, pull, inputs, apiUrl: api.url });
    expect(step.status).toBe(2);
    const told = '**1 file could not be read**\n\n- `sites/k8s/big.yaml` sites/k8s/big.yaml is larger than 64 MiB';
    expect(step.summary.split(told)).toHaveLength(3);
    expect(api.comments[0]?.body).toContain(told);
    expect(readFileSync(step.outputs.get('sarif-file') ?? '', 'utf8')).toContain('"uri": "sites/k8s/big.yaml"');
    expect(api.faults).toEqual([]);
  });
});

describe('the Action on a push', () => {
  it('lints, and asks nothing of GitHub', async () => {
    const { workspace } = pulled({ 'k8s/more.yaml': poolText('more', '192.168.20.203/32') });
    const step = await runStep({ bundle: bundle(), workspace });
    expect(step.status).toBe(1);
    expect(step.outputs.get('moves')).toBe('0');
    expect(step.summary).toContain('mlb-lint: 1 error');
    expect(commandsIn(step.log).every((line) => line.startsWith('::error file=k8s/'))).toBe(true);
    expect(step.summary).not.toContain('**Addresses**');
    const never = await runStep({ bundle: bundle(), workspace, inputs: { 'fail-on': 'never' } });
    expect(never.status).toBe(0);
  });

  it('gives the repairs in the summary, from the root of the repository', async () => {
    const misspelt = poolText('more', '192.168.20.203/32', 'auto-assign: true');
    const workspace = committed({ 'sites/plan.yaml': plan, 'sites/k8s/all.yaml': misspelt });
    const step = await runStep({ bundle: bundle(), workspace, inputs: { 'working-directory': 'sites' } });
    expect(step.summary).toContain('\n```diff\n--- a/sites/k8s/all.yaml\n+++ b/sites/k8s/all.yaml\n');
  });

  it.each([
    [{ 'fail-on': 'errors' }, '::error::mlb-lint: input fail-on is one of error, warning, info, never, not "errors"'],
    [{ 'working-directory': 'nowhere' }, '::error::mlb-lint: there is no folder nowhere'],
    [{ plan: 'nowhere.yaml' }, '::error::mlb-lint: no such file or folder: nowhere.yaml'],
  ])('refuses %j in one line', async (inputs, line) => {
    const { workspace } = pulled();
    const step = await runStep({ bundle: bundle(), workspace, inputs });
    expect([step.status, commandsIn(step.log)]).toEqual([2, [line]]);
  });

  it('writes SARIF through no link that the repository planted', async () => {
    const { workspace } = pulled();
    const target = join(committed({}), 'profile');
    symlinkSync(target, join(workspace, 'findings.sarif'));
    const step = await runStep({ bundle: bundle(), workspace, inputs: { 'sarif-file': 'findings.sarif' } });
    expect(step.status).toBe(2);
    expect(step.log).toContain('a link is in the way');
    expect(existsSync(target)).toBe(false);
  });
});
