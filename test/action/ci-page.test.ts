import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { run } from '../cli/run.ts';
import { planText, poolText, serviceText } from '../command/story.ts';
import { commit, committed, git, put } from '../files/history.ts';
import { repository } from '../files/repository.ts';
import { faults } from '../report/faults.ts';
import { bundledProgram } from './bundle.ts';
import { page, settings, snippet } from './ci-page.ts';

const program = bundledProgram();
const plan = planText([['.200-.239', 'service']]);
const pool = (from: number) => poolText('apps', `192.168.20.${from}-192.168.20.203`);
const service = serviceText('shop/a');
const bad = { 'plan.yaml': plan, 'k8s/all.yaml': poolText('apps', '192.168.20.200/24') };

describe('the workflows of the page', () => {
  const used = [...page.matchAll(/uses: (\S+?)@(.*)$/gm)].map(([, name = '', ref = '']) => ({ name, ref }));

  it('pin every action by its commit, and leave that of mlb-lint to its release', () => {
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter(({ ref }) => !/^([0-9a-f]{40}|<commit>) # v\d+\.\d+\.\d+$/.test(ref))).toEqual([]);
    expect(new Set(used.filter(({ ref }) => ref.startsWith('<')).map(({ name }) => name))).toEqual(
      new Set(['mlb-lint/mlb-lint']),
    );
  });

  it('set only inputs that the Action has, and name every one', () => {
    const { inputs } = parse(readFileSync('action.yml', 'utf8'));
    const named = [...page.matchAll(/uses: mlb-lint\/mlb-lint@.*\n +with:\n((?: +[\w-]+: .*\n)+)/g)].flatMap(
      ([, text = '']) => Object.keys(parse(text)),
    );
    expect(named.filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
    const table = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name = '']) => name);
    expect(table).toEqual(Object.keys(inputs));
  });

  it('ask for no more than they need', () => {
    const asked = settings.flatMap((one) => (one.permissions === undefined ? [] : [one.permissions]));
    expect(asked).toEqual([
      { contents: 'read', 'pull-requests': 'write' },
      { contents: 'read', 'security-events': 'write' },
      { actions: 'read', 'pull-requests': 'write' },
    ]);
  });

  it('give a script nothing to run but itself: no expression stands in it', () => {
    const steps = settings.flatMap((one) =>
      one.jobs === undefined ? [] : Object.values(one.jobs).flatMap((job) => Object(job).steps),
    );
    const scripts = steps.flatMap(({ run: shell, with: inputs }) => [shell ?? [], inputs?.script ?? []].flat());
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

/** The arguments of mlb-lint in a line of shell. */
function argumentsIn(line: string, values: Readonly<Record<string, string>> = {}): readonly string[] {
  const [, args = ''] = /mlb-lint (.*)$/.exec(line.split(' | ')[0] ?? '') ?? [];
  return args.split(' ').map((one) => one.replace(/^"?\$(\w+)"?$/, (_, name: string) => values[name] ?? ''));
}

describe('the jobs for GitLab', () => {
  it('write the report that GitLab reads', async () => {
    const job = parse(snippet('codequality:'))['mlb-lint'];
    const cwd = repository(bad);
    expect(await run(argumentsIn(job.script[0]), { cwd })).toMatchObject({ status: 1, err: '' });
    const issues = JSON.parse(readFileSync(join(cwd, job.artifacts.reports.codequality), 'utf8'));
    expect(issues.length).toBeGreaterThan(0);
    expect(faults(CODE_QUALITY, JSON.stringify(issues))).toEqual([]);
  });

  it('fail where a Service moves', async () => {
    const job = parse(snippet('CI_MERGE_REQUEST_DIFF_BASE_SHA'))['mlb-lint review'];
    const cwd = committed({ 'plan.yaml': plan, 'k8s/all.yaml': pool(200) + service });
    const base = git(cwd, 'rev-parse', 'HEAD');
    const review = () => run(argumentsIn(job.script[0], { CI_MERGE_REQUEST_DIFF_BASE_SHA: base }), { cwd });
    expect(await review()).toMatchObject({ status: 0 });
    commit(cwd, { 'k8s/all.yaml': pool(201) + service });
    expect(await review()).toMatchObject({ status: 1, out: expect.stringContaining('shop/a moves') });
  });
});

/** What GitLab documents of a Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/ */
const CODE_QUALITY = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^[^./]' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};

describe('the line for reviewdog', () => {
  it('hands it SARIF, and leaves failing to it', async () => {
    const { status, out } = await run(argumentsIn(snippet('reviewdog -f=sarif')), { cwd: repository(bad) });
    const { $schema: _, id: __, ...schema } = sarifSchema;
    expect([status, faults(schema, out)]).toEqual([0, []]);
    expect(JSON.parse(out).runs[0].results.length).toBeGreaterThan(0);
  });
});

describe('the hooks', () => {
  it('of pre-commit are those that the repository has', () => {
    const { repos } = parse(snippet('.pre-commit-config.yaml'));
    const known = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')).map(({ id }: { readonly id: string }) => id);
    expect(repos[0].hooks.map(({ id }: { readonly id: string }) => id)).toEqual(['mlb-lint']);
    expect(known).toEqual(['mlb-lint', 'mlb-lint-staged']);
    expect(repos[0].rev).toBe(`v${JSON.parse(readFileSync('package.json', 'utf8')).version}`);
  });

  /** A repository in which mlb-lint is installed, with a hook of the page. */
  function hooked(hook: string): string {
    const root = committed({ 'plan.yaml': plan, 'k8s/all.yaml': pool(200) + service, '.gitignore': 'node_modules\n' });
    const shim = `#!/bin/sh\nexec '${process.execPath}' '${program()}' "$@"\n`;
    put(root, { 'node_modules/.bin/mlb-lint': shim, [`.git/hooks/${hook}`]: snippet(`.git/hooks/${hook}`) });
    chmodSync(join(root, 'node_modules/.bin/mlb-lint'), 0o755);
    chmodSync(join(root, '.git/hooks', hook), 0o755);
    return root;
  }

  it('of git alone let no finding be committed', () => {
    const root = hooked('pre-commit');
    commit(root, { 'k8s/all.yaml': pool(201) + service });
    expect(() => commit(root, bad)).toThrow(/plan\/|pool\//);
  });

  it('of git alone let no move be pushed', () => {
    const root = hooked('pre-push');
    const origin = join(repository({}), 'origin.git');
    execFileSync('git', ['init', '--quiet', '--bare', origin]);
    git(root, 'remote', 'add', 'origin', `file://${origin}`);
    git(root, '-c', 'core.hooksPath=/dev/null', 'push', '--quiet', 'origin', 'main');
    git(root, 'checkout', '--quiet', '-b', 'topic');
    commit(root, { 'README.md': 'harmless' });
    git(root, 'push', '--quiet', 'origin', 'topic');
    commit(root, { 'k8s/all.yaml': pool(201) + service });
    const push = spawnSync('git', ['push', '--quiet', 'origin', 'topic'], { cwd: root, encoding: 'utf8' });
    expect([push.status, push.stdout]).toEqual([1, expect.stringContaining('shop/a moves')]);
    expect(existsSync(join(origin, 'refs/heads/topic'))).toBe(true);
  });
});
