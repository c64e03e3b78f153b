import { type Family, parseAddress } from '../address/address.ts';
import { itemsOf } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from './cluster.ts';
import type { Service } from './service.ts';

/** How a Service's families must be served. */
export type FamilyPolicy = 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';

/** The families of a Service's cluster addresses, its first one first, as the API server settles them. */
export interface ServiceFamilies {
  readonly families: readonly [Family] | readonly [Family, Family];
  readonly policy: FamilyPolicy;
}

/**
 * The families of a Service in a cluster: those of the cluster addresses it already has, else what `ipFamilies` and
 * `ipFamilyPolicy` come to in the cluster's families. Two families without a policy are RequireDualStack, as the API
 * server infers. 'unknown' where they cannot be known; 'refused' where the API server refuses the Service.
 */
export function familiesOf(service: Service, cluster: readonly Family[]): ServiceFamilies | 'unknown' | 'refused' {
  const policy = policyOf(service);
  const listed = listedFamilies(service);
  if (policy === 'unknown' || listed === 'unknown') return 'unknown';
  if (policy === 'refused' || listed === 'refused') return 'refused';
  return settle(listed, policy, cluster);
}

/** Whether a pool of a cluster has IPv6 addresses, or may have. */
export function mayHaveIPv6({ pools }: Cluster): boolean {
  const known =
    IPV6.get(pools) ??
    pools.some(({ complete, addresses }) => !complete || addresses.intervals.some(({ family }) => family === 'ipv6'));
  IPV6.set(pools, known);
  return known;
}

const IPV6 = new WeakMap<Cluster['pools'], boolean>();

function settle(
  listed: readonly Family[],
  policy: FamilyPolicy | undefined,
  cluster: readonly Family[],
): ServiceFamilies | 'refused' {
  const [first = cluster[0] ?? 'ipv4', second] = listed;
  if (second !== undefined) {
    return policy === 'SingleStack' ? 'refused' : { families: [first, second], policy: policy ?? 'RequireDualStack' };
  }
  const other: Family = first === 'ipv4' ? 'ipv6' : 'ipv4';
  switch (policy) {
    case undefined:
    case 'SingleStack':
      return { families: [first], policy: 'SingleStack' };
    case 'PreferDualStack':
      return { families: cluster.includes(other) ? [first, other] : [first], policy };
    case 'RequireDualStack':
      return cluster.includes(other) ? { families: [first, other], policy } : 'refused';
  }
}

function policyOf({ ipFamilyPolicy }: Service): FamilyPolicy | undefined | 'unknown' | 'refused' {
  if (ipFamilyPolicy instanceof Unknown) return 'unknown';
  switch (ipFamilyPolicy) {
    case undefined:
    case 'SingleStack':
    case 'PreferDualStack':
    case 'RequireDualStack':
      return ipFamilyPolicy;
    default:
      return 'refused';
  }
}

/** The families of the cluster addresses where they are written, else of `ipFamilies`; at most two, different ones. */
function listedFamilies(service: Service): readonly Family[] | 'unknown' | 'refused' {
  const given = itemsOf(service.manifest.get(['spec', 'clusterIPs'])).flatMap((item) => {
    const address = typeof item === 'string' ? parseAddress(item) : undefined;
    return address === undefined ? [] : [address.family];
  });
  if (given.length > 0) return given;
  if (service.ipFamilies instanceof Unknown) return 'unknown';
  const families: Family[] = [];
  for (const family of service.ipFamilies) {
    if (family instanceof Unknown) return 'unknown';
    if (family !== 'IPv4' && family !== 'IPv6') return 'refused';
    families.push(family === 'IPv4' ? 'ipv4' : 'ipv6');
  }
  return families.length > 2 || new Set(families).size < families.length ? 'refused' : families;
}
