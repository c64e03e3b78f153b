import type { Address, Family } from '../address/address.ts';
import type { Route } from '../manifest/tree.ts';
import { servedServices } from '../metallb/absence.ts';
import { preferences } from '../metallb/allocator/choose.ts';
import { isDual } from '../metallb/allocator/demand.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import { askedAddresses } from '../metallb/asked-addresses.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { familiesOf } from '../metallb/families.ts';
import { isJudged } from '../metallb/reach.ts';
import type { Service } from '../metallb/service.ts';
import { isRefusedForFamilies } from '../metallb/service-faults.ts';
import { onceAlike } from '../metallb/twins.ts';
import { foretellsPending, guessesFamilies, isForetold, statesFamilies } from './foretold.ts';

/** A Service whose address families cannot be served. */
export type FamilyMismatch =
  /** It asks for addresses that are not one of each of its families. */
  | {
      readonly why: 'request';
      readonly service: Service;
      readonly route: Route;
      readonly asked: readonly Address[];
      readonly families: readonly Family[];
    }
  /** It needs both families, and none of the pools that it may have an address of has both. */
  | { readonly why: 'no-pool'; readonly service: Service; readonly route: Route; readonly pool: string | undefined };

/**
 * The Services of a cluster that get no address for the sake of families; none where their families are a guess, or the
 * API server refuses them.
 */
export const familyMismatches = onceAlike((cluster: Cluster): readonly FamilyMismatch[] => {
  if (!isJudged(cluster)) return [];
  const all = [...servedServices(cluster).flatMap((service) => inRequest(cluster, service)), ...inPools(cluster)];
  return all.filter(({ service }) => !isRefusedForFamilies(cluster, service));
});

function inRequest(cluster: Cluster, service: Service): readonly FamilyMismatch[] {
  const asked = askedAddresses(service.request);
  const settled = familiesOf(service, cluster.plan?.families ?? ['ipv4']);
  if (typeof settled === 'string' || typeof asked === 'string' || 'fault' in asked) return [];
  const found = asked.addresses.map(({ family }) => family);
  if (found.length === settled.families.length && settled.families.every((family) => found.includes(family))) return [];
  const isKnown = statesFamilies(cluster, service) || (isForetold(cluster) && !guessesFamilies(cluster, service));
  if (!isKnown) return [];
  const { route, addresses } = asked;
  return [{ why: 'request', service, route, asked: addresses, families: settled.families }];
}

function inPools(cluster: Cluster): readonly FamilyMismatch[] {
  if (!foretellsPending(cluster)) return [];
  const { results, waiting, scene } = predictionOf(cluster);
  const decided = waiting.flatMap((demand): readonly FamilyMismatch[] => {
    const { service, wish } = demand;
    const result = results.get(service);
    if (result?.status !== 'pending' || result.reason !== 'family-mismatch' || wish.by === 'request') return [];
    if (!isDual(demand) || preferences(demand, scene.families).length > 1) return [];
    return [{ why: 'no-pool', service, route: routeOf(service), pool: result.pool }];
  });
  return [...decided, ...requiringBoth(cluster)];
}

/** Services that require both families in a cluster of which only a guess says that it has one. */
function requiringBoth(cluster: Cluster): readonly FamilyMismatch[] {
  const { scene } = predictionOf(cluster);
  const hasBoth = scene.index.pools.some(
    (rules) => !rules.known || (['ipv4', 'ipv6'] as const).every((one) => scene.index.runsOf(rules, one).length > 0),
  );
  if (hasBoth) return [];
  return servedServices(cluster).flatMap((service): readonly FamilyMismatch[] => {
    if (service.ipFamilyPolicy !== 'RequireDualStack' || statesFamilies(cluster, service)) return [];
    if (familiesOf(service, cluster.plan?.families ?? ['ipv4']) !== 'refused') return [];
    if (typeof familiesOf(service, ['ipv4', 'ipv6']) === 'string' || askedAddresses(service.request) !== 'none')
      return [];
    return [{ why: 'no-pool', service, route: routeOf(service), pool: undefined }];
  });
}

/** What asks for both families. */
function routeOf({ manifest }: Service): Route {
  const written = (['ipFamilyPolicy', 'ipFamilies', 'clusterIPs'] as const).find(
    (field) => manifest.get(['spec', field]) !== undefined,
  );
  return written === undefined ? ['metadata', 'name'] : ['spec', written];
}
