import { nearest } from '../text/nearest.ts';
import { type Advertisement, type Reference, readAdvertisement } from './advertisement.ts';
import type { Cluster } from './cluster.ts';
import type { Pool } from './pool.ts';
import { isJudged, nameOf, seesAllPools, unreadPools } from './reach.ts';

/** A name in an advertisement that no pool of the cluster has. */
export interface UnknownPool {
  readonly advertisement: Advertisement;
  readonly reference: Reference;
  readonly name: string;
  /** The pool whose name was likely meant. */
  readonly meant: Pool | undefined;
}

/** For so many misspelt names of a cluster the likely one is looked up. */
const MOST_SUGGESTED = 200;

/**
 * The names that the cluster's advertisements spell and no pool has, each once an advertisement; none where a pool may
 * exist that nobody sees. A pool that exists and that MetalLB does not read is no unknown one.
 */
export function unknownPools(cluster: Cluster): readonly UnknownPool[] {
  if (!isJudged(cluster) || !seesAllPools(cluster)) return [];
  const pools = new Map(cluster.pools.map((pool) => [nameOf(pool), pool]));
  const unread = new Set(unreadPools(cluster).map(({ name }) => name));
  const meant = suggester(pools);
  return cluster.advertisements.flatMap((advertisement) =>
    distinctNames(advertisement).flatMap(([name, reference]) =>
      pools.has(name) || unread.has(name) ? [] : [{ advertisement, reference, name, meant: meant(name) }],
    ),
  );
}

/** The advertisements that would be read if they stood in MetalLB's namespace. */
export function misplacedAdvertisements(cluster: Cluster): readonly Advertisement[] {
  return cluster.misplaced
    .map(({ manifest }) => manifest)
    .filter(({ kind }) => kind === 'L2Advertisement' || kind === 'BGPAdvertisement')
    .map(readAdvertisement);
}

function distinctNames({ pools }: Advertisement): readonly (readonly [string, Reference])[] {
  const first = new Map<string, Reference>();
  for (const reference of pools) {
    if (typeof reference.name === 'string' && !first.has(reference.name)) first.set(reference.name, reference);
  }
  return [...first];
}

function suggester(pools: ReadonlyMap<string | undefined, Pool>): (name: string) => Pool | undefined {
  const names = [...pools.keys()].flatMap((name) => name ?? []);
  const known = new Map<string, Pool | undefined>();
  return (name) => {
    if (!known.has(name) && known.size < MOST_SUGGESTED) known.set(name, pools.get(nearest(name, names) ?? name));
    return known.get(name);
  };
}
