import { canonicalText } from '../manifest/canonical.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Pool } from '../metallb/pool.ts';
import type { ClusterAllocation } from '../site/allocation.ts';
import { compareText } from '../text/compare.ts';
import type { Owner, PoolChange, PoolReview } from './review.ts';

/** One revision of a cluster, with its prediction. */
export interface Revision {
  readonly cluster: Cluster;
  readonly allocation: ClusterAllocation;
}

/** Compares the pools of a cluster in two revisions, by name; how full a pool is does not change it. */
export function comparePools(
  owner: Owner,
  base: Revision | undefined,
  head: Revision | undefined,
): readonly PoolReview[] {
  const [before, after] = [poolsOf(base), poolsOf(head)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  return names.map((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    return {
      ...owner,
      name,
      change: changeOf(old?.spec, now?.spec),
      before: old?.use ?? null,
      after: now?.use ?? null,
    };
  });
}

function changeOf(before: string | undefined, after: string | undefined): PoolChange {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before === after ? 'unchanged' : 'changed';
}

function poolsOf(revision: Revision | undefined) {
  const specs = new Map((revision?.cluster.pools ?? []).map((pool) => [pool.name, specOf(pool)]));
  return new Map((revision?.allocation.pools ?? []).map((use) => [use.name, { use, spec: specs.get(use.name) ?? '' }]));
}

/** What MetalLB sees of a pool, in one text whatever the order of keys. */
function specOf({ manifest }: Pool): string {
  return canonicalText([manifest.get(['spec']) ?? null, manifest.labels]);
}
