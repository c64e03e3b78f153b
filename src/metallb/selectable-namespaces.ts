import type { Cluster } from './cluster.ts';

const known = new WeakMap<Cluster, readonly string[]>();

/**
 * The namespaces that a pool's selectors may be meant for: all that the repository has, but not MetalLB's own where its
 * manifest is not in the repository, as it may have any label and holds no Service.
 */
export function selectableNamespaces(cluster: Cluster): readonly string[] {
  const found = known.get(cluster) ?? selectable(cluster);
  known.set(cluster, found);
  return found;
}

function selectable({ manifests, namespaces, namespace }: Cluster): readonly string[] {
  const written = new Set(manifests.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name));
  return [...namespaces].filter((name) => written.has(name) || name !== namespace);
}
