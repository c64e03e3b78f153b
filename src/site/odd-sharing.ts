import { type Address, formatAddress } from '../address/address.ts';
import { Unknown } from '../manifest/unknown.ts';
import { lucksOf, predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { installerOf } from '../metallb/installation.ts';
import { isJudged } from '../metallb/reach.ts';
import type { Asked } from '../metallb/request.ts';
import { serves } from '../metallb/serves.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { append } from '../text/group-by.ts';
import { nearest } from '../text/nearest.ts';
import { contestedAddresses } from './contested-addresses.ts';
import { isForetold } from './foretold.ts';

/** A Service that shares its address with one of another namespace. */
export interface ForeignTenant {
  readonly service: Service;
  readonly key: Asked;
  readonly address: Address;
  /** The first Service on the address, by the order of the prediction. */
  readonly other: Service;
}

/**
 * The Services of a cluster that surely share an address with one of another namespace: of each address the first of
 * each further namespace.
 */
export const foreignTenants = onceAlike((cluster: Cluster): readonly ForeignTenant[] => {
  if (!isForetold(cluster)) return [];
  const { results } = predictionOf(cluster);
  const tenants = new Map<string, { readonly first: Service; readonly namespaces: Set<unknown> }>();
  const found = new Map<Service, ForeignTenant>();
  for (const [service, result] of results) {
    const key = service.request.sharingKey;
    if (result.status !== 'assigned' || key === undefined || lucksOf(cluster).get(service)?.orderDependent) continue;
    for (const address of result.addresses) {
      const text = formatAddress(address);
      const known = tenants.get(text) ?? { first: service, namespaces: new Set([service.namespace]) };
      tenants.set(text, known);
      if (known.namespaces.has(service.namespace)) continue;
      known.namespaces.add(service.namespace);
      if (!found.has(service)) found.set(service, { service, key, address, other: known.first });
    }
  }
  return [...found.values()];
});

/** A Service with a sharing key that no other one of the cluster has. */
export interface LonelyKey {
  readonly service: Service;
  readonly key: Asked;
  readonly text: string;
  /** The key that was likely meant. */
  readonly meant: string | undefined;
}

/** For so many keys of a cluster the likely one is looked up. */
const MOST_SUGGESTED = 200;

/**
 * The sharing keys of a cluster that only one Service has; none where Services may exist, or have keys, that nobody sees.
 * A Service that contests an address for want of a common key is left out.
 */
export const lonelyKeys = onceAlike((cluster: Cluster): readonly LonelyKey[] => {
  if (!isJudged(cluster) || mayHaveMoreServices(cluster)) return [];
  const users = new Map<string, Omit<LonelyKey, 'meant'>[]>();
  for (const service of cluster.services) {
    const key = service.request.sharingKey;
    if (key === undefined || serves(cluster, service) === false) continue;
    if (key.text instanceof Unknown) return [];
    append(users, key.text, { service, key, text: key.text });
  }
  const contesting = new Set(
    contestedAddresses(cluster).flatMap(({ later, earlier }) => [later.service, earlier.service]),
  );
  const lonely = [...users.values()].flatMap(([only, ...others]) => {
    if (only === undefined || others.length > 0 || contesting.has(only.service)) return [];
    return serves(cluster, only.service) === true ? [only] : [];
  });
  return lonely.map((one, index) => ({
    ...one,
    meant: index < MOST_SUGGESTED ? nearest(one.text, users.keys()) : undefined,
  }));
});

/** Whether something unseen may create Services: templates, charts and applications that are not MetalLB's own. */
function mayHaveMoreServices(cluster: Cluster): boolean {
  if (cluster.unseen.mayHold('Service')) return true;
  const own = new Set(cluster.installations.map(({ manifest }) => manifest));
  return cluster.manifests.some((manifest) => {
    const installer = own.has(manifest) ? undefined : installerOf(manifest);
    return installer === 'chart' || installer === 'application';
  });
}
