import { cpSync, lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { connect } from '../../src/action/client.ts';
import { planText, poolText, serviceText } from '../command/story.ts';
import { commit, committed, git } from '../files/history.ts';
import { repository } from '../files/repository.ts';
import { type Api, startApi } from './api.ts';
import { bundledAction } from './bundle.ts';
import { snippet } from './ci-page.ts';
import { runStep } from './step.ts';

const action = bundledAction();
const plan = planText([['.200-.239', 'service']]);
const pool = (from: number) => poolText('apps', `192.168.20.${from}-192.168.20.203`);
const service = serviceText('shop/a');

describe('the pair of workflows for forks', () => {
  const event = { head_repository: { owner: { login: 'ann' } }, head_branch: 'topic', head_sha: '' };

  /** What the first workflow leaves for a pull request of a fork, whose token may not comment. */
  async function leftByFork(): Promise<{ readonly artifact: string; readonly sha: string }> {
    const api = await startApi();
    api.planned.push({ method: 'POST', status: 403, message: 'Resource not accessible by integration' });
    const workspace = committed({ 'plan.yaml': plan, 'k8s/all.yaml': pool(200) + service });
    const sha = commit(workspace, { 'k8s/all.yaml': pool(201) + service });
    const pull = { base: git(workspace, 'rev-parse', 'HEAD~1'), head: sha };
    const { temporary, status } = await runStep({ bundle: action(), workspace, pull, apiUrl: api.url });
    expect([status, api.comments]).toEqual([0, []]);
    const upload = parse(snippet('name: mlb-lint\n          path: ${{'))[0].with.path;
    return { artifact: upload.replace('${{ runner.temp }}', temporary), sha };
  }

  /** Runs the script of the second workflow beside an artifact, as it is downloaded. */
  async function post(api: Api, artifact: string | undefined, sha: string): Promise<void> {
    const [
      ,
      download,
      {
        with: { script },
      },
    ] = [undefined, ...parse(snippet('workflow_run:')).jobs.comment.steps];
    const folder = repository({ 'post.mjs': `export default async (github, context, require) => {\n${script}\n};\n` });
    if (artifact !== undefined)
      cpSync(artifact, join(folder, download.with.path), { recursive: true, verbatimSymlinks: true });
    const { default: work } = await import(pathToFileURL(join(folder, 'post.mjs')).href);
    const context = {
      repo: { owner: 'acme', repo: 'site' },
      payload: { workflow_run: { ...event, head_sha: sha }, repository: { full_name: 'acme/site' } },
    };
    const require = (name: string) => {
      expect(name).toBe('node:fs');
      return {
        lstatSync: (path: string, options: object) => lstatSync(join(folder, path), options),
        readFileSync: (path: string) => readFileSync(join(folder, path), 'utf8'),
      };
    };
    await work(connect(api.url, 'secret', 1).api, context, require);
    expect(api.faults).toEqual([]);
  }

  const apiWith = async (sha: string, number = 7) => {
    const api = await startApi();
    api.pulls.push({ number: 3, from: 'ann:topic', sha: '0'.repeat(40) }, { number, from: 'ann:topic', sha });
    return api;
  };

  it('comments on the pull request that the event means, and then updates its comment', async () => {
    const { artifact, sha } = await leftByFork();
    const api = await apiWith(sha);
    await post(api, artifact, sha);
    expect(api.requests).toContain('POST /repos/acme/site/issues/7/comments');
    expect(api.comments.map(({ body }) => body)).toEqual([readFileSync(join(artifact, 'mlb-lint/comment.md'), 'utf8')]);
    const text = '<!-- mlb-lint: other -->\nchanged\n';
    writeFileSync(join(artifact, 'mlb-lint/comment.md'), text);
    await post(api, artifact, sha);
    expect(api.comments.map(({ body }) => body)).toEqual(['<!-- mlb-lint: mlb-lint -->\nchanged\n']);
  });

  it('makes no comment where there is nothing to say, and none on another pull request', async () => {
    const { artifact, sha } = await leftByFork();
    const api = await apiWith(sha);
    writeFileSync(join(artifact, 'mlb-lint/comment.json'), '{"create":false,"number":3}\n');
    await post(api, artifact, sha);
    await post(await apiWith('1'.repeat(40)), artifact, sha);
    expect(api.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  it('follows no link, and goes on where nothing was left', async () => {
    const { artifact, sha } = await leftByFork();
    const api = await apiWith(sha);
    await post(api, undefined, sha);
    rmSync(join(artifact, 'mlb-lint/comment.md'));
    symlinkSync('/proc/self/environ', join(artifact, 'mlb-lint/comment.md'));
    await post(api, artifact, sha);
    expect(api.comments).toEqual([]);
  });
});
