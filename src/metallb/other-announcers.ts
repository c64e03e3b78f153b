import type { Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { parsePoolEntry } from '../address/pool-entry.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, isItems, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from './cluster.ts';
import { usable } from './pool.ts';

/**
 * What beside MetalLB's advertisements announces Service addresses, by group and kind. Calico names the prefixes
 * (docs.tigera.io, BGPConfiguration `serviceLoadBalancerIPs`), so does a hand-written FRRConfiguration of frr-k8s; the
 * others choose Services, whatever their addresses.
 */
const ANNOUNCERS: ReadonlyMap<string, Route | 'any'> = new Map<string, Route | 'any'>([
  ['crd.projectcalico.org BGPConfiguration', ['spec', 'serviceLoadBalancerIPs']],
  ['projectcalico.org BGPConfiguration', ['spec', 'serviceLoadBalancerIPs']],
  ['frrk8s.metallb.io FRRConfiguration', ['spec', 'bgp', 'routers']],
  ['cilium.io CiliumBGPAdvertisement', 'any'],
  ['cilium.io CiliumBGPPeeringPolicy', 'any'],
  ['cilium.io CiliumL2AnnouncementPolicy', 'any'],
  ['crd.antrea.io BGPPolicy', 'any'],
]);

/** What others of the repository announce: the addresses, or `any` where they may announce every Service. */
export function announcedElsewhere(cluster: Cluster): IntervalSet | 'any' {
  const prefixes: Interval[] = [];
  for (const manifest of cluster.manifests) {
    const said = announcedIn(manifest);
    if (said === 'any') return 'any';
    prefixes.push(...said);
  }
  return IntervalSet.of(prefixes);
}

function announcedIn(manifest: Manifest): readonly Interval[] | 'any' {
  if (isKubeRouter(manifest)) return 'any';
  const route = ANNOUNCERS.get(`${manifest.apiVersion.split('/')[0] ?? ''} ${manifest.kind}`);
  if (route === undefined || route === 'any') return route ?? [];
  const texts = prefixesIn(manifest.get(route));
  if (texts.some((text) => text instanceof Unknown)) return 'any';
  return texts.flatMap((text) => (typeof text === 'string' ? usable(parsePoolEntry(text)) : []));
}

/** The CIDRs in a list of `{ cidr }` or of routers with `prefixes`. */
function prefixesIn(tree: Tree | undefined): readonly Tree[] {
  if (tree instanceof Unknown) return [tree];
  return itemsOf(tree).flatMap((item) => {
    if (item instanceof Unknown) return [item];
    const { cidr, prefixes } = { cidr: fieldsOf(item).get('cidr'), prefixes: fieldsOf(item).get('prefixes') };
    if (prefixes instanceof Unknown) return [prefixes];
    return [...(cidr === undefined ? [] : [cidr]), ...(isItems(prefixes) ? prefixes : [])];
  });
}

/** kube-router with `--advertise-loadbalancer-ip`, which it does not do by default. */
function isKubeRouter(manifest: Manifest): boolean {
  if (manifest.kind !== 'DaemonSet' || !manifest.mayHold('--advertise-loadbalancer-ip')) return false;
  return itemsOf(manifest.get(['spec', 'template', 'spec', 'containers'])).some((container) =>
    [...itemsOf(fieldsOf(container).get('args')), ...itemsOf(fieldsOf(container).get('command'))].some(
      (argument) => typeof argument === 'string' && /^--advertise-loadbalancer-ip(=true)?$/.test(argument),
    ),
  );
}
