import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { endingBadly } from '../metallb/allocator/capacity.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { usedAddresses } from './map-uses.ts';
import { once } from './once.ts';
import type { AddressSpace } from './site.ts';

/**
 * How many addresses of an interval are in pools and can be given to nobody: every pool that holds one withholds it, by
 * `avoidBuggyIPs`. One that a Service uses all the same is left out. Logarithmic in the pools' entries.
 */
export function withheldIn(space: AddressSpace, { family, first, last }: Interval): bigint {
  if (family !== 'ipv4') return 0n;
  const stretches = withheldStretches(space);
  return countUpTo(stretches, last) - countUpTo(stretches, first - 1n);
}

/** A run of IPv4 addresses of which those that end in .0 or .255 are withheld. */
interface Stretch {
  readonly interval: Interval;
  /** How many are withheld in those before it. */
  readonly before: bigint;
}

const withheldStretches = once((space: AddressSpace): readonly Stretch[] => {
  const pools = space.sites.flatMap(({ clusters }) => clusters.flatMap(poolsOf));
  const [withholding, giving] = [true, false].map((withholds) =>
    IntervalSet.of(pools.flatMap((pool) => (pool.withholds === withholds ? pool.intervals : []))),
  );
  if (withholding === undefined || withholding.isEmpty) return [];
  const used = usedAddresses(space).filter(({ interval }) => endingBadly(interval) > 0n);
  const rest = withholding.subtract(giving ?? IntervalSet.empty).subtract(IntervalSet.of(used.map(intervalOf)));
  let before = 0n;
  return rest.intervals.flatMap((interval) => {
    if (interval.family !== 'ipv4') return [];
    const stretch = { interval, before };
    before += endingBadly(interval);
    return [stretch];
  });
});

function intervalOf({ interval }: { readonly interval: Interval }): Interval {
  return interval;
}

function poolsOf(cluster: Cluster) {
  if (cluster.plan?.metallb.installed === false) return [];
  const { index } = predictionOf(cluster).scene;
  return index.pools.map((rules) => ({
    intervals: rules.pool.addresses.intervals,
    withholds: index.withholds(rules, { family: 'ipv4', value: 0n }),
  }));
}

/** How many addresses up to a value are withheld. */
function countUpTo(stretches: readonly Stretch[], value: bigint): bigint {
  const last = stretches[partitionPoint(stretches, ({ interval }) => interval.first <= value) - 1];
  if (last === undefined) return 0n;
  const { interval, before } = last;
  return before + endingBadly({ ...interval, last: value < interval.last ? value : interval.last });
}
