import { parseAddress } from '../address/address.ts';
import { type Interval, intervalOf, sizeOf, wholeFamily } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Service } from '../metallb/service.ts';
import { type Claim, requestedAddresses } from './claims.ts';
import { FreeSpace, type Seeker } from './free-space.ts';
import { knownExtent, serviceRanges } from './networks.ts';
import { once } from './once.ts';
import { isL2 } from './outside.ts';
import type { AddressSpace, Site } from './site.ts';
import { takerOf } from './taken.ts';

/** Whom free space is for: a range may be kept for some pools or clusters. */
export interface Wanted extends Seeker {
  /** Where it has to lie; undefined: anywhere in the service ranges. */
  readonly within?: IntervalSet;
  /** Whether the addresses it has now may be among it; they count as taken otherwise. */
  readonly keeps?: boolean;
}

/** The gaps of a range that are in no pool, owned by nobody else, reserved for nobody, and neither held nor asked for by a Service. */
export function freeIn(site: Site, range: Interval): readonly Interval[] {
  return takenIn(site.space).gaps(range);
}

/** All that is owned or reserved in an address space. */
const ownedIn = once(({ owners }: AddressSpace): IntervalSet => {
  const owned = FAMILIES.flatMap((family) => owners.over(wholeFamily(family)));
  const taken = owned.filter(({ owner }) => owner.kind === 'reservation' || takerOf(owner) !== undefined);
  return IntervalSet.of(taken.map(({ interval }) => interval));
});

const FAMILIES = ['ipv4', 'ipv6'] as const;

/** All of an address space that is not free. */
const takenIn = once((space: AddressSpace): IntervalSet => ownedIn(space).union(claimedIn(space)));

/** All that pools of an address space hold, and that its Services hold or ask for. */
export const claimedIn = once((space: AddressSpace): IntervalSet => {
  const clusters = space.sites.flatMap((site) => site.clusters);
  return IntervalSet.of([
    ...clusters.flatMap((cluster) => cluster.pools.flatMap((pool) => pool.addresses.intervals)),
    ...clusters.flatMap((cluster) => cluster.services.flatMap(addressesOf)),
  ]);
});

/** The addresses that a Service asks for, and those that its manifest says it has been given. */
export function addressesOf(service: Service): readonly Interval[] {
  const asked = requestedAddresses(service).map(({ address }) => intervalOf(address));
  return [...heldAddresses(service), ...asked];
}

/** The addresses that a Service's manifest says it has been given. */
export function heldAddresses({ statusAddresses }: Service): readonly Interval[] {
  return statusAddresses.flatMap((text) => {
    const address = parseAddress(text);
    return address === undefined ? [] : [intervalOf(address)];
  });
}

const freeOf = once((site: Site): FreeSpace => {
  const ranges = site.plan === undefined ? [] : serviceRanges(site.plan);
  return new FreeSpace(ranges.map((range) => ({ range, free: freeIn(site, range.range.value) })));
});

/**
 * Free space where a pool could go: as many addresses as it has now from the start of the first gap that is large
 * enough, else the largest gap; undefined where the plan has no free service space of that family.
 */
export function freeInstead(site: Site, now: Interval, wanted: Wanted): Interval | undefined {
  const own = wanted.keeps === true ? IntervalSet.of(ownedIn(site.space).gaps(now)) : undefined;
  let largest: Interval | undefined;
  for (const { range, free } of freeOf(site).for(wanted)) {
    if (range.range.value.family !== now.family) continue;
    const kept = own?.overlapping(range.range.value) ?? [];
    const gaps = kept.length === 0 ? free : IntervalSet.of([...free, ...kept]).intervals;
    for (const gap of gaps.flatMap((one) => wanted.within?.overlapping(one) ?? [one])) {
      if (sizeOf(gap) >= sizeOf(now)) return { ...gap, last: gap.first + sizeOf(now) - 1n };
      if (largest === undefined || sizeOf(gap) > sizeOf(largest)) largest = gap;
    }
  }
  return largest;
}

/** The free gaps of a family where somebody's addresses could be, in the order of the plan's ranges. */
export function openGaps(site: Site, family: Interval['family'], wanted: Omit<Wanted, 'keeps'>): readonly Interval[] {
  return freeOf(site)
    .for(wanted)
    .filter(({ range }) => range.range.value.family === family)
    .flatMap(({ free }) => free.flatMap((gap) => wanted.within?.overlapping(gap) ?? [gap]));
}

/** Free space for what claims addresses now: its own cluster's and pool's, for an L2 pool in its cluster's networks. */
export function freeFor(site: Site, claim: Claim, keeps: boolean): Interval | undefined {
  const known = spaceOf(site)[keeps ? 'keeping' : 'moving'];
  const found = known.get(claim) ?? { space: freeInstead(site, claim.interval, { ...wantedBy(site, claim), keeps }) };
  known.set(claim, found);
  return found.space;
}

/** What was found for claims, as several rules ask for the same: where they may keep addresses, and where they may not. */
const spaceOf = once((_: Site) => ({ keeping: new WeakMap<Claim, Found>(), moving: new WeakMap<Claim, Found>() }));

interface Found {
  readonly space: Interval | undefined;
}

/** Whom space is for that takes the place of a claim. */
export function wantedBy(site: Site, claim: Claim): Omit<Wanted, 'keeps'> {
  const { cluster, pool } = claim;
  const within = isL2(claim) ? knownExtent(site, cluster) : undefined;
  return {
    ...(pool !== undefined && !(pool.name instanceof Unknown) && { pool: pool.name }),
    ...(cluster.name !== undefined && { cluster: cluster.name }),
    ...(within !== undefined && { within }),
  };
}
