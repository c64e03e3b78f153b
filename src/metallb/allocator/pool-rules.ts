import { Unknown } from '../../manifest/unknown.ts';
import { admits, admitsLabels } from '../admits.ts';
import type { Cluster } from '../cluster.ts';
import { both, type Truth } from '../labels.ts';
import type { Scope } from '../namespace-index.ts';
import type { Allocation, Pool } from '../pool.ts';
import { compareReleases, type Release } from '../release.ts';
import { selectableNamespaces } from '../selectable-namespaces.ts';
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
  /** The namespaces it is kept for, and maybe some more: by name, some that selectors tell, or any. */
  readonly audience: Scope | 'selected' | 'any';
  /** Whether Services of all namespaces outside of its audience may be offered it, and none is surely. */
  readonly vague: boolean;
  /** Whether a Service may have an address of it at all, also by asking. */
  accepts(service: Service): Truth;
  /** Whether a Service that asks for nothing is offered it. */
  offers(service: Service): Truth;
}

/** The rules of a pool in one release: `serviceAllocation` counts from 0.13.8 on. */
export function poolRules(cluster: Cluster, pool: Pool, release: Release): PoolRules {
  const name = pool.name instanceof Unknown ? '' : pool.name;
  const allocation = compareReleases(release, '0.13.8') >= 0 ? pool.allocation : undefined;
  const known = pool.complete && pool.avoidBuggyIPs !== 'unknown';
  if (allocation === undefined) return openRules(pool, name, known);
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
    pool,
    name,
    known,
    pinned: true,
    priority: priority instanceof Unknown ? 0 : priority,
    ranked: !(priority instanceof Unknown),
    ...audienceOf(cluster, pool, allocation, lifted),
    accepts,
    offers: (service) => (orphaned || !chosen ? false : both(pool.autoAssign, accepts(service))),
  };
}

/** Those of a pool that is kept for nobody; written out, since V8 makes an object of two spreads ten times as large. */
function openRules(pool: Pool, name: string, known: boolean): PoolRules {
  return {
    pool,
    name,
    known,
    pinned: false,
    priority: 0,
    ranked: true,
    audience: 'any',
    vague: false,
    accepts: acceptAll,
    offers: () => pool.autoAssign,
  };
}

function acceptAll(): Truth {
  return true;
}

function audienceOf(
  cluster: Cluster,
  { autoAssign }: Pool,
  { namespaces, namespaceSelectors, serviceSelectors }: Allocation,
  lifted: Truth,
): Pick<PoolRules, 'audience' | 'vague'> {
  if (lifted === true || namespaces.length + namespaceSelectors.length === 0) return { audience: 'any', vague: false };
  const listed = namespaces.filter((name) => typeof name === 'string');
  const scope = selectableNamespaces(cluster).index.scopeOf(namespaceSelectors);
  const told = scope !== undefined && listed.length === namespaces.length;
  if (!told || (lifted === 'unknown' && serviceSelectors.length > 0)) return { audience: 'selected', vague: false };
  const names = [...listed, ...scope.names];
  if (lifted === false) return { audience: { names, unwritten: scope.unwritten }, vague: false };
  return { audience: { names, unwritten: false }, vague: autoAssign !== false };
}

/**
 * Whether namespace selectors that match no namespace, with no names beside them, lift the restriction: MetalLB cannot
 * tell the empty list they come to from none at all.
 */
export function liftsNamespaces(cluster: Cluster, { allocation }: Pool): Truth {
  if (allocation === undefined || allocation.namespaces.length > 0) return false;
  const { namespaceSelectors } = allocation;
  if (namespaceSelectors.length === 0) return false;
  const matched = selectableNamespaces(cluster).index.matchedBy(namespaceSelectors);
  return matched === 'unknown' ? 'unknown' : !matched;
}
