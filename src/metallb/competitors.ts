import type { Manifest } from '../manifest/manifest.ts';
import { type Fields, fieldsOf, isFields, isItems, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { isMetallbResource } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { isJudged } from './reach.ts';

/** A second implementation that surely serves LoadBalancer Services without a class, as MetalLB does. */
export interface Competitor {
  readonly manifest: Manifest;
  /** What makes it one. */
  readonly route: Route;
  readonly name: 'Cilium LB IPAM' | 'Cilium L2 announcements' | 'k3s ServiceLB' | 'kube-vip';
  /** What it does to MetalLB's Services. */
  readonly does: string;
  /** How to keep the two apart. */
  readonly remedy: string;
}

/**
 * What of a cluster's resources serves the same Services as its MetalLB. None where MetalLB has a class, as each of
 * them leaves Services of a class that is not its own alone, and where the cluster is not known to run MetalLB.
 */
export function competitorsIn(cluster: Cluster): readonly Competitor[] {
  if (!isJudged(cluster) || cluster.loadBalancerClass !== undefined || !hasMetallb(cluster)) return [];
  const isIpamOff = cluster.manifests.some(turnsIpamOff);
  return cluster.manifests.flatMap((manifest) => {
    switch (manifest.kind) {
      case 'CiliumLoadBalancerIPPool':
        return isIpamOff ? [] : ciliumPool(manifest);
      case 'CiliumL2AnnouncementPolicy':
        return ciliumPolicy(manifest);
      case 'DaemonSet':
      case 'Deployment':
        return workload(manifest);
      default:
        return [];
    }
  });
}

function hasMetallb({ installations, manifests }: Cluster): boolean {
  return installations.length > 0 || manifests.some(isMetallbResource);
}

/** A pool without a selector serves every Service that has no class (docs.cilium.io, LB IPAM). */
function ciliumPool(manifest: Manifest): readonly Competitor[] {
  const spec = fieldsOf(manifest.get(['spec']));
  if (!selectsAll(spec) || (spec.get('disabled') ?? false) !== false) return [];
  return [
    {
      manifest,
      route: ['metadata', 'name'],
      name: 'Cilium LB IPAM',
      does: 'gives addresses to the Services without a class that MetalLB serves too',
      remedy: 'Set "defaultLBServiceIPAM: none" in Cilium, or give the pool a serviceSelector.',
    },
  ];
}

/** A policy without a selector answers ARP for the addresses of every Service that has no class. */
function ciliumPolicy(manifest: Manifest): readonly Competitor[] {
  const spec = fieldsOf(manifest.get(['spec']));
  if (!selectsAll(spec) || spec.get('loadBalancerIPs') !== true) return [];
  return [
    {
      manifest,
      route: ['spec', 'loadBalancerIPs'],
      name: 'Cilium L2 announcements',
      does: 'answer ARP for the Services without a class that MetalLB serves too',
      remedy: 'Give the policy a serviceSelector that leaves out what MetalLB serves.',
    },
  ];
}

function selectsAll(spec: Fields): boolean {
  const selector = spec.get('serviceSelector');
  return selector === undefined || selector === null || (isFields(selector) && selector.size === 0);
}

/** Cilium's own configuration, or its chart's values, in which LB IPAM serves only what asks for it by class. */
function turnsIpamOff(manifest: Manifest): boolean {
  const { kind, name } = manifest;
  if (kind === 'ConfigMap' && name === 'cilium-config') return isOff(manifest.get(['data', 'default-lb-service-ipam']));
  return INSTALLING.has(kind) && setsIpam(manifest.fields);
}

const INSTALLING: ReadonlySet<string> = new Set([
  'Application',
  'ApplicationSet',
  'HelmChart',
  'HelmChartConfig',
  'HelmRelease',
]);

/** Whether values, also those written as text, say of Services without a class that LB IPAM leaves them alone. */
function setsIpam(tree: Tree): boolean {
  if (typeof tree === 'string') return /\bdefaultLBServiceIPAM:\s*["']?(?!lbipam)\S/.test(tree);
  if (isItems(tree)) return tree.some(setsIpam);
  if (!isFields(tree)) return false;
  return [...tree].some(([key, value]) => (key === 'defaultLBServiceIPAM' ? isOff(value) : setsIpam(value)));
}

function isOff(value: unknown): boolean {
  return value !== undefined && value !== 'lbipam';
}

const CONTAINERS: Route = ['spec', 'template', 'spec', 'containers'];

function workload(manifest: Manifest): readonly Competitor[] {
  if (!manifest.mayHold('klipper-lb') && !manifest.mayHold('kube-vip')) return [];
  return itemsOf(manifest.get(CONTAINERS)).flatMap((item, index): readonly Competitor[] => {
    const container = fieldsOf(item);
    const image = container.get('image');
    const route = [...CONTAINERS, index, 'image'];
    if (typeof image !== 'string') return [];
    if (/(?:^|\/)klipper-lb(?=[:@]|$)/.test(image)) {
      const does = 'takes host ports on every node for a Service without a class that MetalLB serves too';
      return [{ manifest, route, name: 'k3s ServiceLB', does, remedy: 'Start k3s with "--disable=servicelb".' }];
    }
    if (!/(?:^|\/)kube-vip(?:-iptables)?(?=[:@]|$)/.test(image) || !servesServices(container)) return [];
    const does = 'serves the Services without a class that MetalLB serves too';
    return [
      { manifest, route, name: 'kube-vip', does, remedy: 'Set "lb_class_only" or unset "svc_enable" of kube-vip.' },
    ];
  });
}

/** kube-vip serves Services where it is told to, and not those without a class where it is told so. */
function servesServices(container: Fields): boolean {
  const environment = new Map(
    itemsOf(container.get('env')).map((item) => [fieldsOf(item).get('name'), fieldsOf(item).get('value')]),
  );
  const flags = itemsOf(container.get('args'));
  if (environment.get('lb_class_only') instanceof Unknown) return false;
  const classOnly =
    isTrue(environment.get('lb_class_only')) || flags.includes('--lbClassOnly') || environment.has('lb_class_name');
  return !classOnly && (isTrue(environment.get('svc_enable')) || flags.includes('--services'));
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(?:1|t|true)$/i.test(value));
}
