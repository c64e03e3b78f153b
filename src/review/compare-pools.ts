import { canonicalText } from '../manifest/canonical.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Pool } from '../metallb/pool.ts';
import type { ClusterAllocation, PoolAllocation } from '../site/allocation.ts';
import { compareText } from '../text/compare.ts';
import type { Owner, PoolChange, PoolReview } from './review.ts';

/** One revision of a cluster, with its prediction. */
export interface Revision {
  readonly cluster: Cluster;
  readonly allocation: ClusterAllocation;
  /** What really comes of it, where MetalLB refuses the revision and goes on with another. */
  readonly settled?: ClusterAllocation | undefined;
}

/**
 * Compares the pools of a cluster in two revisions, by name; how full a pool is does not change it. Of a revision that
 * MetalLB refuses it tells how full the pools are that MetalLB keeps.
 */
export function comparePools(
  owner: Owner,
  base: Revision | undefined,
  head: Revision | undefined,
): readonly PoolReview[] {
  const [before, after] = [specsOf(base), specsOf(head)];
  const [taken, left] = [usesOf(base), usesOf(head)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  return names.map((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    return {
      ...owner,
      name,
      change: changeOf(old, now),
      before: taken.get(name) ?? null,
      after: left.get(name) ?? null,
    };
  });
}

function changeOf(before: string | undefined, after: string | undefined): PoolChange {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before === after ? 'unchanged' : 'changed';
}

function specsOf(revision: Revision | undefined): ReadonlyMap<string, string> {
  const specs = new Map((revision?.cluster.pools ?? []).map((pool) => [pool.name, specOf(pool)]));
  return new Map((revision?.allocation.pools ?? []).map(({ name }) => [name, specs.get(name) ?? '']));
}

function usesOf(revision: Revision | undefined): ReadonlyMap<string, PoolAllocation> {
  const pools = (revision?.settled ?? revision?.allocation)?.pools ?? [];
  return new Map(pools.map((use) => [use.name, use]));
}

/** What MetalLB sees of a pool, in one text whatever the order of keys. */
function specOf({ manifest }: Pool): string {
  return canonicalText([manifest.get(['spec']) ?? null, manifest.labels]);
}
