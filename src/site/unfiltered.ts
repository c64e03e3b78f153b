import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { announcedBy } from '../metallb/announcement.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { type Entry, type Pool, usable } from '../metallb/pool.ts';
import { isJudged } from '../metallb/reach.ts';
import type { Located } from '../text/source.ts';

/** An entry of a pool that is announced over BGP, and what of it no router accepts. */
export interface Unfiltered {
  readonly pool: Pool;
  readonly entry: Entry;
  readonly refused: readonly Interval[];
}

/** The prefixes that the plan's routers accept from a cluster; undefined where the plan names none. */
export function acceptedPrefixes({ plan }: Cluster): readonly Located<Interval>[] | undefined {
  const prefixes = plan?.bgp?.prefixes ?? [];
  return prefixes.length === 0 ? undefined : prefixes;
}

/** The entries of a cluster's BGP pools that lie outside the prefixes the plan's routers accept, as a whole or in part. */
export function unfilteredEntries(cluster: Cluster): readonly Unfiltered[] {
  const prefixes = acceptedPrefixes(cluster);
  if (prefixes === undefined || !isJudged(cluster)) return [];
  const accepted = IntervalSet.of(prefixes.map(({ value }) => value));
  return cluster.pools
    .filter((pool) => announcedBy(cluster, pool, 'bgp') === true)
    .flatMap((pool) =>
      pool.entries.flatMap((entry) => {
        const refused = IntervalSet.of(usable(entry.parsed)).subtract(accepted).intervals;
        return refused.length === 0 ? [] : [{ pool, entry, refused }];
      }),
    );
}
