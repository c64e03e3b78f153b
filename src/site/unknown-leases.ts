import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { NetworkPlan } from '../plan/plan.ts';
import type { Claim } from './claims.ts';
import { extentOf, networksOf } from './networks.ts';
import { isL2 } from './outside.ts';
import type { Site } from './site.ts';
import { takenParts } from './taken.ts';

/** A network that leases addresses nobody wrote down, and what a claim takes of it. */
export interface UnknownLeases {
  readonly network: NetworkPlan;
  /** At least one. */
  readonly addresses: readonly Interval[];
}

/** The networks of its cluster with unknown leases that an L2 pool's entry lies in, without what somebody else owns. */
export function withUnknownLeases(site: Site, claim: Claim): readonly UnknownLeases[] {
  const networks = networksOf(site, claim.cluster).filter(({ unknownDhcp }) => unknownDhcp !== undefined);
  if (networks.length === 0 || !isL2(claim)) return [];
  const own = IntervalSet.of([claim.interval]).subtract(takenParts(site, claim.interval));
  return networks.flatMap((network) => {
    const addresses = own.intersect(extentOf(network)).intervals;
    return addresses.length === 0 ? [] : { network, addresses };
  });
}
