import { describe, expect, it } from 'vitest';
import { runLint } from '../../../src/command/lint.ts';
import type { LintOptions } from '../../../src/command/lint-options.ts';
import { readShare } from '../../../src/command/shard/deal.ts';
import { run } from '../../cli/run.ts';
import { inFolder } from '../../rules/temporary-folder.ts';

const PLAN = `version: 1
sites:
  - { name: south, defaults: { manifests: ['{cluster}'] }, clusters: [{ name: b }, { name: a }] }
  - { name: north, defaults: { manifests: ['{cluster}'] }, clusters: [{ name: z }, { name: a }, { name: m }] }
`;

function clustersOf(plan: string, shard: string): Promise<readonly string[] | undefined> {
  return inFolder(new Map([['plan.yaml', plan]]), async (cwd) => {
    const { report } = await runLint({ cwd, shard });
    return report.shard?.clusters.map(({ site, name }) => `${site}/${name}`);
  });
}

describe('the shards of a plan', () => {
  it('are dealt in turn by the names of site and cluster', async () => {
    expect(await clustersOf(PLAN, '1/2')).toEqual(['south/b', 'north/a', 'north/z'].sort(byPlan));
    expect(await clustersOf(PLAN, '2/2')).toEqual(['south/a', 'north/m']);
  });

  it('are empty where there are more of them than clusters', async () => {
    expect(await clustersOf(PLAN, '7/7')).toEqual([]);
  });

  it('read nothing of the clusters that others have', async () => {
    const files = new Map([
      [
        'plan.yaml',
        'version: 1\nsites: [{ name: x, clusters: [{ name: a, manifests: [a.yaml] }, { name: b, manifests: [b.yaml] }] }]\n',
      ],
      ['a.yaml', 'kind: [\n'],
    ]);
    await inFolder(files, async (cwd) => {
      const { report } = await runLint({ cwd, shard: '1/2' });
      expect([report.summary.files, report.summary.clusters, report.findings.length]).toEqual([1, 1, 1]);
      await expect(runLint({ cwd, shard: '2/2' })).rejects.toThrow('plan.yaml:2:');
    });
  });

  it('carry no content of a Secret', async () => {
    const secret = (name: string) =>
      `---\napiVersion: v1\nkind: Secret\nmetadata: { name: ${name}, namespace: metallb-system }\n`;
    const files = new Map([
      ['plan.yaml', 'version: 1\nsites: [{ name: x, clusters: [{ name: a, manifests: [a.yaml] }] }]\n'],
      [
        'a.yaml',
        `${secret('one')}stringData:\n  password: swordfish\n${secret('two')}data: { password: c3dvcmRmaXNo }\n`,
      ],
    ]);
    await inFolder(files, async (cwd) => {
      const { out } = await run(['--shard', '1/1', '-f', 'json'], { cwd });
      expect(out).toContain('"name","one"');
      expect(out).not.toMatch(/swordfish|c3dvcmRmaXNo/);
    });
  });
});

/** In the order of the plan, which names south first. */
function byPlan(a: string, b: string): number {
  const order = ['south/b', 'south/a', 'north/z', 'north/a', 'north/m'];
  return order.indexOf(a) - order.indexOf(b);
}

describe('--shard', () => {
  it('is one of several, from 1', () => expect(readShare('3/7')).toEqual({ index: 3, count: 7 }));

  it.each(['0/2', '3/2', '1', '1/0', '-1/2', '1/2/3', 'a/b', '1/1001', ' 1/2'])('is not %s', (text) => {
    expect(() => readShare(text)).toThrow(`--shard "${text}" is no part of a whole: write I/N`);
  });

  it('says what it has read, and that the rest is said by merge', async () => {
    await inFolder(new Map([['plan.yaml', PLAN]]), async (cwd) => {
      expect(await run(['--shard', '2/2'], { cwd })).toEqual({
        status: 0,
        out: 'no findings in 0 files\n',
        err: 'shard 2 of 2 has 2 of 5 clusters; what concerns several of them is said by mlb-lint merge\n',
      });
    });
  });

  it('needs a plan', async () => {
    await inFolder(new Map(), async (cwd) => {
      expect((await run(['--shard', '1/2'], { cwd })).err).toContain('--shard deals the clusters that a plan names');
    });
  });

  it.each([
    ['--site', 'north'],
    ['--cluster', 'a'],
    ['--dormant'],
    ['--stdin'],
    ['--fix'],
    ['--dry-run'],
    ['--write-baseline', 'baseline.json'],
  ])('does not go together with %s', async (...args) => {
    await inFolder(new Map([['plan.yaml', PLAN]]), async (cwd) => {
      const { status, err } = await run(['--shard', '1/2', ...args], { cwd });
      expect(status).toBe(2);
      expect(err).toContain(`--shard and ${args[0]} do not go together: `);
    });
  });

  it('asks no server, which may tell each part something else', async () => {
    const plan = `${PLAN}  - { name: west, imports: [{ type: netbox, url: 'https://netbox.example.org' }] }\n`;
    await inFolder(new Map([['plan.yaml', plan]]), async (cwd) => {
      const options: LintOptions = { cwd, shard: '1/2', allowNetwork: true };
      await expect(runLint(options)).rejects.toThrow('--shard asks no server');
    });
  });
});

describe('mlb-lint merge', () => {
  it('prints and exits as a lint of the whole does', async () => {
    const plan = `version: 1
sites:
  - name: home
    networks: [{ name: lan, cidr: 192.0.2.0/24 }]
    clusters: [{ name: a, manifests: [a.yaml] }, { name: b, manifests: [b.yaml] }]
`;
    const pool = (name: string) => `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ${name}, namespace: metallb-system }
spec: { addresses: [192.0.2.100-192.0.2.120] }
`;
    const files = new Map([
      ['plan.yaml', plan],
      ['a.yaml', pool('x')],
      ['b.yaml', pool('y')],
    ]);
    await inFolder(files, async (cwd) => {
      for (const part of ['1', '2']) await run(['--shard', `${part}/2`, '-f', `json=${part}.json`], { cwd });
      const merged = await run(['merge', '2.json', '1.json'], { cwd });
      expect(merged.out).toContain('error[plan/cluster-overlap]');
      expect(merged).toEqual(await run([], { cwd }));
      expect((await run(['merge', '2.json', '1.json', '--fail-on', 'never'], { cwd })).status).toBe(0);
      expect(await run(['merge', '1.json', 'missing.json'], { cwd })).toMatchObject({
        status: 2,
        err: 'mlb-lint: missing.json does not exist\n',
      });
    });
  });

  it('wants reports', async () => expect((await run(['merge'])).status).toBe(2));
});
