import { admits, admitsLabels } from './admits.ts';
import type { Cluster } from './cluster.ts';
import type { Pool } from './pool.ts';
import { selectableNamespaces } from './selectable-namespaces.ts';
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

/** Whether a pool's namespace selectors surely match a namespace of the cluster, MetalLB's own among them. */
function selectsNamespaces(cluster: Cluster, pool: Pool): boolean {
  const selectors = pool.allocation?.namespaceSelectors ?? [];
  if (selectableNamespaces(cluster).index.matchedBy(selectors) === true) return true;
  const { namespace, namespaces } = cluster;
  if (namespace === undefined || !namespaces.has(namespace)) return false;
  return anyMatches(selectors, cluster.labelsOfNamespace(namespace)) === true;
}
