import { type Interval, sizeOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { RangePlan } from '../plan/plan.ts';
import { requestedAddresses } from './claims.ts';
import { serviceRanges } from './networks.ts';
import type { Site } from './site.ts';
import { takerOf } from './taken.ts';

/** Whom free space is for: a range may be kept for some pools or clusters. */
export interface Wanted {
  readonly pool?: string;
  readonly cluster?: string;
}

/** The gaps of a range that are in no pool, owned by nobody else, reserved for nobody and asked for by no Service. */
export function freeIn(site: Site, range: Interval): readonly Interval[] {
  const owned = site.space.owners
    .over(range)
    .filter(({ owner }) => owner.kind === 'reservation' || takerOf(owner) !== undefined);
  const taken = IntervalSet.of([...owned.map(({ interval }) => interval), ...claimedIn(site)]);
  return taken.gaps(range);
}

function claimedIn(site: Site): readonly Interval[] {
  return site.space.sites.flatMap(({ clusters }) =>
    clusters.flatMap((cluster) => [
      ...cluster.pools.flatMap((pool) => pool.addresses.intervals),
      ...cluster.services.flatMap((service) =>
        requestedAddresses(service).map(({ address }) => ({
          family: address.family,
          first: address.value,
          last: address.value,
        })),
      ),
    ]),
  );
}

/** Whether a service range may hold a pool of this name, of this cluster. */
export function admits(range: RangePlan, wanted: Wanted): boolean {
  const pools = range.pools.length === 0 || range.pools.some(({ value }) => value === wanted.pool);
  const clusters = range.clusters.length === 0 || range.clusters.some(({ value }) => value === wanted.cluster);
  return pools && clusters;
}

/**
 * Free space where a pool could go: as many addresses as it has now from the start of the first gap that is large
 * enough, else the largest gap; undefined where the plan has no free service space of that family.
 */
export function freeInstead(site: Site, now: Interval, wanted: Wanted): Interval | undefined {
  if (site.plan === undefined) return undefined;
  const gaps = serviceRanges(site.plan)
    .filter((range) => range.range.value.family === now.family && admits(range, wanted))
    .flatMap((range) => freeIn(site, range.range.value));
  const fitting = gaps.find((gap) => sizeOf(gap) >= sizeOf(now));
  if (fitting !== undefined) return { ...fitting, last: fitting.first + sizeOf(now) - 1n };
  return gaps.reduce<Interval | undefined>(
    (best, gap) => (best === undefined || sizeOf(gap) > sizeOf(best) ? gap : best),
    undefined,
  );
}
