import { describe, expect, it } from 'vitest';
import { joinSites } from '../../src/site/join-sites.ts';
import { missingPools } from '../../src/site/missing-pools.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';
import { sitesOf } from './sites-of.ts';

const pool = (name: string, metadata = '') => resource('IPAddressPool', name, '{ addresses: [10.0.0.0/28] }', metadata);

function missing(range: string, manifests: Readonly<Record<string, string>>, east = '') {
  const plan = `version: 1
sites:
  - { name: hill, vrf: home, routed: [{ range: 10.0.0.0/24, role: service, ${range} }], clusters: [{ name: east, manifests: [east], ${east} }] }
  - { name: dale, vrf: home, clusters: [{ name: west, manifests: [west] }] }
`;
  return sitesOf(plan, manifests).flatMap((site) =>
    missingPools(site).map((one) => [one.pool.value, one.cluster?.name, one.meant]),
  );
}

describe('a pool that the plan names is missing', () => {
  it('from a range where no cluster of the address space defines it', () => {
    expect(missing('pools: [vips]', { east: pool('vip'), west: pool('apps') })).toEqual([['vips', undefined, 'vip']]);
    expect(missing('pools: [vips]', { west: pool('vips') })).toEqual([]);
  });

  it('from the clusters that the range names', () => {
    expect(missing('pools: [vips], clusters: [east]', { west: pool('vips') })).toEqual([['vips', 'east', undefined]]);
  });

  it('from the cluster that expects a Service in it', () => {
    const expects = 'expect: [{ service: a/b, pool: vips }]';
    expect(missing('name: all', { west: pool('vips') }, expects)).toEqual([['vips', 'east', undefined]]);
    expect(missing('name: all', { east: pool('vips') }, expects)).toEqual([]);
  });

  it('not where the name of a pool is unknown, or the pool stands in the wrong namespace', () => {
    expect(missing('pools: [vips]', { east: pool("'${POOL}'") })).toEqual([]);
    expect(missing('pools: [vips]', { east: pool('apps') + pool('vips', 'namespace: default') })).toEqual([]);
  });

  it('not where a pool that MetalLB does not read has no name', () => {
    const misplaced = pool('apps', 'namespace: default');
    expect(missing('pools: [vips], clusters: [east]', { east: misplaced })).toEqual([['vips', 'east', undefined]]);
    expect(missing('pools: [vips], clusters: [east]', { east: misplaced.replace('name: apps,', '') })).toEqual([]);
  });

  it('not by an expectation that names no pool, nor without a plan', () => {
    expect(missing('name: all', { east: pool('apps') }, 'expect: [{ service: a/b, address: 10.0.0.9 }]')).toEqual([]);
    const bare = joinSites(undefined, [{ plan: undefined, clusters: [clusterOf(pool('apps'))], syntax: [] }]);
    expect(bare.flatMap(missingPools)).toEqual([]);
  });

  it('from the others where one cluster has no MetalLB', () => {
    expect(missing('pools: [vips]', { west: pool('apps') }, 'metallb: false')).toEqual([['vips', 'west', undefined]]);
    const expects = 'metallb: false, expect: [{ service: a/b, pool: vips }]';
    expect(missing('name: all', { west: pool('apps') }, expects)).toEqual([]);
  });

  it('not from a cluster without MetalLB', () => {
    expect(missing('pools: [vips], clusters: [east]', {}, 'metallb: false')).toEqual([]);
  });
});
