import { IntervalSet } from '../address/interval-set.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { RangePlan } from '../plan/plan.ts';
import { type Claim, poolClaims } from './claims.ts';
import { type Clash, clashes } from './clashes.ts';
import { once } from './once.ts';
import type { AddressSpace, Site } from './site.ts';

/** A pool's entry and the site of its cluster. */
export interface PlacedClaim {
  readonly claim: Claim;
  readonly site: Site;
}

/**
 * The pools' entries that share addresses with an entry of another cluster of the address space, without a range that
 * both clusters share on purpose. Only clusters that the plan names: of others nothing says that they are neighbors.
 */
export const sharedClaims = once((space: AddressSpace): readonly Clash<PlacedClaim>[] => {
  const parties = space.sites.flatMap((site) =>
    site.clusters
      .filter((cluster) => cluster.plan !== undefined)
      .flatMap((cluster) =>
        poolClaims(cluster).map((claim) => ({
          interval: claim.interval,
          of: { claim, site },
          kin: cluster,
          at: () => claim.manifest.at(claim.route),
        })),
      ),
  );
  return clashes(parties, (later, earlier, shared) => {
    const fine = space.owners.over(shared).filter(({ interval }) => {
      const range = space.owners.rangeAt({ family: interval.family, value: interval.first });
      return range !== undefined && names(range, later.claim.cluster, earlier.claim.cluster);
    });
    return IntervalSet.of([shared]).subtract(IntervalSet.of(fine.map(({ interval }) => interval))).intervals;
  });
});

/** Whether a range is for both of two clusters by their names. */
function names(range: RangePlan, one: Cluster, other: Cluster): boolean {
  const named = (cluster: Cluster) => range.clusters.some(({ value }) => value === cluster.name);
  return one.name !== other.name && named(one) && named(other);
}
