import { type Address, compareAddresses } from '../address/address.ts';
import { holds } from '../address/interval.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Truth } from '../metallb/labels.ts';
import { type Pool, readPool } from '../metallb/pool.ts';
import { isJudged, nameOf, seesAllPools, unreadPools } from '../metallb/reach.ts';
import { refuses } from '../metallb/refuses.ts';
import { groupBy } from '../text/group-by.ts';
import { nearest } from '../text/nearest.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { foremost, type Piece } from './foremost.ts';

/** The pools of a cluster as Services ask for them, by name and by address. */
export interface AskablePools {
  /** Whether every address that a pool holds is known, so that one outside of them is in none. */
  readonly areKnown: boolean;
  /** Whether surely no pool has the name, read or not; false where the cluster has no pool at all. */
  lacks(name: string): boolean;
  /** The pools of a name: several where it is defined twice. */
  named(name: string): readonly Pool[];
  /** The pool whose name was likely meant; undefined after many misspelt names. */
  meant(name: string): Pool | undefined;
  /** The pool that an address lies in; `unread` where it lies in one that MetalLB does not read. */
  holding(address: Address): Pool | 'unread' | undefined;
  /** The pool that has an address nearest to one outside of all; undefined where none has one of its family. */
  nearest(address: Address): Pool | undefined;
  /** Whether a pool that holds an address keeps it from everybody, by `avoidBuggyIPs`. */
  withholds(pool: Pool, address: Address): Truth;
  /** Whether a pool surely does not admit a Service, also where it asks. */
  refuses(pool: Pool, service: Parameters<typeof refuses>[2]): boolean;
}

/** For so many misspelt names of a cluster the likely one is looked up. */
const MOST_SUGGESTED = 200;

/** Indexes the pools of a cluster. */
export function askablePools(cluster: Cluster): AskablePools {
  const { pools, releases } = cluster;
  const sees = isJudged(cluster) && pools.length > 0 && seesAllPools(cluster);
  const unread = unreadPools(cluster).map(readPool);
  const unreadNames = new Set(unread.map(nameOf));
  const byName = groupBy(pools, nameOf);
  const pieces = foremost(placed(pools), () => 0);
  let suggested = 0;
  return {
    areKnown: sees && [...pools, ...unread].every(isPlain),
    lacks: (name) => sees && !byName.has(name) && !unreadNames.has(name) && !unreadNames.has(undefined),
    named: (name) => byName.get(name) ?? [],
    meant: (name) => {
      suggested++;
      const found = suggested > MOST_SUGGESTED ? undefined : nearest(name, byName.keys());
      return found === undefined ? undefined : byName.get(found)?.[0];
    },
    holding: (address) => {
      const piece = pieces[indexOf(pieces, address)];
      if (piece !== undefined && holds(piece.interval, address)) return piece.of.pool;
      return unread.some(({ addresses }) => addresses.has(address)) ? 'unread' : undefined;
    },
    nearest: (address) => {
      const index = indexOf(pieces, address);
      const around = [pieces[index - 1], pieces[index]].flatMap((piece) => piece ?? []);
      return around
        .filter(({ interval }) => interval.family === address.family)
        .sort((a, b) => (distance(a, address) < distance(b, address) ? -1 : 1))[0]?.of.pool;
    },
    withholds: (pool, address) => {
      if (!endsBadly(address) || pool.avoidBuggyIPs === false || releases.before('0.13.4')) return false;
      return pool.avoidBuggyIPs === true && releases.since('0.13.4') ? true : 'unknown';
    },
    refuses: (pool, service) => refuses(cluster, pool, service),
  };
}

/** Whether all of a pool's entries are known and usable: what a faulty one was meant to hold, nobody knows. */
function isPlain({ complete, entries }: Pool): boolean {
  return complete && entries.every(({ parsed }) => parsed?.kind === 'cidr' || parsed?.kind === 'range');
}

/** An IPv4 address that ends in .0 or .255. */
function endsBadly({ family, value }: Address): boolean {
  const last = value & 0xffn;
  return family === 'ipv4' && (last === 0n || last === 0xffn);
}

type Placed = ReturnType<typeof placed>[number];

function placed(pools: readonly Pool[]) {
  return pools.flatMap((pool) => pool.addresses.intervals.map((interval) => ({ interval, pool })));
}

/** The first of sorted pieces that does not end before an address. */
function indexOf(pieces: readonly Piece<Placed>[], address: Address): number {
  return partitionPoint(pieces, ({ interval: { family, last } }) => {
    return compareAddresses({ family, value: last }, address) < 0;
  });
}

function distance({ interval }: Piece<Placed>, { value }: Address): bigint {
  return value < interval.first ? interval.first - value : value - interval.last;
}
