import type { Interval } from '../address/interval.ts';
import { formatInterval, intervalOf } from '../address/interval.ts';
import { type Segment, segments } from '../address/sweep.ts';
import type { NetworkPlan, RangePlan, ReservationPlan, Role, SitePlan } from '../plan/plan.ts';
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
  const all = sites.flatMap((site) => [
    ...site.networks.flatMap((network) => networkOwners(network, site)),
    ...site.routed.map((range) => rangeOwner(range, site)),
    ...nodeOwners(site),
  ]);
  const owned = foremostSegments(all);
  return { all, over: (interval) => overlapping(owned, interval) };
}

/** A range as messages name it: its name, purpose or owner, else its addresses. */
export function rangeLabel(range: RangePlan): string {
  return `${ROLE_NAMES[range.role]} "${range.name ?? range.purpose ?? range.owner ?? formatInterval(range.range.value)}"`;
}

function networkOwners(network: NetworkPlan, site: SitePlan): readonly Owner[] {
  const gateways = network.gateways.map((gateway) => ({
    ...blank('gateway', site),
    interval: intervalOf(gateway.value),
    label: `the gateway of network "${network.name.value}"`,
    at: gateway.at,
  }));
  const ranges = network.ranges.map((range) => rangeOwner(range, site));
  return [...gateways, ...ranges, ...network.reservations.map((reservation) => reservationOwner(reservation, site))];
}

function rangeOwner(range: RangePlan, site: SitePlan): Owner {
  return {
    ...blank('range', site),
    interval: range.range.value,
    label: rangeLabel(range),
    at: range.range.at,
    range,
  };
}

function reservationOwner(reservation: ReservationPlan, site: SitePlan): Owner {
  const services = reservation.services.map(({ value }) => `${value.namespace}/${value.name}`).join(', ');
  return {
    ...blank('reservation', site),
    interval: intervalOf(reservation.address.value),
    label: `the reservation for "${services}"`,
    at: reservation.address.at,
    reservation,
  };
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
  const width = a.interval.last - a.interval.first - (b.interval.last - b.interval.first);
  return width < 0n ? -1 : width > 0n ? 1 : 0;
}

function foremostSegments(all: readonly Owner[]): readonly Owned[] {
  const owned: Owned[] = [];
  for (const segment of segments(all.map((owner) => ({ interval: owner.interval, of: owner })))) {
    const owner = foremost(segment);
    const before = owned.at(-1);
    if (before?.owner === owner && before.interval.last + 1n === segment.interval.first) {
      owned[owned.length - 1] = { owner, interval: { ...before.interval, last: segment.interval.last } };
    } else owned.push({ owner, interval: segment.interval });
  }
  return owned;
}

function foremost(segment: Segment<Owner>): Owner {
  return segment.of.reduce((best, owner) => (compareOwners(owner, best) < 0 ? owner : best));
}

/** The pieces of sorted disjoint segments that lie in an interval. */
function overlapping(owned: readonly Owned[], interval: Interval): readonly Owned[] {
  let low = 0;
  let high = owned.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = owned[middle];
    if (piece !== undefined && endsBefore(piece.interval, interval)) low = middle + 1;
    else high = middle;
  }
  const found: Owned[] = [];
  for (let index = low; index < owned.length; index++) {
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
