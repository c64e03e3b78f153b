import type { Address } from '../address/address.ts';
import type { Interval } from '../address/interval.ts';
import { formatInterval, intervalOf, sizeOf } from '../address/interval.ts';
import type { RangePlan, ReservationPlan, Role, SitePlan } from '../plan/plan.ts';
import { compareBigints } from '../text/compare.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { foremost } from './foremost.ts';
import type { Owned, Owner, OwnerKind, Owners } from './site.ts';

/** How the plan's roles are named in messages. */
const ROLE_NAMES: Readonly<Record<Role, string>> = {
  dhcp: 'DHCP range',
  node: 'node range',
  appliance: 'appliance range',
  service: 'service range',
  reserved: 'reserved range',
};

/** Everything that the plans of an address space say of who owns what. */
export function ownersOf(sites: readonly SitePlan[]): Owners {
  const ranges = sites.flatMap(rangeOwners);
  const rangesByAddress = owned(ranges);
  const rangeAt = (address: Address) => overlapping(rangesByAddress, intervalOf(address))[0]?.owner.range;
  const all = [
    ...sites.flatMap(gatewayOwners),
    ...sites.flatMap(nodeOwners),
    ...sites.flatMap((site) => reservationOwners(site, rangeAt)),
    ...ranges,
  ];
  const byAddress = owned(all);
  return { all, over: (interval) => overlapping(byAddress, interval), rangeAt };
}

/** Who is foremost where: of two of a kind the narrower, of two ranges as wide the one written first. */
function owned(all: readonly Owner[]): readonly Owned[] {
  return foremost(all, compareOwners).map(({ interval, of }) => ({ interval, owner: of }));
}

/** A range as messages name it: its name, purpose or owner, else its addresses. */
export function rangeLabel(range: RangePlan): string {
  return `${ROLE_NAMES[range.role]} "${range.name ?? range.purpose ?? range.owner ?? formatInterval(range.range.value)}"`;
}

function gatewayOwners(site: SitePlan): readonly Owner[] {
  return site.networks.flatMap((network) =>
    network.gateways.map((gateway) => ({
      ...blank('gateway', site),
      interval: intervalOf(gateway.value),
      label: `the gateway of network "${network.name.value}"`,
      at: gateway.at,
    })),
  );
}

function rangeOwners(site: SitePlan): readonly Owner[] {
  return [...site.networks.flatMap((network) => network.ranges), ...site.routed].map((range) => ({
    ...blank('range', site),
    interval: range.range.value,
    label: rangeLabel(range),
    at: range.range.at,
    range,
  }));
}

function reservationOwners(site: SitePlan, rangeAt: (address: Address) => RangePlan | undefined): readonly Owner[] {
  return site.networks.flatMap((network) =>
    network.reservations.map((reservation) => ({
      ...blank('reservation', site),
      interval: intervalOf(reservation.address.value),
      label: `the reservation for ${reservedFor(reservation)}`,
      at: reservation.address.at,
      range: rangeAt(reservation.address.value),
      reservation,
    })),
  );
}

/** The Services of a reservation for messages, as in `"shop/till"`. */
export function reservedFor(reservation: ReservationPlan): string {
  return reservation.services.map(({ value }) => `"${value.namespace}/${value.name}"`).join(', ');
}

function nodeOwners(site: SitePlan): readonly Owner[] {
  return site.clusters.flatMap((cluster) =>
    cluster.nodes.flatMap((node) =>
      node.addresses.map((address) => ({
        ...blank('node', site),
        interval: intervalOf(address.value),
        label: `node "${node.name.value}"`,
        at: address.at,
        cluster: cluster.name.value,
      })),
    ),
  );
}

function blank(kind: OwnerKind, site: SitePlan) {
  return { kind, site: site.name.value, range: undefined, reservation: undefined, cluster: undefined };
}

const STRENGTH: Readonly<Record<OwnerKind, number>> = { gateway: 0, node: 1, reservation: 2, range: 3 };

/** Of two owners of one address the gateway, the node, the reservation goes first; of two ranges the narrower one. */
function compareOwners(a: Owner, b: Owner): number {
  if (a.kind !== b.kind) return STRENGTH[a.kind] - STRENGTH[b.kind];
  return compareBigints(sizeOf(a.interval), sizeOf(b.interval));
}

/** The pieces of sorted disjoint segments that lie in an interval. */
function overlapping(owned: readonly Owned[], interval: Interval): readonly Owned[] {
  const found: Owned[] = [];
  const start = partitionPoint(owned, (piece) => endsBefore(piece.interval, interval));
  for (let index = start; index < owned.length; index++) {
    const piece = owned[index];
    if (piece === undefined || endsBefore(interval, piece.interval)) break;
    const first = piece.interval.first > interval.first ? piece.interval.first : interval.first;
    const last = piece.interval.last < interval.last ? piece.interval.last : interval.last;
    found.push({ owner: piece.owner, interval: { family: interval.family, first, last } });
  }
  return found;
}

function endsBefore(a: Interval, b: Interval): boolean {
  return a.family === b.family ? a.last < b.first : a.family === 'ipv4';
}
