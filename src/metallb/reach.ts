import type { Manifest } from '../manifest/manifest.ts';
import { groupBy } from '../text/group-by.ts';
import type { Cluster } from './cluster.ts';
import type { Pool } from './pool.ts';

/** Kinds that MetalLB reads its pools from. */
const POOL_KINDS = ['IPAddressPool', 'AddressPool'] as const;

/** Kinds that announce pools. */
const ADVERTISEMENT_KINDS = ['L2Advertisement', 'BGPAdvertisement'] as const;

/**
 * Whether what the cluster's resources do together can be judged: it is known where the cluster ends, and its plan
 * does not say that MetalLB is absent on purpose.
 */
export function isJudged(cluster: Cluster): boolean {
  return cluster.bounded && cluster.plan?.metallb.installed !== false;
}

/** Whether every pool of the cluster is among the manifests and known by name. */
export function seesAllPools(cluster: Cluster): boolean {
  if (POOL_KINDS.some((kind) => cluster.unseen.mayHold(kind))) return false;
  return cluster.pools.every((pool) => nameOf(pool) !== undefined);
}

/** Whether every advertisement of the cluster is among the manifests. */
export function seesAllAdvertisements(cluster: Cluster): boolean {
  return !ADVERTISEMENT_KINDS.some((kind) => cluster.unseen.mayHold(kind));
}

/** A name as far as it is known: undefined where it is a variable or missing. */
export function nameOf(named: Pick<Pool, 'name'>): string | undefined {
  return typeof named.name === 'string' && named.name !== '' ? named.name : undefined;
}

/**
 * The pools that would be there if MetalLB read them: those in a namespace that is not its own, and AddressPools that
 * the release no longer serves. Other rules speak of that.
 */
export function unreadPools(cluster: Cluster): readonly Manifest[] {
  const read = new Set(cluster.pools.map(({ manifest }) => manifest));
  return cluster.manifests.filter(
    (manifest) =>
      manifest.apiVersion.startsWith('metallb.io/') &&
      POOL_KINDS.some((kind) => kind === manifest.kind) &&
      !read.has(manifest),
  );
}

/**
 * The pools in groups whose members surely meet in one MetalLB: of one cluster whose end is known and of one
 * namespace. An AddressPool is left out where a possible release ignores it.
 */
export function poolsThatMeet(cluster: Cluster): readonly (readonly Pool[])[] {
  if (!isJudged(cluster)) return [];
  const groups = groupBy(cluster.pools, (pool) => {
    if (pool.manifest.kind === 'AddressPool' && !cluster.releases.before('0.14.0')) return undefined;
    const namespace = cluster.namespaceOf(pool.manifest);
    return typeof namespace === 'string' ? `name ${namespace}` : `unknown ${namespace?.text ?? ''}`;
  });
  return [...groups.values()];
}
