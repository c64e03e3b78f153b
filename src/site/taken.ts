import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { type Claim, claimsOf } from './claims.ts';
import type { Owned, Owner, Site } from './site.ts';

/** Whose addresses a pool must not take. */
export type Taker = 'gateway' | 'node' | 'dhcp' | 'appliance' | 'reserved';

/** A claim on addresses that belong to somebody else, with every part of it that does. */
export interface Taken {
  readonly claim: Claim;
  /** At least one, in order of address. */
  readonly owned: readonly [Owned, ...Owned[]];
}

/** The claims of a site's clusters on what one kind of owner has, in the order of clusters and claims. */
export function takenFrom(site: Site, taker: Taker): readonly Taken[] {
  return site.clusters.flatMap((cluster) =>
    claimsOf(cluster).flatMap((claim) => {
      const [first, ...rest] = site.space.owners.over(claim.interval).filter(({ owner }) => takerOf(owner) === taker);
      return first === undefined ? [] : { claim, owned: [first, ...rest] };
    }),
  );
}

/** Whose an address is, where nobody else may have it; undefined for space that Services may have, and what is reserved for one. */
export function takerOf(owner: Owner): Taker | undefined {
  if (owner.kind === 'gateway' || owner.kind === 'node') return owner.kind;
  if (owner.kind === 'reservation') return undefined;
  const role = owner.range?.role;
  return role === 'service' ? undefined : role;
}

/** The parts of an interval that somebody else owns. */
export function takenParts(site: Site, interval: Interval): IntervalSet {
  const owned = site.space.owners.over(interval).filter(({ owner }) => takerOf(owner) !== undefined);
  return IntervalSet.of(owned.map((one) => one.interval));
}
