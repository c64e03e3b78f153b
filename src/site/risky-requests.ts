import type { Address } from '../address/address.ts';
import type { Route } from '../manifest/tree.ts';
import type { Luck } from '../metallb/allocator/luck.ts';
import { lucksOf, predictionOf } from '../metallb/allocator/prediction-of.ts';
import { askedAddresses } from '../metallb/asked-addresses.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { contestedAddresses } from './contested-addresses.ts';
import { isForetold } from './foretold.ts';
import { addressesAsked } from './seekers.ts';

/** A Service whose address another one gets that asks for none, if that comes first. */
export interface RiskyRequest {
  readonly service: Service;
  readonly route: Route;
  readonly address: Address;
  /** The pool that holds the address. */
  readonly pool: string;
  /** The first Service by namespace and name that may get it. */
  readonly rival: Service;
}

/**
 * The Services of a cluster whose request for an address fails in some order because the pool also hands it out by
 * itself. Those that contest an address with another request are left out, and all where some Service cannot be known.
 */
export const riskyRequests = onceAlike((cluster: Cluster): readonly RiskyRequest[] => {
  if (!isForetold(cluster)) return [];
  const { waiting, undecided, scene } = predictionOf(cluster);
  const askers = waiting.filter(({ wish }) => wish.by === 'request');
  if (undecided.length > 0 || askers.length === 0) return [];
  const lucks = lucksOf(cluster);
  const contested = new Set(
    contestedAddresses(cluster).flatMap(({ later, earlier }) => [later.service, earlier.service]),
  );
  const takers = firstOfEach(
    waiting.filter(({ wish }) => wish.by !== 'request').map(({ service }) => service),
    lucks,
  );
  return askers.flatMap((demand) => {
    const { service } = demand;
    const luck = lucks.get(service);
    const asked = askedAddresses(service.request);
    if (luck?.mayStayPending !== true || luck.candidates.isEmpty || contested.has(service)) return [];
    if (typeof asked === 'string' || 'fault' in asked) return [];
    for (const address of addressesAsked(demand)) {
      const rival = takers.find(([candidates]) => candidates.has(address))?.[1];
      const pool = scene.index.runOf(address)?.rules.name;
      if (rival !== undefined && pool !== undefined) return [{ service, route: asked.route, address, pool, rival }];
    }
    return [];
  });
});

/** The first Service of each different luck, with what it may get: like Services have one luck. */
function firstOfEach(services: readonly Service[], lucks: ReadonlyMap<Service, Luck>) {
  const first = new Map<Luck, Service>();
  for (const service of services) {
    const luck = lucks.get(service);
    if (luck !== undefined && !first.has(luck)) first.set(luck, service);
  }
  return [...first].map(([{ candidates }, service]) => [candidates, service] as const);
}
