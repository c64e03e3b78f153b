import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/command/shard/lint-shard.ts';
import { UsageError } from '../../../src/command/usage-error.ts';
import { inFolder } from '../../rules/temporary-folder.ts';
import { mergeTexts, shardsOf } from './in-parts.ts';

const POOL = (first: number) => `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: apps
  namespace: metallb-system
spec:
  addresses:
    - 192.0.2.${first}-192.0.2.120 # mlb-lint-ignore plan/dhcp-overlap -- moves soon
`;

const FILES = new Map([
  [
    'plan.yaml',
    `version: 1
sites:
  - name: home
    networks: [{ name: lan, cidr: 192.0.2.0/24, ranges: [{ range: 192.0.2.100-192.0.2.110, role: dhcp }] }]
    clusters: [{ name: a, manifests: [a.yaml] }, { name: b, manifests: [b.yaml] }]
`,
  ],
  ['a.yaml', POOL(100)],
  ['b.yaml', POOL(105)],
]);

let first = '';
let second = '';

beforeAll(async () => {
  [first = '', second = ''] = await inFolder(FILES, (cwd) => shardsOf({ cwd, today: '2026-11-21' }, 2));
});

/** What merge says against reports; undefined where it takes them. What is no message for users is thrown on. */
async function fault(...texts: readonly string[]): Promise<string | undefined> {
  try {
    await mergeTexts(texts);
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/** A report with another value at a path. */
function withValue(text: string, path: readonly (string | number)[], value: unknown): string {
  const report: unknown = JSON.parse(text);
  let holder: unknown = report;
  for (const step of path.slice(0, -1)) holder = holder instanceof Object ? Reflect.get(holder, step) : undefined;
  if (holder instanceof Object) Reflect.set(holder, path.at(-1) ?? '', value);
  return JSON.stringify(report);
}

/** The paths of all values below one, itself included. */
function pathsIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const entries = Array.isArray(value) ? [...value.entries()] : value instanceof Object ? Object.entries(value) : [];
  return [
    path,
    ...entries.flatMap(([step, child]: readonly [string | number, unknown]) => pathsIn(child, [...path, step])),
  ];
}

describe('merge', () => {
  it('takes the shards as they are', async () => expect(await fault(first, second)).toBeUndefined());

  it.each([
    ['what is no JSON, with the place', '{\n  "a": }', /^1\.json:2:8: it is no JSON: /],
    ['an empty file', '', /^1\.json:1:1: it is no JSON: /],
    ['a list', '[]', /^1\.json: it is no object$/],
  ])('refuses %s', async (_, text, words) => expect(await fault(text, second)).toMatch(words));

  it('joins only shards, and says so', async () => {
    const plain = JSON.stringify({ ...JSON.parse(first), shard: undefined });
    expect(await fault(plain, second)).toBe(
      '1.json is no report of a shard: merge joins what --shard I/N reports as JSON',
    );
  });

  it('wants the shards of its own release', async () => {
    expect(await fault(withValue(first, ['tool', 'version'], '9.9.9'), second)).toMatch(
      /^1\.json was made by mlb-lint 9\.9\.9, and this is \d/,
    );
  });

  it('wants every shard once', async () => {
    expect(await fault(first)).toBe('1.json is one of 2 shards, and the report of shard 2 is missing');
    expect(await fault(first, first)).toBe('1.json and 2.json are both shard 1 of 2');
    expect(await fault(first, withValue(second, ['shard', 'count'], 3))).toBe(
      '2.json is shard 2 of 3, and 1.json is one of 2',
    );
    expect(await fault(first, withValue(second, ['shard', 'index'], 5))).toBe('2.json: shard.index is not from 1 to 2');
  });

  it('wants shards of one plan and the same options', async () => {
    const other = await inFolder(FILES, (cwd) => shardsOf({ cwd, rule: { 'plan/invalid': 'off' } }, 2));
    expect(await fault(first, other[1] ?? '')).toBe(
      '2.json and 1.json were not made of the same plan with the same options',
    );
  });

  it('says where a report is not as it should be', async () => {
    expect(await fault(withValue(first, ['shard', 'clusters', 0, 'bounded'], 'yes'), second)).toBe(
      '1.json: shard.clusters[0].bounded is neither true nor false',
    );
    expect(await fault(withValue(first, ['shard', 'clusters', 0, 'name'], 'b'), second)).toBe(
      '1.json: shard.clusters[0] is dealt to another shard',
    );
    expect(await fault(first, withValue(second, ['shard', 'clusters'], []))).toBe(
      '2.json: shard.clusters are not those that are dealt to it',
    );
    expect(await fault(withValue(first, ['shard', 'manifests', 0, 'places', 0, 1, 2], 10 ** 9), second)).toMatch(
      /^1\.json: shard\.manifests\[0\]\.places\[0\]\[1\]\[2\] is not from \d+ to \d+$/,
    );
    expect(await fault(withValue(first, ['shard', 'common', 'folder'], 'elsewhere'), second)).toBe(
      '1.json: shard.common is not what the shard was made of',
    );
  });

  it('survives values nested without end', async () => {
    const deep = `${'{"l":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    const text = JSON.stringify(JSON.parse(first)).replace('"fields":{', `"fields":${deep},"else":{`);
    expect(await fault(text, second)).toContain('is nested deeper than 250 levels');
  });

  it('sets nothing on prototypes', async () => {
    const text = JSON.stringify(JSON.parse(first)).replace(
      '"fields":{"m":[',
      '"fields":{"m":[["__proto__",{"m":[["seen",1]]}],',
    );
    expect(await fault(text, second)).toBeUndefined();
    expect(Reflect.get({}, 'seen')).toBeUndefined();
  });

  it('takes any wrong value as a mistake of the report, never as its own', { timeout: 600_000 }, async () => {
    const paths = pathsIn(JSON.parse(first)).filter(([top, key]) => top === 'shard' && key !== 'made');
    const wrong = fc.constantFrom<unknown>(undefined, null, true, 0, -1, 7, 1.5, '', 'x', [], [[]], {}, { m: [] });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), wrong, async (path, value) => {
        const text = withValue(first, path, value);
        const { shard } = JSON.parse(text);
        const made = shard instanceof Object ? digestOf(Reflect.get(shard, 'common') ?? null) : '';
        const parts = [text, second].map((one) => withValue(one, ['shard', 'made'], made));
        expect((await fault(...parts)) ?? '1.json').toContain('.json');
      }),
      { numRuns: 400 },
    );
  });
});
