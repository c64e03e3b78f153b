import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from './cluster.ts';
import { anyOf } from './labels.ts';
import type { Pool } from './pool.ts';
import { isJudged } from './reach.ts';
import { anyMatches } from './selector.ts';

/** A pool whose namespace selectors come to nothing. */
export interface OpenPool {
  readonly pool: Pool;
  readonly route: Route;
  /** Whom it then serves: Services that its Service selectors match, or only those that ask for it. */
  readonly serves: 'matching' | 'asking';
}

/**
 * The pools whose namespace selectors surely match no namespace and that list none by name; none where namespaces may
 * exist that nobody sees. A namespace whose manifest is not in the repository may have any label, except MetalLB's own,
 * which holds no Service.
 */
export function openPools(cluster: Cluster): readonly OpenPool[] {
  if (!isJudged(cluster) || cluster.unseen.mayHold('Namespace') || cluster.releases.before('0.13.8')) return [];
  const written = new Set(cluster.manifests.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name));
  const names = [...cluster.namespaces].filter((name) => written.has(name) || name !== cluster.namespace);
  return cluster.pools.flatMap((pool) => {
    const { allocation } = pool;
    if (allocation === undefined || allocation.namespaces.length > 0 || allocation.namespaceSelectors.length === 0)
      return [];
    if (pool.manifest.get([...allocation.route, 'namespaces']) instanceof Unknown) return [];
    const { namespaceSelectors, serviceSelectors } = allocation;
    const matched = anyOf(names, (name) => anyMatches(namespaceSelectors, cluster.labelsOfNamespace(name)));
    if (matched !== false) return [];
    const serves = serviceSelectors.length > 0 ? ('matching' as const) : ('asking' as const);
    return [{ pool, route: [...allocation.route, 'namespaceSelectors'], serves }];
  });
}
