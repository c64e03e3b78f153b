import { formatAddress } from '../../../src/address/address.ts';
import { formatInterval } from '../../../src/address/interval.ts';
import { luckOf } from '../../../src/metallb/allocator/luck.ts';
import { predict } from '../../../src/metallb/allocator/predict.ts';
import type { Cluster } from '../../../src/metallb/cluster.ts';
import { type Release, Releases } from '../../../src/metallb/release.ts';
import { serviceLabel } from '../../../src/metallb/service.ts';
import type { ClusterPlan } from '../../../src/plan/plan.ts';
import { clusterOf, resource } from '../cluster-of.ts';
import { planOf } from './plain.ts';

/** A pool of some addresses, with more of its spec in flow style. */
export function pool(name: string, addresses: string, more = ''): string {
  return resource('IPAddressPool', name, `{ addresses: [${addresses}]${more === '' ? '' : `, ${more}`} }`);
}

/** A pool that is kept for some Services. */
export function pinned(name: string, addresses: string, allocation: string): string {
  return pool(name, addresses, `serviceAllocation: ${allocation}`);
}

/** What a Service says beyond its name, in flow style. */
export interface Said {
  readonly namespace?: string;
  readonly labels?: string;
  readonly annotations?: string;
  readonly spec?: string;
  readonly ports?: string;
  readonly holds?: string;
}

/** A LoadBalancer Service on TCP port 80, in namespace `a`. */
export function service(name: string, said: Said = {}): string {
  const { namespace = 'a', labels = '{}', annotations = '', spec = '', ports = '{ port: 80 }', holds = '' } = said;
  const metadata = `{ name: ${name}, namespace: ${namespace}, labels: ${labels}, annotations: { ${annotations} } }`;
  const ingress = holds.split(',').filter((one) => one !== '');
  const status = `{ loadBalancer: { ingress: [${ingress.map((ip) => `{ ip: "${ip}" }`).join(', ')}] } }`;
  const type = spec.includes('type:') ? '' : 'type: LoadBalancer, ';
  return `---\n{ apiVersion: v1, kind: Service, metadata: ${metadata}, spec: { ${type}ports: [${ports}], ${spec} }, status: ${status} }\n`;
}

/** The families of a Service, as in the spec of a manifest. */
export const DUAL = {
  require: 'ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4, IPv6]',
  prefer: 'ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6]',
  preferIPv6: 'ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv6, IPv4]',
  ipv6: 'ipFamilies: [IPv6]',
} as const;

/** A cluster of both families on one release, with a manifest for each of its namespaces. */
export function world(
  text: string,
  release: Release = '0.16.1',
  families: ClusterPlan['families'] = ['ipv4', 'ipv6'],
): Cluster {
  const namespaces = ['a', 'b', 'metallb-system'].map(
    (name) => `---\n{ apiVersion: v1, kind: Namespace, metadata: { name: ${name}, labels: { team: ${name} } } }\n`,
  );
  return clusterOf(namespaces.join('') + text, { releases: Releases.of(release), plan: planOf(families) });
}

/** What becomes of each Service: its addresses and what decided, or why it has none. */
export function predicted(cluster: Cluster): Readonly<Record<string, string>> {
  const rows = [...predict(cluster).results].map(([service, result]) => {
    if (result.status === 'assigned')
      return [serviceLabel(service), `${result.addresses.map(formatAddress).join()} by ${result.by}`];
    return [serviceLabel(service), result.status === 'pending' ? `${result.reason} by ${result.by}` : result.status];
  });
  return Object.fromEntries(rows);
}

/** What may become of each Service that waits and depends on the order; bounds only where no looks are allowed. */
export function chances(cluster: Cluster, mostLooks?: number): Readonly<Record<string, string>> {
  const rows = [...luckOf(predict(cluster), mostLooks)].flatMap(
    ([service, { orderDependent, candidates, mayStayPending }]) => {
      const addresses = candidates.intervals.map(formatInterval).join();
      return orderDependent ? [[serviceLabel(service), mayStayPending ? `${addresses} or pending` : addresses]] : [];
    },
  );
  return Object.fromEntries(rows);
}
