import type { Cluster } from './cluster.ts';
import { NamespaceIndex } from './namespace-index.ts';
import { onceAlike } from './twins.ts';

/** Namespaces by name, and by label. */
interface Namespaces {
  readonly names: readonly string[];
  readonly index: NamespaceIndex;
}

/**
 * The namespaces that a pool's selectors may be meant for: all that the repository has, but not MetalLB's own where its
 * manifest is not in the repository, as it may have any label and holds no Service.
 */
export const selectableNamespaces = onceAlike((cluster: Cluster): Namespaces => {
  const { manifests, namespaces, namespace } = cluster;
  const written = new Set(manifests.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name));
  const names = [...namespaces].filter((name) => written.has(name) || name !== namespace);
  return { names, index: new NamespaceIndex(cluster, names) };
});
