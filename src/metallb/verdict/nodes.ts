import type { Cluster } from '../cluster.ts';
import { anyOf, both, type Truth } from '../labels.ts';
import { anyMatches, type Selector } from '../selector.ts';
import { canOverlap } from './disjoint.ts';

/** A resource for the nodes that its selectors select; none at all: for every node. */
export interface Selecting {
  readonly nodeSelectors: readonly Selector[];
}

/** Which of the cluster's nodes a resource is for; 'none' only where the nodes are known. */
export function reachOf({ nodes }: Cluster, { nodeSelectors }: Selecting): 'all' | 'some' | 'none' {
  if (nodeSelectors.length === 0) return 'all';
  if (nodes.length === 0) return 'some';
  return anyOf(nodes, ({ labels }) => anyMatches(nodeSelectors, labels)) === false ? 'none' : 'some';
}

/**
 * Whether two resources are for one node. Where the plan names no nodes they are taken to be, as MetalLB does, unless
 * their selectors exclude each other.
 */
export function shareNode({ nodes }: Cluster, a: Selecting, b: Selecting): Truth {
  if (nodes.length === 0) return canOverlap(a.nodeSelectors, b.nodeSelectors);
  return anyOf(nodes, ({ labels }) => both(isFor(a, labels), isFor(b, labels)));
}

/** Whether a resource is for a node with these labels. */
export function isFor({ nodeSelectors }: Selecting, labels: Parameters<typeof anyMatches>[1]): Truth {
  return nodeSelectors.length === 0 ? true : anyMatches(nodeSelectors, labels);
}
