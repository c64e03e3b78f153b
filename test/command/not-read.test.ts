import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import allocationSchema from '../../schemas/allocation.schema.json' with { type: 'json' };
import freeSchema from '../../schemas/free.schema.json' with { type: 'json' };
import mapSchema from '../../schemas/map.schema.json' with { type: 'json' };
import reviewSchema from '../../schemas/review.schema.json' with { type: 'json' };
import upgradeSchema from '../../schemas/upgrade.schema.json' with { type: 'json' };
import whySchema from '../../schemas/why.schema.json' with { type: 'json' };
import { allocate } from '../../src/command/allocate.ts';
import { free } from '../../src/command/free.ts';
import { init } from '../../src/command/init.ts';
import { lint } from '../../src/command/lint.ts';
import { map } from '../../src/command/map.ts';
import { notRead } from '../../src/command/not-read.ts';
import { review } from '../../src/command/review.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import { why } from '../../src/command/why.ts';
import { run } from '../cli/run.ts';
import { commit, committed } from '../files/history.ts';
import { faults } from '../report/faults.ts';
import { planText, poolText, serviceText } from './story.ts';

const SITE = {
  'plan.yaml': planText([['.200-.239', 'service']]),
  'k8s/pool.yaml': poolText('lan', '192.168.20.200-192.168.20.209'),
  'k8s/web.yaml': serviceText('apps/web'),
};

/** A repository with two manifests that are too large. */
function site(): string {
  const root = committed(SITE);
  for (const { file } of told.toReversed()) makeLarge(root, file);
  return root;
}

function makeLarge(root: string, file: string): void {
  writeFileSync(join(root, file), '');
  truncateSync(join(root, file), 64 * 2 ** 20 + 1);
}

const told = ['k8s/a.yaml', 'k8s/b.yaml'].map((file) => ({
  file,
  reason: `${file} is larger than 64 MiB, which is the limit`,
}));

describe('what was not read', () => {
  it.each([
    ['lint', lint],
    ['allocate', allocate],
    ['map', map],
    ['why', ({ cwd }: { cwd: string }) => why({ cwd, service: 'apps/web' })],
    ['free', free],
    ['review', ({ cwd }: { cwd: string }) => review({ cwd, base: 'HEAD' })],
    ['upgrade', ({ cwd }: { cwd: string }) => upgrade({ cwd, to: '0.16.1' })],
    ['init', ({ cwd }: { cwd: string }) => init({ cwd, force: true })],
  ] as const)('is told by what %s returns, and left out where it is nothing', async (_name, work) => {
    expect((await work({ cwd: site() })).incomplete).toEqual(told);
    expect(await work({ cwd: committed(SITE) })).not.toHaveProperty('incomplete');
  });

  it.each([
    ['allocate', ['allocate'], allocationSchema],
    ['map', ['map'], mapSchema],
    ['why', ['why', 'apps/web'], whySchema],
    ['free', ['free'], freeSchema],
    ['review', ['review', '--base', 'HEAD'], reviewSchema],
    ['upgrade', ['upgrade', '--to', '0.16.1'], upgradeSchema],
  ] as const)(
    'is told in the JSON of %s as in that of lint, last, and within its schema',
    async (_name, args, schema) => {
      const cwd = site();
      const { status, out } = await run([...args, '-f', 'json'], { cwd });
      expect(status).toBe(2);
      expect(faults(schema, out)).toEqual([]);
      expect(Object.entries(JSON.parse(out)).at(-1)).toEqual(['incomplete', told]);
      expect(JSON.parse((await run(['-f', 'json'], { cwd })).out).incomplete).toEqual(told);
    },
  );

  it('is named as whoever asks names files', async () => {
    const { incomplete } = await allocate({ plan: join('..', 'plan.yaml'), cwd: join(site(), 'k8s') });
    expect(incomplete?.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml']);
  });

  it('is each file once, with one reason, by path', () => {
    const missed = ['b y', 'a z', 'b x', 'a z'].map((words) => words.split(' '));
    const incomplete = missed.map(([file = '', reason = '']) => ({ file, reason }));
    expect(notRead(incomplete, (path) => `./${path}`)).toEqual({
      incomplete: [
        { file: './a', reason: 'z' },
        { file: './b', reason: 'x' },
      ],
    });
    expect(notRead([], (path) => path)).toEqual({});
  });
});

describe('what is asked for by name', () => {
  const cause = 'k8s/a.yaml and 1 more could not be read';

  it('may stand in what was not read: a Service', async () => {
    await expect(why({ cwd: site(), service: 'apps/wep' })).rejects.toThrow(
      `no cluster has a Service "apps/wep"; ${cause}; did you mean "apps/web"?`,
    );
    await expect(why({ cwd: committed(SITE), service: 'shop/till' })).rejects.toThrow(
      /^no cluster has a Service "shop\/till"$/,
    );
  });

  it('may stand in what was not read: a pool', async () => {
    await expect(allocate({ cwd: site(), pool: 'dmz' })).rejects.toThrow(`--pool: no pool is called "dmz"; ${cause}`);
    await expect(allocate({ cwd: committed(SITE), pool: 'dmz' })).rejects.toThrow(/^--pool: no pool is called "dmz"$/);
  });
});

describe('what was not read of the base of a review', () => {
  const big = [{ file: 'k8s/big.yaml', reason: 'k8s/big.yaml is larger than 64 MiB, which is the limit' }];

  /** A repository whose first commit has a manifest that is too large, and whose second one lacks it. */
  function shrunk(): string {
    const root = committed(SITE);
    makeLarge(root, 'k8s/big.yaml');
    commit(root, {});
    commit(root, { 'k8s/big.yaml': undefined });
    return root;
  }

  it('is told apart from that of head, and changes no exit status', async () => {
    const { status, out } = await run(['review', '--base', 'HEAD~1', '-f', 'json'], { cwd: shrunk() });
    expect(status).toBe(0);
    expect(faults(reviewSchema, out)).toEqual([]);
    expect(JSON.parse(out)).not.toHaveProperty('incomplete');
    expect(JSON.parse(out).baseIncomplete).toEqual(big);
  });

  it('keeps a review from being called clean', async () => {
    const { out } = await run(['review', '--base', 'HEAD~1', '-f', 'markdown'], { cwd: shrunk() });
    expect(out).toBe(
      '### mlb-lint\n\n> [!WARNING]\n> **No Service moves**; no new findings.\n\n' +
        '**1 file of the base could not be read**\n\n- `k8s/big.yaml` k8s/big.yaml is larger than 64 MiB, which is the limit\n',
    );
  });
});
