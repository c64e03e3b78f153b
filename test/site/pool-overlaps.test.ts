import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { poolOverlaps } from '../../src/site/pool-overlaps.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';

function overlaps(pools: readonly (readonly [string, string])[], parts = {}) {
  const text = pools.map(([name, addresses]) => resource('IPAddressPool', name, `{ addresses: [${addresses}] }`));
  return poolOverlaps(clusterOf(text.join(''), parts)).map(({ later, earlier }) => [
    `${later.pool.name} ${later.entry.text}`,
    earlier.map(({ pool, entry, shared }) => `${pool.name} ${entry.text}: ${formatInterval(shared)}`),
  ]);
}

describe('entries of pools', () => {
  it('overlap at the one that is written later, whichever has the lower addresses', () => {
    expect(
      overlaps([
        ['a', '10.0.0.10-10.0.0.19'],
        ['b', '10.0.0.5-10.0.0.12'],
      ]),
    ).toEqual([['b 10.0.0.5-10.0.0.12', ['a 10.0.0.10-10.0.0.19: 10.0.0.10-10.0.0.12']]]);
  });

  it('are said once each, with all they share addresses with', () => {
    expect(
      overlaps([
        ['a', '10.0.0.1/32, 10.0.0.9/32'],
        ['b', '10.0.0.0/28'],
      ]),
    ).toEqual([['b 10.0.0.0/28', ['a 10.0.0.1/32: 10.0.0.1', 'a 10.0.0.9/32: 10.0.0.9']]]);
  });

  it('of one pool overlap, also where nothing tells where the cluster ends', () => {
    const twice = [['a', '10.0.0.0/28, 10.0.0.8/29']] as const;
    const found = [['a 10.0.0.8/29', ['a 10.0.0.0/28: 10.0.0.8-10.0.0.15']]];
    expect(overlaps(twice)).toEqual(found);
    expect(overlaps(twice, { bounded: false })).toEqual(found);
  });

  it('of two pools are apart where nothing tells where the cluster ends', () => {
    expect(
      overlaps(
        [
          ['a', '10.0.0.0/28'],
          ['b', '10.0.0.0/28'],
        ],
        { bounded: false },
      ),
    ).toEqual([]);
  });

  it('of two definitions of one pool are not compared', () => {
    expect(
      overlaps([
        ['a', '10.0.0.0/28'],
        ['a', '10.0.0.0/28'],
      ]),
    ).toEqual([]);
  });

  it('do not overlap where they touch, are of two families, or cannot be used', () => {
    expect(
      overlaps([
        ['a', '10.0.0.0/28, "::/0"'],
        ['b', '10.0.0.16/28, 10.0.0.1, ::ffff:10.0.0.0/120'],
      ]),
    ).toEqual([]);
  });
});
