import type { Interval } from '../address/interval.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { RangePlan } from '../plan/plan.ts';
import { type Claim, poolClaims } from './claims.ts';
import type { Site } from './site.ts';

/** A part of a pool's entry in a service range that is not for it. */
export interface MisfitPart {
  readonly interval: Interval;
  readonly range: RangePlan;
  /** Whether the range is for other pools, and whether it is for other clusters; at least one. */
  readonly otherPools: boolean;
  readonly otherClusters: boolean;
}

/** A pool's entry with every part of it that stands in service ranges for others. */
export interface Misfit {
  readonly claim: Claim;
  readonly parts: readonly [MisfitPart, ...MisfitPart[]];
}

/**
 * The entries of a site's pools that stand in service ranges for other pools or other clusters, by the narrowest range
 * at each address. A pool whose name is unknown may be the one a range is for.
 */
export function misfits(site: Site): readonly Misfit[] {
  return site.clusters.flatMap((cluster) =>
    poolClaims(cluster).flatMap((claim) => {
      const [first, ...rest] = site.space.owners.over(claim.interval).flatMap(({ interval, owner }) => {
        const part = owner.range?.role === 'service' ? misfit(claim, interval, owner.range) : undefined;
        return part ?? [];
      });
      return first === undefined ? [] : { claim, parts: [first, ...rest] };
    }),
  );
}

function misfit(claim: Claim, interval: Interval, range: RangePlan): MisfitPart | undefined {
  const pool = claim.pool?.name;
  const otherPools = !(pool instanceof Unknown) && excludes(range.pools, pool);
  const otherClusters = excludes(range.clusters, claim.cluster.name);
  return otherPools || otherClusters ? { interval, range, otherPools, otherClusters } : undefined;
}

/** Whether a list of the only ones leaves a name out; an empty list leaves nobody out. */
function excludes(only: RangePlan['pools'], name: string | undefined): boolean {
  return only.length > 0 && only.every(({ value }) => value !== name);
}
