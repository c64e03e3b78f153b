import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { announcedBy } from '../metallb/announcement.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Located } from '../text/source.ts';
import type { Claim } from './claims.ts';
import { knownExtent, serviceRanges, serviceSpace } from './networks.ts';
import { once } from './once.ts';
import type { Site } from './site.ts';
import { takenParts } from './taken.ts';

/** A prefix that a cluster uses inside, and for what. */
export interface InnerPrefix {
  readonly prefix: Located<Interval>;
  readonly of: 'pods' | 'Services';
}

/** The prefixes of a cluster's own pods and Services, as the plan writes them. */
export function innerPrefixes({ plan }: Cluster): readonly InnerPrefix[] {
  return [
    ...(plan?.podCIDRs ?? []).map((prefix) => ({ prefix, of: 'pods' as const })),
    ...(plan?.serviceCIDRs ?? []).map((prefix) => ({ prefix, of: 'Services' as const })),
  ];
}

/** The pools of a cluster that are surely announced by ARP and NDP. */
const l2Pools = once(
  (cluster: Cluster) => new Set(cluster.pools.filter((pool) => announcedBy(cluster, pool, 'l2') === true)),
);

/** Whether a claim is a pool's that is surely announced by ARP and NDP. */
export function isL2(claim: Claim): boolean {
  return claim.pool !== undefined && l2Pools(claim.cluster).has(claim.pool);
}

/**
 * The parts of an L2 pool's entry that lie in no network of its cluster, so that nobody there asks for them by ARP or
 * NDP. Nothing where the plan does not say all of the networks, and without what somebody else owns.
 */
export function beyondNetworks(site: Site, claim: Claim): readonly Interval[] {
  if (site.plan?.complete !== true || !isL2(claim)) return [];
  const extent = knownExtent(site, claim.cluster);
  return extent === undefined ? [] : unowned(site, claim).subtract(extent).intervals;
}

/**
 * The parts of a pool's entry that no plan of its address space reserves for Services. Nothing where its site reserves
 * none or does not say all of its networks, and without what somebody else owns or what lies beyond the networks.
 */
export function beyondServiceSpace(site: Site, claim: Claim): readonly Interval[] {
  if (site.plan?.complete !== true || serviceRanges(site.plan).length === 0) return [];
  const owners = site.space.owners.over(claim.interval);
  const reserved = owners.filter(({ owner }) => owner.kind === 'reservation').map(({ interval }) => interval);
  return unowned(site, claim)
    .subtract(IntervalSet.of(serviceSpace(site.space).overlapping(claim.interval)))
    .subtract(IntervalSet.of(reserved))
    .subtract(IntervalSet.of(beyondNetworks(site, claim))).intervals;
}

/** What is left of a claim without what the plan gives to others, the cluster's own pods and Services among them. */
function unowned(site: Site, claim: Claim): IntervalSet {
  const inner = IntervalSet.of(innerPrefixes(claim.cluster).map(({ prefix }) => prefix.value));
  return IntervalSet.of([claim.interval]).subtract(takenParts(site, claim.interval)).subtract(inner);
}
