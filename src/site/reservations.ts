import { type Address, formatAddress } from '../address/address.ts';
import { intervalOf } from '../address/interval.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { ReservationPlan, ServiceName, SitePlan } from '../plan/plan.ts';
import { append } from '../text/group-by.ts';
import { compareSpans } from './clashes.ts';
import type { Contradiction } from './contradiction.ts';
import { serviceRanges } from './networks.ts';
import { once } from './once.ts';
import { rangeLabel, reservedFor } from './owners.ts';
import type { AddressSpace, Owner, Site } from './site.ts';

/** A reservation and the site that makes it. */
export interface PlacedReservation {
  readonly reservation: ReservationPlan;
  readonly site: Site;
}

const byAddress = once((space: AddressSpace): ReadonlyMap<string, readonly PlacedReservation[]> => {
  const found = new Map<string, PlacedReservation[]>();
  for (const site of space.sites) {
    for (const reservation of (site.plan?.networks ?? []).flatMap((network) => network.reservations)) {
      const address = formatAddress(reservation.address.value);
      append(found, address, { reservation, site });
    }
  }
  return found;
});

/** Who reserves an address in an address space. */
export function reservationsOf(space: AddressSpace, address: Address): readonly PlacedReservation[] {
  return byAddress(space).get(formatAddress(address)) ?? [];
}

/**
 * Whether a reservation is for a Service of a cluster: of the cluster that it names (in its own site, if there is one
 * of that name), else of any of its site.
 */
export function isReservedFor(placed: PlacedReservation, service: ServiceName, cluster: Cluster): boolean {
  const { reservation, site } = placed;
  const names = reservation.services.some(
    ({ value }) => value.namespace === service.namespace && value.name === service.name,
  );
  if (!names) return false;
  const own = site.clusters.includes(cluster);
  const wanted = reservation.cluster?.value;
  if (wanted === undefined) return own;
  return cluster.name === wanted && (own || site.clusters.every(({ name }) => name !== wanted));
}

/** The reservations of a site that no Service can or should have: of other owners' addresses, or beside service space. */
export function misplacedReservations(site: Site): readonly Contradiction[] {
  const { plan, space } = site;
  if (plan === undefined) return [];
  const speaksOfAbsence = plan.complete && serviceRanges(plan).length > 0;
  return plan.networks.flatMap((network) =>
    network.reservations.flatMap((reservation) => {
      const address = reservation.address.value;
      const owner = space.owners.over(intervalOf(address))[0]?.owner;
      if (owner?.kind === 'gateway' || owner?.kind === 'node') return misplaced(plan, reservation, owner);
      const range = space.owners.rangeAt(address);
      if (range?.role === 'service' || (range === undefined && !speaksOfAbsence)) return [];
      return misplaced(
        plan,
        reservation,
        range && {
          label: rangeLabel(range),
          at: range.range.at,
          interval: range.range.value,
        },
      );
    }),
  );
}

function misplaced(
  plan: SitePlan,
  reservation: ReservationPlan,
  owner: Pick<Owner, 'label' | 'at' | 'interval'> | undefined,
): Contradiction {
  const address = formatAddress(reservation.address.value);
  const where = owner === undefined ? ', outside every service range' : ` and belongs to ${owner.label}`;
  return {
    site: plan.name.value,
    at: reservation.address.at,
    message: `${address} is reserved for ${reservedFor(reservation)}${where}`,
    help:
      owner === undefined
        ? `Reserve an address of a service range, or make ${address} part of one.`
        : 'Reserve an address of a service range.',
    related: owner === undefined ? [] : [{ message: 'the owner', at: owner.at }],
    addresses: [intervalOf(reservation.address.value)],
    other: owner?.interval,
  };
}

/** Addresses that are reserved twice, for different Services. */
export function clashingReservations(space: AddressSpace): readonly Contradiction[] {
  return [...byAddress(space).values()].flatMap((placed) => {
    if (placed.length < 2) return [];
    const [first, ...others] = placed.toSorted((a, b) => compareSpans(placeOf(a), placeOf(b)));
    return first === undefined ? [] : others.flatMap((other) => (isSame(first, other) ? [] : clash(other, first)));
  });
}

function placeOf({ reservation }: PlacedReservation) {
  return reservation.address.at;
}

/** Whether two reservations are for the same Services: of the same names, and not of two clusters. */
function isSame(a: PlacedReservation, b: PlacedReservation): boolean {
  const names = (placed: PlacedReservation) => [...new Set(reservedFor(placed.reservation).split(', '))].sort().join();
  const clusters = [a, b].map(({ reservation, site }) => reservation.cluster?.value ?? `any of ${site.name}`);
  return names(a) === names(b) && clusters[0] === clusters[1];
}

function clash(later: PlacedReservation, earlier: PlacedReservation): Contradiction {
  const address = formatAddress(later.reservation.address.value);
  return {
    site: later.site.name ?? '',
    at: placeOf(later),
    message: `${address} is reserved for ${reservedFor(later.reservation)}, and for ${reservedFor(earlier.reservation)}`,
    help: 'Reserve another address, or make one reservation with all of its `services` if they share the address.',
    related: [{ message: 'the other reservation', at: placeOf(earlier) }],
    addresses: [intervalOf(later.reservation.address.value)],
    other: intervalOf(earlier.reservation.address.value),
  };
}
