import { describe, expect, it, test } from 'vitest';
import { parseAddress } from '../../src/address/address.ts';
import { type Release, Releases } from '../../src/metallb/release.ts';
import { askablePools } from '../../src/site/askable-pools.ts';
import { pool } from '../metallb/allocator/world.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

const address = (text: string) => parseAddress(text) ?? expect.fail(text);
const POOLS = pool('apps', '10.0.0.4-10.0.0.7') + pool('edge', '10.0.0.20-10.0.0.23') + pool('six', '"2001:db8::/126"');

describe('the pools as Services ask for them', () => {
  test.each([
    ['10.0.0.3', undefined, 'apps'],
    ['10.0.0.4', 'apps', 'apps'],
    ['10.0.0.7', 'apps', 'apps'],
    ['10.0.0.8', undefined, 'apps'],
    ['10.0.0.14', undefined, 'edge'],
    ['10.0.0.20', 'edge', 'edge'],
    ['192.0.2.1', undefined, 'edge'],
    ['2001:db8::3', 'six', 'six'],
    ['2001:db8::4', undefined, 'six'],
    ['::', undefined, 'six'],
  ])('know which holds %s, and which is next to it', (text, holding, nearest) => {
    const askable = askablePools(clusterOf(POOLS));
    const held = askable.holding(address(text));
    expect(held === 'unread' ? held : held?.name).toBe(holding);
    expect(askable.nearest(address(text))?.name).toBe(nearest);
  });

  it('have none next to an address of a family that no pool has', () => {
    const askable = askablePools(clusterOf(pool('six', '"2001:db8::/126"')));
    expect(askable.nearest(address('10.0.0.1'))).toBeUndefined();
  });

  it('tell an address of a pool that MetalLB does not read', () => {
    const askable = askablePools(clusterOf(POOLS + pool('far', '10.0.9.0/30').replace('metallb-system', 'shop')));
    expect(askable.holding(address('10.0.9.1'))).toBe('unread');
    expect(askable.holding(address('10.0.9.4'))).toBeUndefined();
    expect([askable.lacks('far'), askable.lacks('gone')]).toEqual([false, true]);
  });

  it('lack no name where a pool has one that nobody knows, nor where there is no pool', () => {
    expect(askablePools(clusterOf(`${POOLS}${pool('"$NAME"', '10.0.9.0/30')}`)).lacks('gone')).toBe(false);
    expect(askablePools(clusterOf('')).lacks('gone')).toBe(false);
    expect(askablePools(clusterOf(POOLS, { bounded: false })).lacks('gone')).toBe(false);
  });

  it('are known unless an entry is faulty or a variable', () => {
    const areKnown = (text: string) => askablePools(clusterOf(text)).areKnown;
    expect(areKnown(POOLS)).toBe(true);
    expect(areKnown(POOLS + pool('bad', '10.0.9.1'))).toBe(false);
    expect(areKnown(`${POOLS}${pool('more', '10.0.9.0/30, $MORE')}`)).toBe(false);
    expect(areKnown('')).toBe(false);
  });

  it('have a name that was likely meant, for two hundred misspelt ones', () => {
    const askable = askablePools(clusterOf(POOLS));
    const meant = Array.from({ length: 202 }, () => askable.meant('aps')?.name);
    expect(meant.indexOf(undefined)).toBe(200);
    expect(meant[0]).toBe('apps');
    expect(askablePools(clusterOf(POOLS)).meant('something else')).toBeUndefined();
    expect(askable.named('apps').map(({ name }) => name)).toEqual(['apps']);
    expect(askable.named('gone')).toEqual([]);
  });

  test.each<readonly [string, string, string, Release | readonly [Release, Release], boolean | 'unknown']>([
    ['an address that ends in .0', '10.0.0.0', 'true', '0.15.3', true],
    ['an address that ends in .255', '10.0.0.255', 'true', '0.15.3', true],
    ['no other one', '10.0.0.1', 'true', '0.15.3', false],
    ['none of IPv6', '2001:db8::ff', 'true', '0.15.3', false],
    ['none where nobody says so', '10.0.0.0', 'false', '0.15.3', false],
    ['perhaps one by a variable', '10.0.0.0', '$AVOID', '0.15.3', 'unknown'],
    ['none before 0.13.4', '10.0.0.0', 'true', '0.13.3', false],
    ['perhaps one around 0.13.4', '10.0.0.0', 'true', ['0.13.3', '0.13.4'], 'unknown'],
  ])('withhold %s', (_title, text, avoid, release, expected) => {
    const releases = typeof release === 'string' ? Releases.of(release) : Releases.of(...release);
    const cluster = clusterOf(pool('p', '10.0.0.0/24, "2001:db8::/120"', `avoidBuggyIPs: ${avoid}`), { releases });
    const [first] = cluster.pools;
    expect(askablePools(cluster).withholds(first ?? expect.fail('no pool'), address(text))).toBe(expected);
  });
});
