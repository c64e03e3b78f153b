import { servicesWithoutMetallb } from '../metallb/absence.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { familiesOf, mayHaveIPv6 } from '../metallb/families.ts';
import type { Pool } from '../metallb/pool.ts';
import { isJudged, seesAllPools, unreadPools } from '../metallb/reach.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { refusesPools } from './refused-configuration.ts';

/**
 * Whether rules may speak of what the prediction says of a cluster: it is known where the cluster ends, its pools are
 * all seen, MetalLB takes them, and what the cluster uses means the same in every release that it may run.
 */
export const isForetold = onceAlike(
  (cluster: Cluster): boolean =>
    isJudged(cluster) &&
    cluster.pools.length > 0 &&
    seesAllPools(cluster) &&
    !refusesPools(cluster) &&
    !dependsOnRelease(cluster),
);

/**
 * Whether rules may say beyond that who gets no address: nothing else explains it, as a pool that MetalLB does not read
 * or a MetalLB that nothing installs.
 */
export const foretellsPending = onceAlike(
  (cluster: Cluster): boolean =>
    isForetold(cluster) && unreadPools(cluster).length === 0 && servicesWithoutMetallb(cluster).length === 0,
);

/** A pool with nothing but a priority serves nobody up to 0.14.9; PreferDualStack takes one family from 0.14.9 on. */
function dependsOnRelease({ releases, pools, services, plan }: Cluster): boolean {
  const straddles = (release: Parameters<typeof releases.since>[0]) =>
    !releases.since(release) && !releases.before(release);
  if (straddles('0.15.0') && pools.some(isForAnyone)) return true;
  return (
    straddles('0.14.9') &&
    services.some((service) => {
      if (service.type !== 'LoadBalancer' || service.ipFamilyPolicy !== 'PreferDualStack') return false;
      const settled = familiesOf(service, plan?.families ?? ['ipv4']);
      return typeof settled === 'string' || settled.families.length === 2;
    })
  );
}

function isForAnyone({ allocation }: Pool): boolean {
  if (allocation === undefined) return false;
  const { namespaces, namespaceSelectors, serviceSelectors } = allocation;
  return namespaces.length + namespaceSelectors.length + serviceSelectors.length === 0;
}

/**
 * Whether the families of a Service are only a guess: neither it nor the plan states them, and a pool has IPv6 addresses,
 * so that the cluster may have another first family than IPv4, or both.
 */
export function guessesFamilies(cluster: Cluster, service: Service): boolean {
  return mayHaveIPv6(cluster) && !statesFamilies(cluster, service);
}

/** Whether a Service's families follow from what it or the plan writes; a plan that says nothing means IPv4 alone. */
export function statesFamilies(cluster: Cluster, { manifest, ipFamilies, ipFamilyPolicy }: Service): boolean {
  const { plan } = cluster;
  if (plan !== undefined) {
    const isStated = plan.serviceCIDRs.length > 0 || plan.families.length > 1 || plan.families[0] !== 'ipv4';
    if (isStated || !mayHaveIPv6(cluster)) return true;
  }
  if (manifest.get(['spec', 'clusterIPs']) !== undefined) return true;
  if (!('length' in ipFamilies)) return false;
  return ipFamilies.length > 1 || (ipFamilies.length === 1 && (ipFamilyPolicy ?? 'SingleStack') === 'SingleStack');
}
