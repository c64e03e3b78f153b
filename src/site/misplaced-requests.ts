import { type Address, sameAddress } from '../address/address.ts';
import type { Route } from '../manifest/tree.ts';
import { addressKey } from '../metallb/allocator/kinds.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import { claimsOf, requestedAddresses } from './claims.ts';
import { contestedAddresses } from './contested-addresses.ts';
import { unmetAddresses } from './expectations.ts';
import { once } from './once.ts';
import { reservationConflicts } from './reservation-conflicts.ts';
import { isReservedFor, reservationsOf } from './reservations.ts';
import type { AddressSpace, Site } from './site.ts';
import { takenParts } from './taken.ts';

/** A Service's request for an address that it cannot or must not have, whatever else changes. */
export interface MisplacedRequest {
  readonly site: Site;
  readonly cluster: Cluster;
  readonly service: Service;
  readonly address: Address;
  /** What asks for it. */
  readonly route: Route;
  /** Whether it leaves those that it shares the address with, because it is with them that it cannot share. */
  readonly leaves: boolean;
}

/**
 * The requests of an address space for what belongs to somebody else, is reserved for another Service, is not what the
 * plan expects, or goes to another Service that asked before: each once, in the order of sites and clusters. Of two
 * that ask for one address only the one that must leave it is among them.
 */
export const misplacedRequests = once((space: AddressSpace): readonly MisplacedRequest[] => {
  const found = new Found();
  for (const site of space.sites) {
    for (const cluster of site.clusters) {
      for (const { service, interval, route } of claimsOf(cluster)) {
        if (service === undefined || takenParts(site, interval).isEmpty) continue;
        const address = { family: interval.family, value: interval.first };
        found.add({ site, cluster, service, address, route, leaves: false });
      }
      for (const one of unexpected(site, cluster)) found.add(one);
    }
    for (const { cluster, service, asked } of reservationConflicts(site))
      found.add({ site, cluster, service, ...asked, leaves: false });
  }
  for (const site of space.sites) for (const one of contested(site, found)) found.add(one);
  return found.all();
});

function unexpected(site: Site, cluster: Cluster): readonly MisplacedRequest[] {
  return unmetAddresses(cluster).flatMap(({ by, service, expected, route }) => {
    if (by !== 'request' || service === undefined) return [];
    const asked = requestedAddresses(service).find(({ address }) => address.family === expected.value.family);
    return asked === undefined ? [] : { site, cluster, service, address: asked.address, route, leaves: false };
  });
}

/** Those that come later, where the one before them stays and the plan does not promise them the address. */
function contested(site: Site, found: Found): readonly MisplacedRequest[] {
  return site.clusters.flatMap((cluster) =>
    contestedAddresses(cluster).flatMap(({ address, later, earlier, discord }) => {
      const isPromised = promises(site, cluster, later.service).some((one) => sameAddress(one, address));
      if (isPromised || found.has(earlier.service, address)) return [];
      const leaves = discord.why === 'same-port' || discord.why === 'other-backends';
      return { site, cluster, service: later.service, address, route: later.route, leaves };
    }),
  );
}

/** The addresses that the plan expects a Service to have or reserves for it; none where its name is unknown. */
export function promises(site: Site, cluster: Cluster, { namespace, name }: Service): readonly Address[] {
  if (typeof namespace !== 'string' || typeof name !== 'string') return [];
  const expected = (cluster.plan?.expect ?? []).flatMap(({ service: { value }, address }) =>
    value.namespace === namespace && value.name === name && address !== undefined ? address.value : [],
  );
  const own = (reservedFor(site.space).get(`${namespace}/${name}`) ?? []).filter((address) =>
    reservationsOf(site.space, address).some((placed) => isReservedFor(placed, { namespace, name }, cluster)),
  );
  return [...expected, ...own];
}

/** The reserved addresses by the Services they are for, whatever their cluster. */
const reservedFor = once((space: AddressSpace): ReadonlyMap<string, readonly Address[]> => {
  const found = new Map<string, Address[]>();
  const networks = space.sites.flatMap(({ plan }) => plan?.networks ?? []);
  for (const { address, services } of networks.flatMap(({ reservations }) => reservations)) {
    for (const { value } of services) {
      const key = `${value.namespace}/${value.name}`;
      found.set(key, [...(found.get(key) ?? []), address.value]);
    }
  }
  return found;
});

/** Requests by Service and address, each once. */
class Found {
  readonly #byService = new Map<Service, Map<string, MisplacedRequest>>();

  has(service: Service, address: Address): boolean {
    return this.#byService.get(service)?.has(addressKey(address)) === true;
  }

  add(one: MisplacedRequest): void {
    const known = this.#byService.get(one.service) ?? new Map<string, MisplacedRequest>();
    this.#byService.set(one.service, known);
    if (!known.has(addressKey(one.address))) known.set(addressKey(one.address), one);
  }

  all(): readonly MisplacedRequest[] {
    return [...this.#byService.values()].flatMap((ofService) => [...ofService.values()]);
  }
}
