import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { NetworkPlan, SitePlan } from '../plan/plan.ts';
import type { Site } from './site.ts';

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

/** All space that a site's plan reserves for Services, in networks and routed. */
export function serviceSpace(plan: SitePlan): IntervalSet {
  return IntervalSet.of(serviceRanges(plan).map(({ range }) => range.value));
}

/** The ranges of a site that are for Services, in networks and routed, in the plan's order. */
export function serviceRanges(plan: SitePlan) {
  const ranges = [...plan.networks.flatMap((network) => network.ranges), ...plan.routed];
  return ranges.filter((range) => range.role === 'service');
}

/** The parts of an interval that lie outside a set, in order. */
export function outside(interval: Interval, set: IntervalSet): readonly Interval[] {
  return IntervalSet.of([interval]).subtract(set).intervals;
}
