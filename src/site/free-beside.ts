import type { Address } from '../address/address.ts';
import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { poolClaims } from './claims.ts';
import { addressesOf } from './free.ts';
import { admits } from './free-space.ts';
import { once } from './once.ts';
import type { AddressSpace, Site } from './site.ts';
import { takerOf } from './taken.ts';

/** So many addresses are tried that a Service is predicted to have. */
const MOST_TRIED = 1000;

/** How a Service uses an address that it shares with nobody. */
export const UNSHARED = { key: '', backend: '', ports: [] };

/**
 * The first address of the pool that holds an address which nobody else has or asks for, is reserved or somebody else's,
 * or lies in a range for others; undefined where none is found, or no pool is known to hold the address.
 */
export function freeBeside(site: Site, cluster: Cluster, address: Address): Address | undefined {
  const { scene } = predictionOf(cluster);
  const rules = scene.index.runOf(address)?.rules;
  if (rules === undefined) return undefined;
  const wanted = { pool: rules.name, ...(cluster.name !== undefined && { cluster: cluster.name }) };
  let tried = 0;
  for (const { interval } of scene.index.runsOf(rules, address.family)) {
    const others = site.space.owners
      .over(interval)
      .filter(({ owner }) => isKept(owner, wanted))
      .map((owned) => owned.interval);
    const taken = IntervalSet.of([...others, ...usedByOthers(site.space, cluster).overlapping(interval)]);
    for (const { first, last } of taken.gaps(interval)) {
      for (let value = first; value <= last && tried < MOST_TRIED; value++, tried++) {
        const free = { family: address.family, value };
        if (!scene.index.withholds(rules, free) && scene.admits(free, UNSHARED)) return free;
      }
    }
  }
  return undefined;
}

/** Whether an address that somebody owns is for others: his own, reserved, or in a service range for other pools or clusters. */
export function isKept(owner: Parameters<typeof takerOf>[0], wanted: Parameters<typeof admits>[1]): boolean {
  if (owner.kind === 'reservation' || takerOf(owner) !== undefined) return true;
  return owner.range?.role === 'service' && !admits(owner.range, wanted);
}

const others = once((_: AddressSpace) => new WeakMap<Cluster, IntervalSet>());

/** What the pools of other clusters hold, and all that Services hold or ask for. */
export function usedByOthers(space: AddressSpace, cluster: Cluster): IntervalSet {
  const known = others(space).get(cluster);
  if (known !== undefined) return known;
  const clusters = space.sites.flatMap((site) => site.clusters);
  const used: readonly Interval[] = [
    ...clusters.flatMap((one) => (one === cluster ? [] : poolClaims(one).map(({ interval }) => interval))),
    ...clusters.flatMap((one) => one.services.flatMap(addressesOf)),
  ];
  const set = IntervalSet.of(used);
  others(space).set(cluster, set);
  return set;
}
