import type { Interval } from '../address/interval.ts';
import { firstOverlaps } from '../address/sweep.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { type Entry, type Pool, usable } from '../metallb/pool.ts';
import { poolsThatMeet } from '../metallb/reach.ts';
import type { Span } from '../text/source.ts';
import { compareSpans } from './clashes.ts';

/** An entry of a pool. */
export interface PoolPart {
  readonly pool: Pool;
  readonly entry: Entry;
}

/** An entry that another one shares addresses with, and which. */
export interface SharedPart extends PoolPart {
  readonly shared: Interval;
}

/** An entry, and those written before it that it shares addresses with, in the order of files and lines. */
export interface PoolOverlap {
  readonly later: PoolPart;
  readonly earlier: readonly [SharedPart, ...SharedPart[]];
}

/**
 * The entries of a cluster's pools that share addresses, each pair at the one that is written later. Every entry that
 * shares addresses is in a pair, though not in one with each other entry: that many can be too many. Pools that need
 * not meet are compared with themselves only, two pools of one name not with each other.
 */
export function poolOverlaps(cluster: Cluster): readonly PoolOverlap[] {
  const found = new Map<Entry, { readonly later: PoolPart; readonly earlier: SharedPart[] }>();
  for (const group of groupsOf(cluster)) {
    for (const { earlier: one, later: other, shared } of firstOverlaps(group.flatMap(claimsOf))) {
      if (one.of.pool !== other.of.pool && one.of.pool.name === other.of.pool.name) continue;
      const isFirst = compareSpans(placeOf(one.of), placeOf(other.of)) <= 0;
      const [earlier, later] = isFirst ? [one.of, other.of] : [other.of, one.of];
      const pair = found.get(later.entry) ?? { later, earlier: [] };
      pair.earlier.push({ ...earlier, shared });
      found.set(later.entry, pair);
    }
  }
  return [...found.values()].flatMap(({ later, earlier }) => {
    const [first, ...rest] = earlier.sort((a, b) => compareSpans(placeOf(a), placeOf(b)));
    return first === undefined ? [] : [{ later, earlier: [first, ...rest] }];
  });
}

/** The pools that meet, and each of the others by itself. */
function groupsOf(cluster: Cluster): readonly (readonly Pool[])[] {
  const meeting = poolsThatMeet(cluster);
  const met = new Set(meeting.flat());
  return [...meeting, ...cluster.pools.filter((pool) => !met.has(pool)).map((pool) => [pool])];
}

function claimsOf(pool: Pool) {
  return pool.entries.flatMap((entry) => usable(entry.parsed).map((interval) => ({ interval, of: { pool, entry } })));
}

function placeOf({ pool, entry }: PoolPart): Span {
  return pool.manifest.at(entry.route);
}
