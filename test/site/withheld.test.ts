import { expect, it } from 'vitest';
import { map } from '../../src/command/map.ts';
import { mapMarkdown } from '../../src/report/map/markdown.ts';
import { withheldIn } from '../../src/site/withheld.ts';
import { inStory, planText, poolText, serviceText } from '../command/story.ts';
import { interval, officePlan, siteOf } from './sites-of.ts';

const plan = planText([['.192-.255', 'service']]);
const AVOIDS = 'avoidBuggyIPs: true';

/** Of every row that counts, how many of how many addresses are used. */
function counted(manifests: string, text = plan): Promise<readonly string[]> {
  return inStory(text, manifests, async (cwd) => {
    const { sites } = await map({ cwd });
    const rows = sites.flatMap(({ areas }) => areas.flatMap((area) => area.rows));
    return rows.flatMap(({ range, size, used, capacity = size }) =>
      used === undefined ? [] : [`${range}: ${used} of ${capacity}`],
    );
  });
}

it('takes from a pool, and from the range around it, what avoidBuggyIPs withholds', async () => {
  expect(await counted(poolText('apps', '192.168.20.200-192.168.20.255', AVOIDS) + serviceText('shop/a'))).toEqual([
    '192.168.20.192-192.168.20.255: 1 of 63',
    '192.168.20.200-192.168.20.255: 1 of 55',
  ]);
});

it('finds each of the addresses that end in .0 or .255, wherever they stand', async () => {
  const pool = poolText('apps', '10.0.0.0/22, 10.0.8.0-10.0.9.254', AVOIDS);
  expect((await counted(pool)).slice(1)).toEqual(['10.0.0.0-10.0.3.255: 0 of 1016', '10.0.8.0-10.0.9.254: 0 of 508']);
});

it('takes nothing where a pool does not avoid them, or its release does not know how to', async () => {
  const whole = ['192.168.20.192-192.168.20.255: 0 of 64', '192.168.20.200-192.168.20.255: 0 of 56'];
  expect(await counted(poolText('apps', '192.168.20.200-192.168.20.255'))).toEqual(whole);
  const old = plan.replace('0.15.3', '0.13.3');
  expect(await counted(poolText('apps', '192.168.20.200-192.168.20.255', AVOIDS), old)).toEqual(whole);
});

it('leaves what another pool gives out all the same', async () => {
  const both = poolText('apps', '192.168.20.200-192.168.20.255', AVOIDS) + poolText('edge', '192.168.20.255/32');
  expect(await counted(both)).toEqual([
    '192.168.20.192-192.168.20.255: 0 of 64',
    '192.168.20.200-192.168.20.255: 0 of 56',
    '192.168.20.255: 0 of 1',
  ]);
});

it('leaves an address that a Service of another controller holds', async () => {
  const held = `${serviceText('shop/a', {}, 'loadBalancerClass: example.org/other')}status: { loadBalancer: { ingress: [{ ip: 192.168.20.255 }] } }\n`;
  expect(await counted(poolText('apps', '192.168.20.254-192.168.20.255', AVOIDS) + held)).toEqual([
    '192.168.20.192-192.168.20.255: 1 of 64',
    '192.168.20.254-192.168.20.255: 1 of 2',
  ]);
});

it('takes nothing from IPv6', async () => {
  expect(await counted(poolText('apps', '2001:db8::/126', AVOIDS))).toContain('2001:db8::-2001:db8::3: 0 of 4');
});

it('counts of an interval what lies in it, not what the pool holds beyond', () => {
  const withheld = (text: string, prod = '') => {
    const pools = poolText('apps', '10.0.0.0/23, 10.0.4.0/23, 10.0.8.0/23', AVOIDS);
    return withheldIn(siteOf(officePlan({ prod }), { prod: pools }).space, interval(text));
  };
  expect(withheld('10.0.0.0-10.0.0.254')).toBe(1n);
  expect(withheld('10.0.0.1-10.0.0.255')).toBe(1n);
  expect(withheld('10.0.1.255-10.0.4.0')).toBe(2n);
  expect(withheld('10.0.2.0-10.0.3.255')).toBe(0n);
  expect(withheld('10.0.0.0-10.0.255.255')).toBe(12n);
  expect(withheld('10.0.0.0-10.0.255.255', 'metallb: false')).toBe(0n);
});

it('is no utilization at all where everything is withheld', () =>
  inStory(plan, poolText('apps', '192.168.20.255/32', AVOIDS), async (cwd) => {
    expect(mapMarkdown(await map({ cwd }))).toContain('| `192.168.20.255` | pool |  |  | apps |  |  | 0 of 0 (0%) |');
  }));
