import { describe, expect, it } from 'vitest';
import { poolsThatMeet, seesAllPools, unreadPools } from '../../src/metallb/reach.ts';
import { Releases } from '../../src/metallb/release.ts';
import { unknownPools } from '../../src/metallb/unknown-pools.ts';
import { clusterOf, resource } from './cluster-of.ts';

const pool = (name: string, metadata = '', kind = 'IPAddressPool') =>
  resource(kind, name, '{ addresses: [192.168.20.0/28] }', metadata);
const l2 = (spec: string) => resource('L2Advertisement', 'a', spec);

describe('the pools that meet', () => {
  const groups = (text: string, parts = {}) =>
    poolsThatMeet(clusterOf(text, parts)).map((group) => group.map(({ name }) => name));

  it('are those of one namespace, written or not', () => {
    const bare = '---\n{ apiVersion: metallb.io/v1beta1, kind: IPAddressPool, metadata: { name: lab } }\n';
    expect(groups(pool('office') + bare)).toEqual([['office', 'lab']]);
  });

  it('are apart where nothing tells which namespace is read', () => {
    expect(groups(pool('a', 'namespace: east') + pool('b', 'namespace: west'))).toEqual([['a'], ['b']]);
  });

  it('are apart from those whose namespace is a variable', () => {
    expect(groups(pool('office') + pool('b', 'namespace: $NS') + pool('c', 'namespace: $NS'))).toEqual([
      ['office'],
      ['b', 'c'],
    ]);
  });

  it('are none where nothing tells where the cluster ends', () => {
    expect(groups(pool('office'), { bounded: false })).toEqual([]);
  });

  it('count an AddressPool only where every possible release reads it', () => {
    const text = pool('office') + pool('old', '', 'AddressPool');
    expect(groups(text, { releases: Releases.of('0.13.12') })).toEqual([['office', 'old']]);
    expect(groups(text, { releases: Releases.of('0.13.12', '0.14.9') })).toEqual([['office']]);
  });
});

describe('all pools are seen', () => {
  it('unless a template may hold one or a name is unknown', () => {
    expect(seesAllPools(clusterOf(pool('office')))).toBe(true);
    expect(seesAllPools(clusterOf(pool('"$POOL"')))).toBe(false);
    const unseen = { mayHold: (kind: string) => kind === 'IPAddressPool' };
    expect(seesAllPools(clusterOf(pool('office'), { unseen }))).toBe(false);
  });

  it('and those that MetalLB does not read are told apart', () => {
    const text = pool('office') + pool('lab', 'namespace: shop') + pool('old', '', 'AddressPool');
    expect(unreadPools(clusterOf(text)).map(({ name }) => name)).toEqual(['lab', 'old']);
  });
});

describe('an unknown pool', () => {
  const unknown = (text: string, parts = {}) =>
    unknownPools(clusterOf(text, parts)).map(({ name, meant }) => [name, meant?.name]);

  it('is a name that no pool has, once an advertisement, with the pool likely meant', () => {
    expect(unknown(pool('office') + l2('{ ipAddressPools: [office, offise, offise, dmz] }'))).toEqual([
      ['offise', 'office'],
      ['dmz', undefined],
    ]);
  });

  it('is not one that MetalLB only does not read', () => {
    expect(unknown(pool('office') + pool('lab', 'namespace: shop') + l2('{ ipAddressPools: [lab] }'))).toEqual([]);
  });

  it('is not known where a pool may be unseen, or the name is a variable', () => {
    const text = pool('office') + l2('{ ipAddressPools: [lab, $POOL] }');
    expect(unknown(text)).toEqual([['lab', undefined]]);
    expect(unknown(text, { unseen: { mayHold: () => true } })).toEqual([]);
    expect(unknown(text, { bounded: false })).toEqual([]);
    expect(unknown(text + pool('"$OTHER"'))).toEqual([]);
  });
});
