import { admits, admitsLabels } from './admits.ts';
import type { Cluster } from './cluster.ts';
import { anyOf } from './labels.ts';
import type { Pool } from './pool.ts';
import { anyMatches } from './selector.ts';
import type { Service } from './service.ts';

/**
 * Whether a pool's `serviceAllocation`, which counts from release 0.13.8 on, surely keeps a Service out, also where it
 * asks for the pool. Namespace selectors alone that match no namespace keep nobody out.
 */
export function refuses(cluster: Cluster, pool: Pool, service: Service): boolean {
  const { allocation } = pool;
  if (allocation === undefined || !cluster.releases.since('0.13.8')) return false;
  if (admitsLabels(allocation, service) === false) return true;
  if (admits(cluster, allocation, service) !== false) return false;
  return allocation.namespaces.length > 0 || selectsNamespaces(cluster, pool);
}

const selecting = new WeakMap<Pool, boolean>();

/** Whether a pool's namespace selectors surely match a namespace of the cluster. */
function selectsNamespaces(cluster: Cluster, pool: Pool): boolean {
  const known = selecting.get(pool);
  if (known !== undefined) return known;
  const selectors = pool.allocation?.namespaceSelectors ?? [];
  const found = anyOf(cluster.namespaces, (name) => anyMatches(selectors, cluster.labelsOfNamespace(name))) === true;
  selecting.set(pool, found);
  return found;
}
