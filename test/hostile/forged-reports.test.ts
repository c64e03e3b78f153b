import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.ts';
import { run } from '../cli/run.ts';
import { poolText } from '../command/story.ts';
import { commit, committed, git } from '../files/history.ts';
import { repository } from '../files/repository.ts';
import { letters } from './letters.ts';
import { NASTY, WORST } from './nasty.ts';
import { nastySite } from './nasty-site.ts';
import { elementsIn, foreignCommands, forgedIn, obeyedIn } from './oracles.ts';

const formats = Object.keys(reporters);

/** A repository of sites with these names, and the JSON reports of its two shards, read. */
async function sharded(texts: readonly string[]) {
  const cwd = repository(nastySite(170, texts));
  const reports = await Promise.all(
    ['1/2', '2/2'].map(async (shard, index) => {
      await letters(['--shard', shard, '-f', `json=${index}.json`], cwd);
      return readFileSync(join(cwd, `${index}.json`), 'utf8');
    }),
  );
  return { cwd, reports };
}

it('merged reports of nasty sites are letters in every format', async () => {
  const { cwd } = await sharded([WORST, '__proto__']);
  const { status, out, err } = await run(
    ['merge', '0.json', '1.json', ...formats.flatMap((format) => ['-f', `${format}=${format}.txt`])],
    { cwd },
  );
  expect({ status, out, err }).toEqual({ status: 1, out: '', err: '' });
  const printed = (format: string) => readFileSync(join(cwd, `${format}.txt`), 'utf8');
  for (const format of formats) if (format !== 'github') expect(obeyedIn(printed(format))).toEqual([]);
  expect(foreignCommands(printed('github'))).toEqual([]);
  expect(forgedIn(printed('markdown'))).toEqual([]);
  expect(elementsIn(printed('junit')).size).toBe(4);
});

it('a forged report of a shard is refused or merged in letters', async () => {
  const { cwd, reports } = await sharded(['a', 'b']);
  const [first = ''] = reports;
  const strings = [...first.matchAll(/"(?:[^"\\]|\\.)*"(?!:)/g)];
  expect(strings.length).toBeGreaterThan(300);
  for (const [index, match] of strings.entries()) {
    if (index % 9 !== 0) continue;
    const forged = first.slice(0, match.index) + JSON.stringify(WORST) + first.slice(match.index + match[0].length);
    writeFileSync(join(cwd, '0.json'), forged);
    await letters(['merge', '0.json', '1.json'], cwd);
  }
});

it('a repair of nasty files prints letters, tabs and the line ends of its files', async () => {
  const cwd = repository(nastySite(100, [WORST, '\t=1', '##[error]x', '::error::x']));
  const { out, err } = await run(['--unsafe-fixes', '--dry-run'], { cwd });
  expect(out.split('\n').length).toBeGreaterThan(20);
  expect(obeyedIn(out.replace(/[\t\r]/g, ' '))).toEqual([]);
  expect(obeyedIn(err)).toEqual([]);
});

describe('a baseline', () => {
  const judged = async (baseline: string) => {
    const cwd = repository({ 'k8s/pool.yaml': poolText('lan', '192.0.2.999'), 'baseline.json': baseline });
    return letters(['--baseline', 'baseline.json'], cwd);
  };
  const findings = (...fingerprints: readonly unknown[]) =>
    JSON.stringify({ findings: fingerprints.map((fingerprint) => ({ fingerprint })) });

  it.each([
    ['a hundred thousand entries', findings(...Array.from({ length: 100_000 }, (_, index) => `${index}`))],
    [
      'the names of prototypes',
      '{"__proto__":{"polluted":1},"findings":[{"fingerprint":"__proto__","__proto__":{"a":1}}]}',
    ],
    ['nasty fingerprints', findings(WORST, ...NASTY)],
    ['a fingerprint of 5 MB', findings('x'.repeat(5_000_000))],
  ])('of %s hides nothing that it does not name', async (_name, text) => {
    expect((await judged(text)).status).toBe(1);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number for a fingerprint', findings(7)],
    ['a list for a fingerprint', findings(['a'])],
    ['nothing for a finding', '{"findings":[null]}'],
    ['a version of letters', JSON.stringify({ schemaVersion: WORST, findings: [] })],
    ['a version of 5 MB', JSON.stringify({ schemaVersion: 'x'.repeat(5_000_000), findings: [] })],
    ['a version nested 100,000 deep', `{"schemaVersion":${'['.repeat(1e5)}${']'.repeat(1e5)},"findings":[]}`],
    ['findings nested 100,000 deep', `{"findings":${'['.repeat(1e5)}${']'.repeat(1e5)}}`],
    ['an inherited list', '{"__proto__":{"findings":[]}}'],
    ['no JSON', '\u001b[31m'],
    ['nothing', ''],
  ])('of %s is refused in one line', async (_name, text) => {
    const { status, out, err } = await judged(text);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^mlb-lint: --baseline baseline\.json: [^\n]{1,500}\n$/);
  });
});

it.each(NASTY.slice(1, 11))('why answers for a Service of namespace and name %j in letters', async (text) => {
  const cwd = repository(nastySite(100, [text]));
  for (const format of ['text', 'json']) {
    const { status, out } = await letters(['why', `${text}/${text}`, '-f', format], cwd);
    expect(status).toBe(0);
    if (format === 'json') expect(JSON.parse(out)).toMatchObject({ namespace: text, name: text });
  }
});

it('a review names refs in letters', async () => {
  const root = committed({ 'k8s/pool.yaml': poolText('lan', '192.0.2.1') });
  const names = ['<script>', '$(touch', '`touch`', '=cmd|', '@acme', '##x', '\u202egnp', '"><svg', '%0A'];
  for (const name of names) git(root, 'update-ref', `refs/heads/${name}`, 'HEAD');
  commit(root, { 'k8s/pool.yaml': poolText('lan', '192.0.2.2') });
  for (const name of [...names, ...names.map((one) => `${one}x`)]) {
    await letters(['review', `--base=${name}`], root);
  }
});
