import type { Cluster } from '../metallb/cluster.ts';
import { isJudged, nameOf, seesAllPools, unreadPools } from '../metallb/reach.ts';
import { onceAlike } from '../metallb/twins.ts';
import { nearest } from '../text/nearest.ts';
import type { Located } from '../text/source.ts';
import { rangeLabel } from './owners.ts';
import type { Site } from './site.ts';

/** A pool that the plan names and that no cluster defines which it could be in. */
export interface MissingPool {
  readonly pool: Located<string>;
  /** What names it, as in `Service range "ingress"`. */
  readonly by: string;
  /** The one cluster it would have to be in; undefined where it could be in several. */
  readonly cluster: Cluster | undefined;
  /** The pool that was likely meant. */
  readonly meant: string | undefined;
}

/**
 * The pools that a site's plan names and nobody defines; none where a pool may exist that nobody sees. A pool that
 * exists and that MetalLB does not read is no missing one.
 */
export function missingPools(site: Site): readonly MissingPool[] {
  if (site.plan === undefined) return [];
  const around = site.space.sites.flatMap(({ clusters }) => clusters).filter(hasMetallb);
  const ranges = [...site.plan.networks.flatMap((network) => network.ranges), ...site.plan.routed];
  const named = ranges.flatMap((range) => {
    const wanted = new Set(range.clusters.map(({ value }) => value));
    const concerned = around.filter(({ name }) => wanted.size === 0 || (name !== undefined && wanted.has(name)));
    return range.pools.flatMap((pool) => missing(pool, rangeLabel(range), concerned));
  });
  const expected = site.clusters.flatMap((cluster) =>
    (cluster.plan?.expect ?? []).flatMap(({ pool, service: { value } }) =>
      pool === undefined ? [] : missing(pool, `expectation for "${value.namespace}/${value.name}"`, [cluster]),
    ),
  );
  return [...named, ...expected].map(({ candidates, ...found }, index) => ({
    ...found,
    meant: index < MOST_SUGGESTED ? nearest(found.pool.value, candidates()) : undefined,
  }));
}

/** For so many missing pools of a site the likely one is looked up. */
const MOST_SUGGESTED = 200;

function hasMetallb({ plan }: Cluster): boolean {
  return plan?.metallb.installed !== false;
}

function missing(pool: Located<string>, by: string, clusters: readonly Cluster[]) {
  const known = clusters.map(poolNames);
  if (known.length === 0 || known.some((names) => names === undefined || names.has(pool.value))) return [];
  const [only, another] = clusters;
  const candidates = () => new Set(known.flatMap((names) => [...(names ?? [])]));
  return [{ pool, by, cluster: another === undefined ? only : undefined, candidates }];
}

/** The names of all pools that a cluster's manifests define, read or not; undefined where they are not all known. */
const poolNames = onceAlike((cluster: Cluster): ReadonlySet<string> | undefined => {
  if (!isJudged(cluster) || !seesAllPools(cluster)) return undefined;
  const names = [...cluster.pools, ...unreadPools(cluster).map(({ name }) => ({ name: name ?? '' }))].map(nameOf);
  return names.includes(undefined) ? undefined : new Set(names.flatMap((name) => name ?? []));
});
