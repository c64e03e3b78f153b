import { expect, test } from 'vitest';
import type { Family } from '../../src/address/address.ts';
import { formatInterval } from '../../src/address/interval.ts';
import { roomFor } from '../../src/site/room-for.ts';
import { pool } from '../metallb/allocator/world.ts';
import { officePlan, siteOf } from './sites-of.ts';

const PLAN = officePlan({
  lan: 'ranges: [{ range: .200-.203, role: service, pools: [apps] }, { range: .210-.219, role: service, pools: [edge] }, { range: .220-.222, role: service, pools: [apps] }]',
});

/** Room for so many addresses more of the pool `apps`. */
function room(count: bigint, addresses: string, family: Family = 'ipv4'): string | undefined {
  const site = siteOf(PLAN, { prod: pool('edge', '10.0.0.0/30') + pool('apps', addresses) });
  const [cluster] = site.clusters;
  const apps = cluster?.pools.find(({ name }) => name === 'apps');
  if (cluster === undefined || apps === undefined) throw new Error('The cluster has no pool');
  const found = roomFor(site, cluster, apps, family, count);
  return found === undefined ? undefined : formatInterval(found);
}

test.each<readonly [string, bigint, string, Family, string | undefined]>([
  ['as much as is asked for', 2n, '192.168.20.200/32', 'ipv4', '192.168.20.201-192.168.20.202'],
  ['all of a range for the pool', 3n, '192.168.20.200/32', 'ipv4', '192.168.20.201-192.168.20.203'],
  ['in the next range that is large enough', 3n, '192.168.20.200/31', 'ipv4', '192.168.20.220-192.168.20.222'],
  ['none where no range is large enough', 4n, '192.168.20.200/31', 'ipv4', undefined],
  ['none of another family', 1n, '192.168.20.200/31', 'ipv6', undefined],
  ['none for nothing', 0n, '192.168.20.200/31', 'ipv4', undefined],
])('there is room beside a pool: %s', (_title, count, addresses, family, expected) => {
  expect(room(count, addresses, family)).toBe(expected);
});
