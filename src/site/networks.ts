import { formatInterval, formatPrefix, type Interval, prefixLengthOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { NetworkPlan, RangePlan, SitePlan } from '../plan/plan.ts';
import { once } from './once.ts';
import type { AddressSpace, Site } from './site.ts';

/** The networks that the nodes of a cluster sit in: those the plan names, else all of its site's. */
export function networksOf(site: Site, cluster: Cluster): readonly NetworkPlan[] {
  const named = cluster.plan?.networks?.map(({ value }) => value);
  const all = site.plan?.networks ?? [];
  return named === undefined ? all : all.filter((network) => named.includes(network.name.value));
}

/** The addresses of a network: its prefixes, and without those its ranges and gateways as far as they are written. */
export function extentOf(network: NetworkPlan): IntervalSet {
  const prefixes = network.cidrs.map(({ value }) => value);
  return IntervalSet.of(prefixes.length > 0 ? prefixes : network.ranges.map(({ range }) => range.value));
}

/**
 * All addresses of the networks that a cluster's nodes sit in; undefined where they are not all known: the plan names
 * no network for it, or one without a prefix.
 */
export function knownExtent(site: Site, cluster: Cluster): IntervalSet | undefined {
  const networks = networksOf(site, cluster);
  if (networks.length === 0 || networks.some(({ cidrs }) => cidrs.length === 0)) return undefined;
  return IntervalSet.of(networks.flatMap(({ cidrs }) => cidrs.map(({ value }) => value)));
}

/** The ranges of a site that are for Services, in networks and routed, in the plan's order. */
export const serviceRanges = once((plan: SitePlan): readonly RangePlan[] => {
  const ranges = [...plan.networks.flatMap((network) => network.ranges), ...plan.routed];
  return ranges.filter((range) => range.role === 'service');
});

/** All that the plans of an address space reserve for Services. */
export const serviceSpace = once(
  (space: AddressSpace): IntervalSet =>
    IntervalSet.of(
      space.sites.flatMap(({ plan }) =>
        plan === undefined ? [] : serviceRanges(plan).map(({ range }) => range.value),
      ),
    ),
);

/** A prefix as people write it, `192.0.2.0/24`; what is no single prefix, as an interval. */
export function prefixText(interval: Interval): string {
  const length = prefixLengthOf(interval);
  return length === undefined
    ? formatInterval(interval)
    : formatPrefix({ family: interval.family, first: interval.first, length });
}

/** The parts of an interval that lie outside a set, in order. */
export function outside(interval: Interval, set: IntervalSet): readonly Interval[] {
  return set.gaps(interval);
}
