import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from './cluster.ts';
import type { Pool } from './pool.ts';
import { isJudged } from './reach.ts';

/** A `serviceAllocation` that does not do what it seems to. */
export interface OddPriority {
  /** It restricts the pool to nobody, or its priority is zero or less. */
  readonly why: 'restricts-nothing' | 'zero' | 'negative';
  readonly route: Route;
}

/** What is odd about a pool's `serviceAllocation`, which counts from 0.13.8 on; undefined where nothing is, or nobody is given the pool. */
export function oddPriority(cluster: Cluster, { manifest, allocation, autoAssign }: Pool): OddPriority | undefined {
  if (allocation === undefined || !isJudged(cluster) || cluster.releases.before('0.13.8')) return undefined;
  const { namespaces, namespaceSelectors, serviceSelectors, route } = allocation;
  const priority = [...route, 'priority'];
  const value = manifest.get(priority);
  if (namespaces.length + namespaceSelectors.length + serviceSelectors.length === 0) {
    const hidden = [route, [...route, 'namespaces']].some((one) => manifest.get(one) instanceof Unknown);
    return hidden || autoAssign === false
      ? undefined
      : { why: 'restricts-nothing', route: value === undefined ? route : priority };
  }
  if (typeof value !== 'number' || value > 0 || autoAssign === false) return undefined;
  return { why: value === 0 ? 'zero' : 'negative', route: priority };
}
