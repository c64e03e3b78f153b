import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from './cluster.ts';
import { anyOf, both, either, type Truth } from './labels.ts';
import type { Allocation } from './pool.ts';
import { anyMatches } from './selector.ts';
import type { Service } from './service.ts';

/** Whether a pool's `serviceAllocation` admits a Service by its namespace: one it lists or one its selectors match. */
function admitsNamespace(cluster: Cluster, allocation: Allocation, namespace: string | Unknown): Truth {
  const { namespaces, namespaceSelectors } = allocation;
  if (namespaces.length === 0 && namespaceSelectors.length === 0) return true;
  if (namespace instanceof Unknown) return 'unknown';
  const listed = anyOf(namespaces, (one) => (one instanceof Unknown ? 'unknown' : one === namespace));
  return either(listed, anyMatches(namespaceSelectors, cluster.labelsOfNamespace(namespace)));
}

/** Whether its Service selectors admit a Service; without any they do. */
export function admitsLabels(allocation: Allocation, service: Service): Truth {
  return allocation.serviceSelectors.length === 0 ? true : anyMatches(allocation.serviceSelectors, service.labels);
}

/**
 * Whether `serviceAllocation` admits a Service, by namespace and by labels. Namespace selectors that match no namespace
 * are taken at their word here; MetalLB then lifts the restriction.
 */
export function admits(cluster: Cluster, allocation: Allocation, service: Service): Truth {
  return both(admitsNamespace(cluster, allocation, service.namespace), admitsLabels(allocation, service));
}
