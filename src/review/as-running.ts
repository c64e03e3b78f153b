import type { Cluster } from '../metallb/cluster.ts';
import { type Service, serviceLabel } from '../metallb/service.ts';
import type { ClusterAllocation } from '../site/allocation.ts';

/**
 * The head's cluster as it would find a running one: each Service holds the addresses that the base gave it. A status
 * that the head's own manifest carries counts only where it differs from the one in the base.
 */
export function asRunning(
  head: Cluster,
  base: Cluster | undefined,
  allocation: ClusterAllocation | undefined,
): Cluster {
  const before = new Map((base?.services ?? []).map((service) => [serviceLabel(service), service]));
  const given = new Map(
    (allocation?.services ?? []).map((one) => [`${one.namespace}/${one.name}`, one.addresses ?? []]),
  );
  const services = head.services.map((service): Service => {
    const label = serviceLabel(service);
    const earlier = before.get(label);
    if (earlier === undefined || !isSame(service.statusAddresses, earlier.statusAddresses)) return service;
    return { ...service, statusAddresses: given.get(label) ?? [] };
  });
  return { ...head, services };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((address, index) => address === b[index]);
}
