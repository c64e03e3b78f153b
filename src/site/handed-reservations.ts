import { type Address, formatAddress } from '../address/address.ts';
import { type Interval, intervalOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import { lucksOf, predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { type Service, serviceLabel } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { groupBy } from '../text/group-by.ts';
import { isForetold } from './foretold.ts';
import { once } from './once.ts';
import { isReservedFor, type PlacedReservation, reservationsOf } from './reservations.ts';
import { apart, seekersOf } from './seekers.ts';
import type { AddressSpace, Site } from './site.ts';

/** A reserved address that MetalLB hands to a Service which does not ask for it, and which it is not reserved for. */
export interface HandedReservation {
  readonly address: Address;
  readonly reservations: readonly [PlacedReservation, ...PlacedReservation[]];
  /** One that gets it: whom the prediction gives it, else the first that may get it. */
  readonly service: Service;
  /** How many others may get it. */
  readonly others: number;
  /** Whether one of them gets it whatever the order; otherwise only in some orders. */
  readonly always: boolean;
  /** Whether it is that very Service in every order. */
  readonly surely: boolean;
}

/** The reserved addresses that a cluster hands out by itself, in the order of addresses; none that only an unknown Service may get. */
export function handedReservations(site: Site, cluster: Cluster): readonly HandedReservation[] {
  const reserved = reservedIn(site.space);
  if (reserved.isEmpty || !isForetold(cluster)) return [];
  const takers = takersOf(cluster, reserved);
  return reserved.intervals.flatMap(each).flatMap((address) => {
    const [first, ...others] = reservationsOf(site.space, address);
    const found = takers.get(formatAddress(address));
    if (first === undefined || found === undefined) return [];
    const reservations = [first, ...others] as const;
    const isOwn = (service: Service) => reservations.some((placed) => isFor(placed, service, cluster));
    const own = found.parties.reduce((sum, party) => sum + countOwn(party, reservations, isOwn), 0);
    const strangers = found.given.filter(({ service }) => !isOwn(service));
    const sure = strangers.find(({ surely }) => surely);
    const service = (sure ?? strangers[0])?.service ?? firstOf(found.parties, isOwn);
    if (service === undefined || (sure === undefined && predictionOf(cluster).undecided.length > 0)) return [];
    const surely = sure !== undefined;
    const isFree = own === 0 && !isAskedFor(cluster, address);
    const always = surely || (isFree && isReached(cluster, address));
    const count = found.parties.reduce((sum, { members }) => sum + members.length, 0) - own;
    return [{ address, reservations, service, others: surely ? 0 : count - 1, always, surely }];
  });
}

/** How many of a party an address is reserved for: they are found by their names. */
function countOwn(
  { byName }: Party,
  reservations: readonly PlacedReservation[],
  isOwn: (one: Service) => boolean,
): number {
  const named = reservations.flatMap(({ reservation }) => reservation.services.map(({ value }) => value));
  const names = new Set(named.map(({ namespace, name }) => `${namespace}/${name}`));
  return [...names].flatMap((name) => byName.get(name) ?? []).filter(isOwn).length;
}

/** The first of all in the order of the prediction that an address is not reserved for. */
function firstOf(parties: readonly Party[], isOwn: (one: Service) => boolean): Service | undefined {
  const firsts = parties.flatMap(({ members }) => members.find(({ service }) => !isOwn(service)) ?? []);
  return firsts.sort((a, b) => a.place - b.place)[0]?.service;
}

/** A pool's reserved addresses are looked at one by one, so many of a run at most. */
const MOST_OF_A_RUN = 1000n;

function each({ family, first, last }: Interval): readonly Address[] {
  const length = last - first + 1n < MOST_OF_A_RUN ? last - first + 1n : MOST_OF_A_RUN;
  return Array.from({ length: Number(length) }, (_, index) => ({ family, value: first + BigInt(index) }));
}

const reservedIn = once((space: AddressSpace): IntervalSet => {
  const networks = space.sites.flatMap(({ plan }) => plan?.networks ?? []);
  return IntervalSet.of(
    networks.flatMap(({ reservations }) => reservations.map(({ address }) => intervalOf(address.value))),
  );
});

function isFor(placed: PlacedReservation, { namespace, name }: Service, cluster: Cluster): boolean {
  return (
    typeof namespace === 'string' && typeof name === 'string' && isReservedFor(placed, { namespace, name }, cluster)
  );
}

/** A Service that may get addresses, and its place in the prediction. */
interface Member {
  readonly service: Service;
  readonly place: number;
}

/** Services that may get the same addresses, in the order of the prediction. */
interface Party {
  readonly members: readonly Member[];
  readonly byName: ReadonlyMap<string, readonly Service[]>;
}

/** Who may get an address without asking for it. */
interface Takers {
  readonly parties: Party[];
  /** Whom the prediction gives it, and whether that is so in every order. */
  readonly given: { readonly service: Service; readonly surely: boolean }[];
}

/** Who may get each reserved address; thousands of Services that may get the same thousand are one party. */
function takersOf(cluster: Cluster, reserved: IntervalSet): ReadonlyMap<string, Takers> {
  const { waiting, kept, results } = predictionOf(cluster);
  const lucks = lucksOf(cluster);
  const takers = new Map<string, Takers>();
  const at = (address: Address): Takers => {
    const text = formatAddress(address);
    const known = takers.get(text) ?? { parties: [], given: [] };
    takers.set(text, known);
    return known;
  };
  for (const { demand } of kept) {
    if (demand.wish.by === 'request') continue;
    for (const address of demand.held.filter((one) => reserved.has(one))) {
      at(address).parties.push(partyOf([{ service: demand.service, place: -1 }]));
      at(address).given.push({ service: demand.service, surely: true });
    }
  }
  const seeking = waiting.map(({ service, wish }, place) => ({ service, place, isAsking: wish.by === 'request' }));
  for (const [luck, members] of groupBy(seeking, (one) => (one.isAsking ? undefined : lucks.get(one.service)))) {
    const party = partyOf(members);
    for (const address of luck.candidates.intersect(reserved).intervals.flatMap(each)) at(address).parties.push(party);
  }
  for (const { service, isAsking } of seeking) {
    const [luck, result] = [lucks.get(service), results.get(service)];
    if (isAsking || luck === undefined || result?.status !== 'assigned') continue;
    for (const address of result.addresses) {
      if (luck.candidates.has(address))
        takers.get(formatAddress(address))?.given.push({ service, surely: !luck.orderDependent });
    }
  }
  return takers;
}

function partyOf(members: readonly Member[]): Party {
  const services = members.map(({ service }) => service);
  return { members, byName: groupBy(services, serviceLabel) };
}

function isAskedFor(cluster: Cluster, address: Address): boolean {
  return askedFor(cluster).has(formatAddress(address));
}

const askedFor = onceAlike((cluster: Cluster): ReadonlySet<string> => {
  const { waiting, kept } = predictionOf(cluster);
  const wishes = [...waiting, ...kept.map(({ demand }) => demand)].map(({ wish }) => wish);
  return new Set(
    wishes.flatMap((wish) => (wish.by !== 'request' || 'fault' in wish ? [] : wish.addresses.map(formatAddress))),
  );
});

/**
 * Whether somebody gets an address of a pool in every order: more Services take the first free address of that pool
 * alone, and never share, than it has free addresses before this one.
 */
function isReached(cluster: Cluster, address: Address): boolean {
  const { scene, kept } = predictionOf(cluster);
  const run = scene.index.runOf(address);
  if (run === undefined) return false;
  const held = IntervalSet.of(kept.flatMap(({ demand }) => demand.held.map(intervalOf)));
  let before = 0n;
  for (const { interval } of scene.index.runsOf(run.rules, address.family)) {
    const isLast = interval === run.interval;
    const part = isLast ? { ...interval, last: address.value } : interval;
    for (const gap of held.gaps(part)) before += gap.last - gap.first + 1n;
    if (isLast) break;
  }
  return soleTakers(cluster, run.rules, address) >= before;
}

function soleTakers(cluster: Cluster, rules: PoolRules, { family }: Address): bigint {
  const seekers = apart(seekersOf(cluster, family), predictionOf(cluster));
  const sole = seekers.filter(({ pools, asked }) => asked === undefined && pools.length === 1 && pools[0] === rules);
  return BigInt(sole.length);
}
