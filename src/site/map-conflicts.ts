import { formatAddress } from '../address/address.ts';
import { compareIntervals, formatInterval, type Interval, intervalOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { serviceLabel } from '../metallb/service.ts';
import { type Claim, claimsOf, poolClaims } from './claims.ts';
import { contestedAddresses } from './contested-addresses.ts';
import { type Contradiction, few } from './contradiction.ts';
import { foremost } from './foremost.ts';
import { handedReservations } from './handed-reservations.ts';
import { overlappingNetworks } from './network-faults.ts';
import { once } from './once.ts';
import { reservedFor } from './owners.ts';
import { poolOverlaps } from './pool-overlaps.ts';
import { hostsInServiceRanges, overlappingRanges, strayRanges } from './range-faults.ts';
import { reservationConflicts } from './reservation-conflicts.ts';
import { clashingReservations, misplacedReservations } from './reservations.ts';
import { sharedClaims } from './shared-claims.ts';
import type { AddressSpace, Owner, Site } from './site.ts';
import { takerOf } from './taken.ts';

/** Addresses that two claim and only one may have. */
export interface Conflict {
  /** At least one. */
  readonly intervals: readonly Interval[];
  readonly message: string;
  /** False where networks overlap, which says nothing of the single address. */
  readonly marks: boolean;
}

/** What is wrong in an address space with who has which address, by address. */
export const conflictsIn = once((space: AddressSpace): readonly Conflict[] => {
  const clusters = space.sites.flatMap((site) => site.clusters.map((cluster) => ({ site, cluster })));
  const planned = space.sites.flatMap(({ plan }) => plan ?? []);
  const found: readonly Conflict[] = [
    ...takenAddresses(space),
    ...clusters.flatMap(({ cluster }) => overlapsOf(cluster)),
    ...sharedClaims(space).map(({ later, earlier: [{ claim }], intervals }) => ({
      intervals,
      message: `${named(later.claim)} and ${uncapital(named(claim))} both hand out ${listed(intervals)}`,
      marks: true,
    })),
    ...clusters.flatMap(({ cluster }) => insideOf(cluster)),
    ...clusters.flatMap(({ cluster }) => contestsOf(cluster)),
    ...space.sites.flatMap((site) => promisesBroken(site)),
    ...[
      ...overlappingRanges(space),
      ...hostsInServiceRanges(space),
      ...clashingReservations(space),
      ...planned.flatMap(strayRanges),
      ...space.sites.flatMap(misplacedReservations),
    ].map((one) => contradiction(one, true)),
    ...overlappingNetworks(space).map((one) => contradiction(one, false)),
  ];
  return found.filter(({ intervals }) => intervals.length > 0).toSorted(compareConflicts);
});

function compareConflicts(a: Conflict, b: Conflict): number {
  const [mine, theirs] = [a.intervals[0], b.intervals[0]];
  return mine === undefined || theirs === undefined ? 0 : compareIntervals(mine, theirs);
}

function contradiction({ addresses, message }: Contradiction, marks: boolean): Conflict {
  return { intervals: addresses, message, marks };
}

/** Pools and Services on what gateways, nodes, leases and others have: one for each pool or Service and owner. */
function takenAddresses({ sites, owners }: AddressSpace): readonly Conflict[] {
  return sites.flatMap(({ clusters }) =>
    clusters.flatMap((cluster) => {
      const found = new Map<string, { readonly claim: Claim; readonly owner: Owner; readonly intervals: Interval[] }>();
      for (const { interval, of: claim } of foremost(claimsOf(cluster), () => 0)) {
        for (const { interval: shared, owner } of owners.over(interval)) {
          if (takerOf(owner) === undefined) continue;
          const key = `${claim.label}\n${owner.label}`;
          const known = found.get(key) ?? { claim, owner, intervals: [] };
          found.set(key, known);
          known.intervals.push(shared);
        }
      }
      return [...found.values()].map(({ claim, owner, intervals }) => {
        const takes = claim.pool === undefined ? 'asks for' : 'hands out';
        return {
          intervals,
          message: `${named(claim)} ${takes} ${listed(intervals)}, which ${hasWords(owner)}`,
          marks: true,
        };
      });
    }),
  );
}

function hasWords(owner: Owner): string {
  if (owner.kind === 'gateway') return `is ${owner.label}`;
  if (owner.kind === 'node') return `is an address of ${owner.label}`;
  return owner.range?.role === 'dhcp' ? `${owner.label} also leases` : `belongs to ${owner.label}`;
}

function overlapsOf(cluster: Cluster): readonly Conflict[] {
  return poolOverlaps(cluster).map(({ later, earlier }) => {
    const intervals = IntervalSet.of(earlier.map(({ shared }) => shared)).intervals;
    const names = [...new Set([later, ...earlier].map(({ pool }) => `"${nameOf(pool.name)}"`))].sort();
    const [only = ''] = names;
    const message =
      names.length === 1
        ? `Pool ${only} lists ${listed(intervals)} twice`
        : `Pools ${names.slice(0, 3).join(' and ')} both hand out ${listed(intervals)}`;
    return { intervals, message, marks: true };
  });
}

/** Pools in the networks inside their own cluster. */
function insideOf(cluster: Cluster): readonly Conflict[] {
  const { podCIDRs = [], serviceCIDRs = [] } = cluster.plan ?? {};
  const inside = IntervalSet.of([...podCIDRs, ...serviceCIDRs].map(({ value }) => value));
  return poolClaims(cluster).flatMap((claim) => {
    const intervals = inside.overlapping(claim.interval);
    const message = `${named(claim)} hands out ${listed(intervals)}, which are of the pods or Services inside the cluster`;
    return intervals.length === 0 ? [] : [{ intervals, message, marks: true }];
  });
}

function contestsOf(cluster: Cluster): readonly Conflict[] {
  return contestedAddresses(cluster).map(({ address, later, earlier }) => {
    const names = [earlier, later].map(({ service }) => `"${serviceLabel(service)}"`);
    const message = `Services ${names.join(' and ')} both claim ${formatAddress(address)} and cannot share it`;
    return { intervals: [intervalOf(address)], message, marks: true };
  });
}

function promisesBroken(site: Site): readonly Conflict[] {
  const asked = reservationConflicts(site).map(({ service, asked: { address }, reservations: [{ reservation }] }) => ({
    intervals: [intervalOf(address)],
    message: `Service "${serviceLabel(service)}" asks for ${formatAddress(address)}, which is reserved for ${reservedFor(reservation)}`,
    marks: true,
  }));
  const handed = site.clusters
    .flatMap((cluster) => handedReservations(site, cluster))
    .map(({ address, service, surely, reservations: [{ reservation }] }) => ({
      intervals: [intervalOf(address)],
      message: `Service "${serviceLabel(service)}" ${surely ? 'gets' : 'may get'} ${formatAddress(address)}, which is reserved for ${reservedFor(reservation)}`,
      marks: true,
    }));
  return [...asked, ...handed];
}

/** `Pool "apps" of cluster "prod"`. */
function named({ label, cluster }: Claim): string {
  return cluster.name === undefined ? label : `${label} of cluster "${cluster.name}"`;
}

function uncapital(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function listed(intervals: readonly Interval[]): string {
  return few(intervals.map(formatInterval));
}

function nameOf(name: string | { readonly text: string }): string {
  return typeof name === 'string' ? name : name.text;
}
