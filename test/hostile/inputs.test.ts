import { spawnSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';
import { planText, poolText } from '../command/story.ts';
import { commit, committed } from '../files/history.ts';
import { repository } from '../files/repository.ts';

const HEAD = 'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\n';
const DEEP = 10_000;

/** The first finding of a file that holds this text, and the exit status. */
async function judged(text: string | Buffer, name = 'pool.yaml'): Promise<string> {
  const { status, out, err } = await run(['-f', 'json'], { cwd: repository({ [name]: text }) });
  expect(err).not.toContain('internal error');
  const [finding] = JSON.parse(out).findings;
  return finding === undefined ? `${status}` : `${status} ${finding.location.line}: ${finding.message}`;
}

describe('a document', () => {
  const long = 'x'.repeat(5_000_000);
  const tooLong = 'A value is longer than the limit of 4,000,000 characters';
  const tooDeep = 'Nested deeper than 200 levels, which is the limit';

  it.each([
    ['with a name of 5 MB', `${HEAD}metadata: { name: ${long} }\n`, `1 1: ${tooLong}`],
    ['with a quoted name of 5 MB', `${HEAD}metadata: { name: "${long}" }\n`, `1 1: ${tooLong}`],
    ['with a block of 5 MB', `${HEAD}spec: |\n  ${long}\n`, `1 1: ${tooLong}`],
    ['with a key of 5 MB', `${HEAD}${long}: 1\n`, `1 1: ${tooLong}`],
    ['of lists in lists', `${HEAD}spec: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}\n`, `1 1: ${tooDeep}`],
    ['of mappings in mappings', `${HEAD}spec: ${'{a: '.repeat(DEEP)}${'}'.repeat(DEEP)}\n`, `1 1: ${tooDeep}`],
    ['of dashes behind dashes', `${HEAD}spec:\n  ${'- '.repeat(DEEP)}a\n`, `1 1: ${tooDeep}`],
    [
      'of keys below keys',
      HEAD + Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
      `1 1: ${tooDeep}`,
    ],
  ])('%s is answered in one finding', async (_name, text, expected) => {
    expect(await judged(text)).toBe(expected);
  });

  it('of JSON may nest no deeper', async () => {
    const text = `{"apiVersion":"v1","kind":"Service","spec":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`;
    expect(await judged(text, 'pool.json')).toBe(`1 1: ${tooDeep}`);
  });

  it.each([
    ['in UTF-16 without its last byte', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62])],
    ['with bytes that are no UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xc3, 0x28])],
    ['with half of a pair of UTF-16 as UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80])],
  ])('%s is told as such', async (_name, bytes) => {
    expect(await judged(bytes)).toBe('1 1: pool.yaml is neither UTF-8 nor UTF-16 text');
  });

  it.each([
    ['a merge key that leads to itself', `${HEAD}metadata: &a { name: a, <<: *a }\n`],
    ['a list that holds itself', `${HEAD}metadata: { name: a }\nspec: &a { addresses: [*a] }\n`],
    ['names that are numbers, dates and words of YAML 1.1', `${HEAD}metadata: { name: 0x10, namespace: 2026-01-01 }\n`],
    ['a port of a million digits', `kind: Service\napiVersion: v1\nspec: { ports: [{ port: ${'9'.repeat(1e6)} }] }\n`],
    ['an address of a million dashes', `${HEAD}spec: { addresses: ["${'-'.repeat(1e6)}"] }\n`],
    ['an address of a million colons', `${HEAD}spec: { addresses: ["${':'.repeat(1e6)}"] }\n`],
    ['a prefix of a million zeros', `${HEAD}spec: { addresses: ["192.0.2.0/${'0'.repeat(1e6)}"] }\n`],
    ['a hundred thousand broken ends', `${HEAD}${']'.repeat(1e5)}\n`],
  ])('with %s has findings', async (_name, text) => {
    expect(await judged(text)).toMatch(/^1 \d+: .{1,4000}$/s);
  });

  it('may be one of a hundred thousand that are empty', async () => {
    expect(await judged('---\n'.repeat(100_000))).toBe('0');
  });
});

describe('a plan', () => {
  const within = (change: (text: string) => string, files: Readonly<Record<string, string>> = {}) =>
    run([], { cwd: repository({ 'plan.yaml': change(planText([])), 'k8s/a.yaml': 'a: b\n', ...files }) });

  it.each([
    ['**/'.repeat(30), `${'a*'.repeat(40)}b`, '{a,b}'.repeat(30), '['.repeat(500), '{1..100000000}'],
    [`${'*(a|b)'.repeat(20)}c`, '[[:alnum:]]*'.repeat(20), '?*'.repeat(50), '\\'.repeat(99), `${'{a,'.repeat(40)}`],
  ])('with globs to ignore that multiply is answered: %s', async (...globs) => {
    const ignore = `lint: { ignore: ${JSON.stringify(globs)} }\n`;
    const { status, err } = await within((text) => text + ignore, { [`k8s/${'a'.repeat(240)}.yaml`]: 'a: b\n' });
    expect([status, err]).toEqual([0, '']);
  });

  it.each(['{k8s,a}'.repeat(20), `k8s/${'?*'.repeat(40)}`, '{1..100000000}', 'a/'.repeat(2048)])(
    'whose manifests are %j names what matches nothing',
    async (glob) => {
      const { status, err } = await within((text) => text.replace('[k8s]', JSON.stringify([glob])));
      expect(status).toBe(2);
      expect(err).toMatch(/^mlb-lint: plan\.yaml:\d+:\d+: "[^\n]*\n$/);
    },
  );

  it('that includes others without end is refused', async () => {
    const chain = Array.from({ length: 100 }, (_, index) => [
      `p${index}.yaml`,
      `version: 1\ninclude: [p${index + 1}.yaml]\n`,
    ]);
    const root = repository({ 'plan.yaml': 'version: 1\ninclude: [p0.yaml]\n', ...Object.fromEntries(chain) });
    const { status, err } = await run([], { cwd: root });
    expect([status, err]).toEqual([2, 'mlb-lint: p30.yaml:2:11: plans include each other more than 32 files deep\n']);
  });

  it('of a chain of three hundred kustomizations is told that it is too large', async () => {
    const chain = Array.from({ length: 300 }, (_, index) => [
      `o${index}/kustomization.yaml`,
      `resources: [../o${index + 1}]\n`,
    ]);
    const { status, err } = await run([], {
      cwd: repository({ ...Object.fromEntries(chain), 'o300/kustomization.yaml': '' }),
    });
    expect(err).toContain('The tree of kustomizations is too large');
    expect(status).toBe(0);
  });
});

describe('a folder', () => {
  const plan = { 'plan.yaml': planText([]), 'k8s/pool.yaml': poolText('lan', '192.168.20.9') };
  const lint = (cwd: string) => run(['-f', 'json', '--fail-on', 'never'], { cwd });

  it('with pipes and files of a hundred gigabytes is answered, and says what was not read', async () => {
    const root = repository(plan);
    spawnSync('mkfifo', [join(root, 'k8s/pipe.yaml')]);
    writeFileSync(join(root, 'k8s/sparse.yaml'), '');
    truncateSync(join(root, 'k8s/sparse.yaml'), 100 * 2 ** 30);
    const { status, out, err } = await lint(root);
    expect(status).toBe(2);
    expect(err).toBe('k8s/sparse.yaml: k8s/sparse.yaml is larger than 64 MiB, which is the limit\n');
    expect(JSON.parse(out)).toMatchObject({ coverage: { skipped: 1 }, summary: { resources: 2 } });
  });

  it('is repaired beside a file of a hundred gigabytes', async () => {
    const root = repository({ ...plan, 'k8s/kustomization.yaml': 'resources: [pool.yaml]\n' });
    writeFileSync(join(root, 'sparse.bin'), '');
    truncateSync(join(root, 'sparse.bin'), 100 * 2 ** 30);
    const { err } = await run(['--unsafe-fixes', '--dry-run'], { cwd: root });
    expect(err).not.toContain('ENOSPC');
  });

  it('whose names are anything prints one line for each', async () => {
    const names = [
      'new\nline',
      'esc\u001b[31m',
      'bidi\u202e',
      '-o',
      '--fix',
      'a\tb',
      `q'"$(x)`,
      '%0A::error::x',
      'a\\b',
    ];
    const files = names.map((name, index) => [`k8s/${name}.yaml`, `${HEAD}metadata: { name: p${index} }\n`]);
    const { out, err } = await run([], { cwd: repository({ ...Object.fromEntries(files) }) });
    expect(new Set(out.match(/"p\d"/g)).size).toBe(names.length);
    expect((out + err).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    expect(out).not.toMatch(/^(?:::|line\.yaml)/m);
  });
});

it.each([
  '--output=x',
  '--upload-pack=touch mark',
  '-c core.fsmonitor=x',
  'HEAD\n--output=x',
  '@{-1}',
  ':/',
  'HEAD:plan.yaml',
  '',
  'a..b',
])('a review of the revision %j names no commit, and does nothing else', async (base) => {
  const root = committed({ 'plan.yaml': planText([]), 'k8s/a.yaml': 'a: b\n' });
  commit(root, { 'k8s/a.yaml': 'a: c\n' });
  const { status, out, err } = await run(['review', `--base=${base}`], { cwd: root });
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toMatch(/^mlb-lint: [^\n]+\n$/);
});
