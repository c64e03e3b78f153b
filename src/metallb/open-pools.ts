import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { nearest } from '../text/nearest.ts';
import type { Cluster } from './cluster.ts';
import type { Pool } from './pool.ts';
import { isJudged } from './reach.ts';
import { selectableNamespaces } from './selectable-namespaces.ts';
import type { Selector } from './selector.ts';

/** A pool whose namespace selectors come to nothing. */
export interface OpenPool {
  readonly pool: Pool;
  readonly route: Route;
  /** Whom it then serves: Services that its Service selectors match, or only those that ask for it. */
  readonly serves: 'matching' | 'asking';
  /** A label that one of its selectors nearly asks for, and that a namespace has; undefined where none is clearly meant. */
  readonly meant: { readonly key: string; readonly value: string; readonly route: Route } | undefined;
}

/** For so many pools of a cluster the likely label is looked up. */
const MOST_SUGGESTED = 200;

/**
 * The pools whose namespace selectors surely match no namespace and that list none by name; none where namespaces may
 * exist that nobody sees. A namespace whose manifest is not in the repository may have any label, except MetalLB's own,
 * which holds no Service.
 */
export function openPools(cluster: Cluster): readonly OpenPool[] {
  if (!isJudged(cluster) || cluster.unseen.mayHold('Namespace') || cluster.releases.before('0.13.8')) return [];
  const { names, index } = selectableNamespaces(cluster);
  let suggested = 0;
  return cluster.pools.flatMap((pool) => {
    const { allocation } = pool;
    if (allocation === undefined || allocation.namespaces.length > 0 || allocation.namespaceSelectors.length === 0)
      return [];
    if (pool.manifest.get([...allocation.route, 'namespaces']) instanceof Unknown) return [];
    const { namespaceSelectors, serviceSelectors } = allocation;
    if (index.matchedBy(namespaceSelectors) !== false) return [];
    const serves = serviceSelectors.length > 0 ? ('matching' as const) : ('asking' as const);
    const meant = suggested++ < MOST_SUGGESTED ? meantBy(cluster, names, namespaceSelectors) : undefined;
    return [{ pool, route: [...allocation.route, 'namespaceSelectors'], serves, meant }];
  });
}

function meantBy(cluster: Cluster, names: readonly string[], selectors: readonly Selector[]): OpenPool['meant'] {
  for (const { key, operator, values, route } of selectors.flatMap(({ requirements }) => requirements)) {
    const [wanted] = values;
    if (operator !== 'In' || values.length !== 1 || typeof wanted !== 'string') continue;
    const known = names.flatMap((name) => {
      const value = cluster.labelsOfNamespace(name).get(key);
      return typeof value === 'string' ? [value] : [];
    });
    const value = known.includes(wanted) ? undefined : nearest(wanted, new Set(known));
    if (value !== undefined) return { key, value, route };
  }
  return undefined;
}
