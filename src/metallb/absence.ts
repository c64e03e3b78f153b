import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, itemsOf, valueAt } from '../manifest/tree.ts';
import { isMetallbResource } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { installerOf } from './installation.ts';
import { legacyConfigs } from './legacy-config.ts';
import { isJudged, seesAllPools, unreadPools } from './reach.ts';
import { serves } from './serves.ts';
import type { Service } from './service.ts';
import { onceAlike } from './twins.ts';
import { INSTALLATION } from './unseen.ts';

/** The Services that the cluster's MetalLB surely serves, in the order of its manifests. */
export const servedServices = onceAlike((cluster: Cluster): readonly Service[] => {
  const isInstalled = cluster.plan?.metallb.installed !== false;
  return isInstalled ? cluster.services.filter((service) => serves(cluster, service) === true) : [];
});

/**
 * The Services that wait for a MetalLB that nothing installs, though the repository installs other software of the
 * cluster; none where it may be installed out of sight, or where something else may serve them.
 */
export const servicesWithoutMetallb = onceAlike((cluster: Cluster): readonly Service[] => {
  if (!isJudged(cluster) || cluster.installations.length > 0 || cluster.unseen.mayHold(INSTALLATION)) return [];
  if (!cluster.manifests.some(installsSoftware) || cluster.manifests.some(isOtherBalancer)) return [];
  return servedServices(cluster);
});

/**
 * The Services that wait for a pool where MetalLB is there and has none. None where a pool may exist out of sight,
 * where another rule says why a pool that is written is not read, and where nothing installs MetalLB at all.
 */
export function servicesWithoutPool(cluster: Cluster): readonly Service[] {
  if (!isJudged(cluster) || cluster.pools.length > 0 || !seesAllPools(cluster) || !hasMetallb(cluster)) return [];
  const unread = unreadPools(cluster).some((manifest) => !isIgnoredPool(cluster, manifest));
  if (unread || legacyConfigs(cluster).length > 0 || servicesWithoutMetallb(cluster).length > 0) return [];
  return servedServices(cluster);
}

/** An AddressPool of the releases that accept it and do not read it, 0.14.0 to 0.14.2. */
function isIgnoredPool({ releases, misplaced }: Cluster, manifest: Manifest): boolean {
  const isHere = !misplaced.some((one) => one.manifest === manifest);
  return isHere && manifest.kind === 'AddressPool' && releases.since('0.14.0') && releases.before('0.14.3');
}

/**
 * Whether the repository has MetalLB in this cluster, or the plan does and nothing else gives addresses there; a chart
 * that is configured by its values is left out.
 */
function hasMetallb({ installations, manifests, plan }: Cluster): boolean {
  if (installations.some(({ values }) => valueAt(values, ['configInline']) !== undefined)) return false;
  if (installations.length > 0 || manifests.some(isMetallbResource)) return true;
  const planned = plan?.metallb.version ?? plan?.metallb.namespace ?? plan?.metallb.bgp;
  return planned !== undefined && !manifests.some(isOtherBalancer);
}

/** Whether a resource installs software of the cluster: a chart, an application, or a workload of `kube-system`. */
function installsSoftware(manifest: Manifest): boolean {
  const installer = installerOf(manifest);
  if (installer === 'workload') return manifest.namespace === 'kube-system';
  return installer === 'chart' || installer === 'application';
}

const OTHER_GROUPS = /^(?:(?:[\w-]+\.)*(?:kube-?vip\.io|purelb\.io|loxilb\.io|openelb\.io|network\.kubesphere\.io))\//;
const CILIUM_KINDS = /^Cilium(?:LoadBalancerIPPool|L2AnnouncementPolicy|BGP\w+)$/;
const OTHER_NAMES =
  /kube-?vip|klipper-lb|servicelb|purelb|openelb|porterlb|loxilb|cloud-controller-manager|cloud-provider|aws-load-balancer|inlets|tailscale/i;

/** Whether a resource is of, or installs, another implementation of LoadBalancer Services. */
function isOtherBalancer(manifest: Manifest): boolean {
  if (OTHER_GROUPS.test(manifest.apiVersion) || CILIUM_KINDS.test(manifest.kind)) return true;
  const installer = installerOf(manifest);
  if (installer === undefined) return false;
  if (typeof manifest.name === 'string' && OTHER_NAMES.test(manifest.name)) return true;
  return itemsOf(manifest.get(['spec', 'template', 'spec', 'containers'])).some((container) => {
    const image = fieldsOf(container).get('image');
    return typeof image === 'string' && OTHER_NAMES.test(image);
  });
}
