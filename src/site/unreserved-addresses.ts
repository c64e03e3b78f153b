import { formatAddress } from '../address/address.ts';
import { intervalOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import type { Located } from '../text/source.ts';
import { type RequestedAddress, requestedAddresses } from './claims.ts';
import { contestedAddresses } from './contested-addresses.ts';
import { unmetAddresses } from './expectations.ts';
import { familyMismatches } from './family-mismatches.ts';
import { extentOf, prefixText } from './networks.ts';
import { once } from './once.ts';
import { refusedRequests } from './refused-requests.ts';
import { reservationsOf } from './reservations.ts';
import type { AddressSpace, Site } from './site.ts';
import { takenParts } from './taken.ts';

/** A network or a routed range in which the plan reserves addresses. */
interface KeptSpace {
  readonly label: string;
  readonly addresses: IntervalSet;
}

/** A Service that asks for an address which the plan reserves for nobody, though it reserves others beside it. */
export interface UnreservedAddress {
  readonly cluster: Cluster;
  readonly service: Service;
  readonly asked: RequestedAddress;
  /** Where it lies, as in `network "lan"`. */
  readonly where: string;
}

/**
 * The addresses that a site's LoadBalancer Services ask for and that the plan reserves for nobody, in the networks and
 * routed ranges of the address space that have a reservation. Without what the plan expects the Service to have, what it
 * gives to somebody else, and requests that are wrong already.
 */
export function unreservedAddresses(site: Site): readonly UnreservedAddress[] {
  const { space, all } = keptSpaces(site.space);
  if (space.length === 0) return [];
  return site.clusters.flatMap((cluster) => {
    const wrong = wrongRequests(cluster);
    const expected = new Set(
      (cluster.plan?.expect ?? []).flatMap(({ service: { value }, address }) =>
        address === undefined ? [] : `${value.namespace}/${value.name} ${formatAddress(address.value)}`,
      ),
    );
    return cluster.services.flatMap((service) => {
      const { namespace, name, type } = service;
      if (
        wrong.has(service) ||
        type !== 'LoadBalancer' ||
        typeof namespace !== 'string' ||
        typeof name !== 'string' ||
        name === ''
      )
        return [];
      return requestedAddresses(service).flatMap((asked) => {
        const { address } = asked;
        if (!all.has(address) || reservationsOf(site.space, address).length > 0) return [];
        if (expected.has(`${namespace}/${name} ${formatAddress(address)}`)) return [];
        if (!takenParts(site, intervalOf(address)).isEmpty) return [];
        const where = space.find(({ addresses }) => addresses.has(address))?.label ?? '';
        return { cluster, service, asked, where };
      });
    });
  });
}

/** The Services whose request fails, or is not what the plan expects: what they ask for is not to be reserved. */
function wrongRequests(cluster: Cluster): ReadonlySet<Service | undefined> {
  return new Set([
    ...refusedRequests(cluster).map(({ service }) => service),
    ...familyMismatches(cluster).map(({ service }) => service),
    ...contestedAddresses(cluster).flatMap(({ later, earlier }) => [later.service, earlier.service]),
    ...unmetAddresses(cluster).map(({ service }) => service),
  ]);
}

const keptSpaces = once((space: AddressSpace) => {
  const plans = space.sites.flatMap(({ plan }) => plan ?? []);
  const networks = plans.flatMap((plan) => plan.networks);
  const reserved = IntervalSet.of(
    networks.flatMap(({ reservations }) => reservations.map(({ address }) => intervalOf(address.value))),
  );
  const routed = plans
    .flatMap((plan) => plan.routed)
    .filter(({ range }) => reserved.overlapping(range.value).length > 0);
  const kept: readonly KeptSpace[] = [
    ...networks
      .filter(({ reservations }) => reservations.length > 0)
      .map((network) => ({ label: `network "${network.name.value}"`, addresses: extentOf(network) })),
    ...routed.map(({ range }) => ({ label: routedLabel(range), addresses: IntervalSet.of([range.value]) })),
  ];
  return { space: kept, all: IntervalSet.of(kept.flatMap(({ addresses }) => addresses.intervals)) };
});

function routedLabel({ value }: Located<Parameters<typeof prefixText>[0]>): string {
  return `routed range ${prefixText(value)}`;
}
