import { expect, it } from 'vitest';
import { acceptedPrefixes, unfilteredEntries } from '../../src/site/unfiltered.ts';
import { pool } from '../metallb/allocator/world.ts';
import { clusterOf } from '../metallb/cluster-of.ts';
import { bgp, l2 } from '../metallb/verdict/conditions.ts';
import { officePlan, siteOf, texts } from './sites-of.ts';

const PREFIXES = 'bgp: { prefixes: [10.0.0.0/24, 10.0.2.0/24] }';

/** What no router accepts of each entry of the cluster's pools, as `p 10.0.1.0-10.0.1.255`. */
function refused(manifests: string, prod = PREFIXES): readonly string[] {
  const { clusters } = siteOf(officePlan({ prod }), { prod: manifests });
  return clusters.flatMap((cluster) =>
    unfilteredEntries(cluster).map((found) => `${String(found.pool.name)} ${texts(found.refused).join(', ')}`),
  );
}

const P = pool('p', '10.0.0.128-10.0.2.127, 10.0.0.0/28, 10.0.3.0/28');

it('routers accept what the plan says of each entry of a pool, and nothing else', () => {
  expect(refused(P + bgp('x'))).toEqual(['p 10.0.1.0-10.0.1.255', 'p 10.0.3.0-10.0.3.15']);
  expect(refused(pool('p', '10.0.2.0/25') + bgp('x'))).toEqual([]);
});

it('routers are asked for what is announced over BGP alone', () => {
  expect(refused(P + l2('x'))).toEqual([]);
  expect(refused(P)).toEqual([]);
});

it('routers accept anything where the plan names no prefix', () => {
  expect(refused(P + bgp('x'), '')).toEqual([]);
  expect(refused(P + bgp('x'), 'bgp: { asn: 64500 }')).toEqual([]);
  expect(acceptedPrefixes(clusterOf(P))).toBeUndefined();
});

it('routers hear nothing of a cluster without MetalLB', () => {
  expect(refused(P + bgp('x'), `${PREFIXES}, metallb: false`)).toEqual([]);
});
