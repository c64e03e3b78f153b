import { parseAddress } from '../../src/address/address.ts';
import { formatInterval, type Interval } from '../../src/address/interval.ts';
import { joinSites } from '../../src/site/join-sites.ts';
import type { Site } from '../../src/site/site.ts';
import { clusterOf } from '../metallb/cluster-of.ts';
import { planOf } from '../plan/memory-files.ts';

/** The sites of a plan, its clusters with the manifests of these texts by cluster name, else without any. */
export function sitesOf(planText: string, manifests: Readonly<Record<string, string>> = {}): readonly Site[] {
  const plan = planOf(planText);
  const parts = plan.sites.map((site) => ({
    plan: site,
    clusters: site.clusters.map((cluster) =>
      clusterOf(manifests[cluster.name.value] ?? '', { name: cluster.name.value, plan: cluster }),
    ),
    syntax: [],
  }));
  return joinSites(plan, parts);
}

/** The only site of a plan; a plan without one throws. */
export function siteOf(planText: string, manifests: Readonly<Record<string, string>> = {}): Site {
  const [site] = sitesOf(planText, manifests);
  if (site === undefined) throw new Error('The plan has no site');
  return site;
}

/** A plan of one site with the network `lan`, 192.168.20.0/24, and the cluster `prod`; texts in flow style. */
export function officePlan(parts: { readonly lan?: string; readonly site?: string; readonly prod?: string }): string {
  const { lan = '', site = '', prod = '' } = parts;
  return `version: 1
sites:
  - { name: office, networks: [{ name: lan, cidr: 192.168.20.0/24, ${lan} }], ${site} clusters: [{ name: prod, manifests: [k8s], ${prod} }] }
`;
}

/** An interval of IPv4 or IPv6 addresses written `first-last` or as one address. */
export function interval(text: string): Interval {
  const [start = '', end = start] = text.split('-');
  const [first, last] = [parseAddress(start), parseAddress(end)];
  if (first === undefined || last === undefined) throw new Error(`no interval: ${text}`);
  return { family: first.family, first: first.value, last: last.value };
}

/** Intervals as people read them. */
export function texts(intervals: readonly Interval[]): readonly string[] {
  return intervals.map(formatInterval);
}
