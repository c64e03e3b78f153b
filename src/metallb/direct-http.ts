import { Unknown } from '../manifest/unknown.ts';
import { servedServices } from './absence.ts';
import type { Cluster } from './cluster.ts';
import { isJudged } from './reach.ts';
import { type Service, serviceLabel } from './service.ts';

/**
 * The Services of a cluster's MetalLB that take an address of their own for HTTP and HTTPS on their usual ports, each
 * name once, in the order of the manifests. Those that share by a key that another Service has too are left out.
 */
export function directHttpServices(cluster: Cluster): readonly Service[] {
  if (!isJudged(cluster)) return [];
  const served = servedServices(cluster);
  const keys = new Map<string, number>();
  for (const { request } of served) {
    const key = request.sharingKey?.text;
    if (typeof key === 'string') keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  const own = served.filter(({ request }) => {
    const key = request.sharingKey?.text;
    return !(key instanceof Unknown) && (key === undefined || keys.get(key) === 1);
  });
  return [...new Map(own.filter(isHttp).map((service) => [serviceLabel(service), service])).values()];
}

function isHttp({ ports }: Service): boolean {
  if (ports instanceof Unknown) return false;
  const tcp = ports.filter(({ protocol }) => protocol === 'TCP').map(({ port }) => port);
  return tcp.includes(80) && tcp.includes(443);
}
