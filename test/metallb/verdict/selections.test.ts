import { describe, expect, it, test } from 'vitest';
import type { Cluster } from '../../../src/metallb/cluster.ts';
import type { Pool } from '../../../src/metallb/pool.ts';
import { hasFamily, selectionsOf, steepestOf } from '../../../src/metallb/verdict/selections.ts';
import { clusterOf, resource } from '../cluster-of.ts';
import { bgp, l2, pool } from './conditions.ts';

const labeled = (name: string, labels: string) =>
  resource('IPAddressPool', name, '{ addresses: [ 198.51.100.0/28 ] }', `labels: { ${labels} }`);
const POOLS = labeled('c', 'tier: gold, site: x') + labeled('a', 'tier: silver') + pool('b');

/** Advertisements and the pools that they select, each as `advertisements: pools`. */
function selected(cluster: Cluster): readonly string[] {
  const names = (all: readonly Pick<Pool, 'name'>[]) => all.map(({ name }) => String(name)).join(' ');
  return selectionsOf(cluster).map(({ advertisements, pools }) => `${names(advertisements)}: ${names(pools)}`);
}

describe('a BGPAdvertisement selects', () => {
  test.each([
    ['all pools, where it names none', '', 'a b c'],
    ['pools by name, in the order of their names', 'ipAddressPools: [ c, a, none ]', 'a c'],
    ['no pool for an empty name', 'ipAddressPools: [ "" ]', ''],
    ['no pool for a name that is not known', 'ipAddressPools: [ "$POOL" ]', ''],
    ['pools by a label', 'ipAddressPoolSelectors: [ { matchLabels: { tier: gold } } ]', 'c'],
    ['pools by two labels', 'ipAddressPoolSelectors: [ { matchLabels: { tier: gold, site: y } } ]', ''],
    [
      'pools by either of two',
      'ipAddressPoolSelectors: [ { matchLabels: { tier: gold } }, { matchLabels: { tier: silver } } ]',
      'a c',
    ],
    [
      'pools by one of two values',
      'ipAddressPoolSelectors: [ { matchExpressions: [ { key: tier, operator: In, values: [ gold, silver ] } ] } ]',
      'a c',
    ],
    [
      'pools without a label',
      'ipAddressPoolSelectors: [ { matchExpressions: [ { key: tier, operator: DoesNotExist } ] } ]',
      'b',
    ],
    [
      'pools by a label beside another demand',
      'ipAddressPoolSelectors: [ { matchExpressions: [ { key: site, operator: Exists }, { key: tier, operator: In, values: [ gold, silver ] } ] } ]',
      'c',
    ],
    ['no pool by a label that none has', 'ipAddressPoolSelectors: [ { matchLabels: { zone: z } } ]', ''],
    ['no pool by a value that is not known', 'ipAddressPoolSelectors: [ { matchLabels: { tier: "$TIER" } } ]', ''],
    ['all pools by a selector that asks for nothing', 'ipAddressPoolSelectors: [ {} ]', 'a b c'],
    [
      'pools by name and by label',
      'ipAddressPools: [ b ], ipAddressPoolSelectors: [ { matchLabels: { tier: gold } } ]',
      'b c',
    ],
  ])('%s', (_title, spec, expected) => {
    expect(selected(clusterOf(POOLS + bgp('x', spec)))).toEqual([`x: ${expected}`]);
  });

  it('together with those that select in the same words', () => {
    const text =
      bgp('z') +
      bgp('y', 'ipAddressPools: [ a ]') +
      bgp('x') +
      bgp('w', 'ipAddressPools: [ a ]') +
      bgp('v', 'ipAddressPools: [ "$A" ]');
    expect(selected(clusterOf(POOLS + text))).toEqual(['v: ', 'w y: a', 'x z: a b c']);
  });

  it('no AddressPool, which announces itself', () => {
    const old = resource('AddressPool', 'old', '{ protocol: bgp, addresses: [ 198.51.100.16/28 ] }');
    expect(selected(clusterOf(old + pool('a') + bgp('x')))).toEqual(['x: a']);
  });

  it('nothing that is judged where it is not known where the cluster ends', () => {
    expect(selectionsOf(clusterOf(pool('a') + bgp('x'), { bounded: false }))).toEqual([]);
  });

  it('nothing that an L2Advertisement selects', () => {
    expect(selectionsOf(clusterOf(pool('a') + l2('x')))).toEqual([]);
  });
});

describe('the steepest entry of a pool', () => {
  test.each([
    [
      'is that of the longest prefix',
      '198.51.100.0/26, 198.51.100.64/28, 198.51.100.128/27',
      ['ipv4 28 198.51.100.64/28'],
    ],
    ['is the first of two', '198.51.100.0/28, 198.51.100.16/28', ['ipv4 28 198.51.100.0/28']],
    ['counts the widest block of a range', '198.51.100.1-198.51.100.9', ['ipv4 30 198.51.100.1-198.51.100.9']],
    [
      'is one for each family',
      '"2001:db8::/64", 198.51.100.0/28',
      ['ipv6 64 2001:db8::/64', 'ipv4 28 198.51.100.0/28'],
    ],
    ['is none where no entry can be used', '198.51.100.1', []],
    ['is none where nothing is known', '"$RANGE"', []],
  ])('%s', (_title, entries, expected) => {
    const [first] = clusterOf(pool('a', entries)).pools;
    if (first === undefined) throw new Error('no pool');
    const told = [...steepestOf(first)].map(
      ([family, { entry, length }]) => `${family} ${length} ${String(entry.text)}`,
    );
    expect(told).toEqual(expected);
    expect([hasFamily(first, 'ipv4'), hasFamily(first, 'ipv6')]).toEqual([
      told.some((one) => one.startsWith('ipv4')),
      told.some((one) => one.startsWith('ipv6')),
    ]);
  });
});

it('thousands of BGPAdvertisements of thousands of pools are looked at so often, and then nothing is told of them', () => {
  const pools = (count: number) => Array.from({ length: count }, (_, at) => labeled(`p${at}`, `site: s${at}`)).join('');
  const selector = (at: number) => `{ matchExpressions: [ { key: site, operator: NotIn, values: [ s${at} ] } ] }`;
  const advertisements = (count: number) =>
    Array.from({ length: count }, (_, at) => bgp(`a${at}`, `ipAddressPoolSelectors: [ ${selector(at)} ]`)).join('');
  const told = (count: number) => selectionsOf(clusterOf(pools(count) + advertisements(count))).length;
  expect([told(100), told(1001)]).toEqual([100, 0]);
});
