import type { Plan } from '../../plan/plan.ts';
import { compareText } from '../../text/compare.ts';
import { UsageError } from '../usage-error.ts';

/** One of several parts of a fleet, counted from 1. */
export interface Share {
  readonly index: number;
  readonly count: number;
}

/** More parts than anyone has machines for. */
export const MOST_SHARDS = 1000;

/** Reads `I/N`, the first part being 1. Throws a UsageError for anything else. */
export function readShare(text: string): Share {
  const [, index = 0, count = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new UsageError(
    `--shard "${text}" is no part of a whole: write I/N, from 1/N to N/N, with at most ${MOST_SHARDS}`,
  );
}

/**
 * Whether a cluster of a plan is in a part: all clusters, by the names of site and cluster, are dealt in turn. The same
 * plan is always dealt the same way, in whatever order it stands.
 */
export function dealTo(plan: Plan, { index, count }: Share): (site: string, cluster: string) => boolean {
  const keys = plan.sites.flatMap((site) => site.clusters.map((cluster) => keyOf(site.name.value, cluster.name.value)));
  const own = new Set(keys.sort(compareText).filter((_, place) => place % count === index - 1));
  return (site, cluster) => own.has(keyOf(site, cluster));
}

function keyOf(site: string, cluster: string): string {
  return JSON.stringify([site, cluster]);
}
