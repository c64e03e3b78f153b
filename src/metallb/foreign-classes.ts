import { itemsOf, valueAt } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { nearest } from '../text/nearest.ts';
import { isMetallbResource } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { isQualifiedName } from './metadata-faults.ts';
import { NEW_PREFIX, OLD_PREFIX, READ_ANNOTATIONS } from './request.ts';
import type { Service } from './service.ts';
import { INSTALLATION } from './unseen.ts';

/** A LoadBalancer Service that MetalLB passes over because of its class. */
export interface ForeignClass {
  readonly service: Service;
  /** Undefined where the Service has none and MetalLB serves only those of its own. */
  readonly loadBalancerClass: string | undefined;
  /**
   * What tells that MetalLB was meant: the Service carries annotations of MetalLB, or the class is nearly MetalLB's or
   * speaks of it; `nothing` where the Service may well be somebody else's.
   */
  readonly sign: 'annotations' | 'name' | 'nothing';
}

/**
 * The LoadBalancer Services whose class neither the cluster's MetalLB nor what the plan names beside it serves. None
 * where MetalLB's class is not known, where something unseen may set it, or where nothing speaks of MetalLB.
 */
export function foreignClasses(cluster: Cluster): readonly ForeignClass[] {
  const { loadBalancerClass: own, plan } = cluster;
  if (own instanceof Unknown || plan?.metallb.installed === false || mayHaveClass(cluster)) return [];
  const others = new Set(plan?.otherClasses.map(({ value }) => value));
  const hasMetallb = isThere(cluster);
  return cluster.services.flatMap((service) => {
    const { loadBalancerClass: found, type } = service;
    if (type !== 'LoadBalancer' || found instanceof Unknown || found === own) return [];
    if (found !== undefined && (others.has(found) || !isQualifiedName(found))) return [];
    const sign = signOf(service, own);
    if (sign === 'nothing' && (found === undefined || !hasMetallb)) return [];
    return { service, loadBalancerClass: found, sign };
  });
}

function signOf({ manifest, loadBalancerClass }: Service, own: string | undefined): ForeignClass['sign'] {
  if (typeof loadBalancerClass === 'string') {
    const isNear = own !== undefined && nearest(loadBalancerClass, [own]) !== undefined;
    if (isNear || /metallb/i.test(loadBalancerClass)) return 'name';
  }
  const { annotations } = manifest;
  return READ_ANNOTATIONS.some((name) => annotations.has(OLD_PREFIX + name) || annotations.has(NEW_PREFIX + name))
    ? 'annotations'
    : 'nothing';
}

/** Whether MetalLB may serve a class that nothing here says: the plan does not, and its values are not all seen. */
function mayHaveClass({ plan, installations, loadBalancerClass, unseen }: Cluster): boolean {
  if (plan?.metallb.loadBalancerClass !== undefined || loadBalancerClass !== undefined) return false;
  if (installations.length === 0) return unseen.mayHold(INSTALLATION);
  return installations.some(
    ({ manifest, values, installer }) =>
      values instanceof Unknown ||
      valueAt(values, ['loadBalancerClass']) instanceof Unknown ||
      installer === 'operator' ||
      itemsOf(manifest.get(['spec', 'valuesFrom'])).length > 0,
  );
}

/** Whether the plan or the repository has MetalLB in the cluster. */
function isThere({ plan, installations, manifests }: Cluster): boolean {
  const planned =
    plan?.metallb.version ?? plan?.metallb.namespace ?? plan?.metallb.bgp ?? plan?.metallb.loadBalancerClass;
  return planned !== undefined || installations.length > 0 || manifests.some(isMetallbResource);
}
