import { Unknown } from '../../manifest/unknown.ts';
import { admits, admitsLabels } from '../admits.ts';
import type { Cluster } from '../cluster.ts';
import { anyOf, both, type Truth } from '../labels.ts';
import type { Allocation, Pool } from '../pool.ts';
import { compareReleases, type Release } from '../release.ts';
import { selectableNamespaces } from '../selectable-namespaces.ts';
import { anyMatches } from '../selector.ts';
import type { Service } from '../service.ts';

/** How a pool treats Services: worked out once a pool. */
export interface PoolRules {
  readonly pool: Pool;
  readonly name: string;
  /** Whether it is kept for some Services: those try it before the others, and nobody else is given it. */
  readonly pinned: boolean;
  /** Positive where it is set: the lowest goes first; 0 goes last. */
  readonly priority: number;
  /** Whether its priority is known. */
  readonly ranked: boolean;
  /** Whether all of its addresses, and which of them it withholds, are known. */
  readonly known: boolean;
  /** The namespaces it is kept for: by name, some that selectors tell, or any. */
  readonly audience: readonly string[] | 'selected' | 'any';
  /** Whether a Service may have an address of it at all, also by asking. */
  accepts(service: Service): Truth;
  /** Whether a Service that asks for nothing is offered it. */
  offers(service: Service): Truth;
}

/** The rules of a pool in one release: `serviceAllocation` counts from 0.13.8 on. */
export function poolRules(cluster: Cluster, pool: Pool, release: Release): PoolRules {
  const { name } = pool;
  const allocation = compareReleases(release, '0.13.8') >= 0 ? pool.allocation : undefined;
  const known = pool.complete && pool.avoidBuggyIPs !== 'unknown';
  const shared = { pool, name: name instanceof Unknown ? '' : name, known };
  if (allocation === undefined) {
    const rules = { pinned: false, priority: 0, ranked: true, audience: 'any' } as const;
    return { ...shared, ...rules, accepts: () => true, offers: () => pool.autoAssign };
  }
  const { namespaces, namespaceSelectors, serviceSelectors, priority } = allocation;
  const lifted = liftsNamespaces(cluster, pool);
  const accepts = (service: Service): Truth => {
    if (lifted === true) return admitsLabels(allocation, service);
    const admitted = admits(cluster, allocation, service);
    return lifted === 'unknown' && admitted === false ? both('unknown', admitsLabels(allocation, service)) : admitted;
  };
  const everyone = namespaces.length + namespaceSelectors.length + serviceSelectors.length === 0;
  // A struct that restricts nothing takes every Service from 0.15.0 on; before, no Service was ever given it.
  const chosen = everyone ? compareReleases(release, '0.15.0') >= 0 : true;
  const orphaned = lifted === true && serviceSelectors.length === 0;
  return {
    ...shared,
    pinned: true,
    priority: priority instanceof Unknown ? 0 : priority,
    ranked: !(priority instanceof Unknown),
    audience: audienceOf(allocation, lifted),
    accepts,
    offers: (service) => (orphaned || !chosen ? false : both(pool.autoAssign, accepts(service))),
  };
}

function audienceOf({ namespaces, namespaceSelectors }: Allocation, lifted: Truth): PoolRules['audience'] {
  if (lifted === true || namespaces.length + namespaceSelectors.length === 0) return 'any';
  const names = namespaces.filter((name) => typeof name === 'string');
  return namespaceSelectors.length > 0 || names.length < namespaces.length ? 'selected' : names;
}

/**
 * Whether namespace selectors that match no namespace, with no names beside them, lift the restriction: MetalLB cannot
 * tell the empty list they come to from none at all.
 */
export function liftsNamespaces(cluster: Cluster, { allocation }: Pool): Truth {
  if (allocation === undefined || allocation.namespaces.length > 0) return false;
  const { namespaceSelectors } = allocation;
  if (namespaceSelectors.length === 0) return false;
  const matched = anyOf(selectableNamespaces(cluster), (name) =>
    anyMatches(namespaceSelectors, cluster.labelsOfNamespace(name)),
  );
  return matched === 'unknown' ? 'unknown' : !matched;
}
