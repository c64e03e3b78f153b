import { type Address, formatAddress } from '../address/address.ts';
import { type Interval, intervalOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import { lucksOf, predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { append } from '../text/group-by.ts';
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
    if (first === undefined) return [];
    const reservations = [first, ...others] as const;
    const strangers = (takers.get(formatAddress(address)) ?? []).filter(
      ({ service }) => !reservations.some((placed) => isFor(placed, service, cluster)),
    );
    const sure = strangers.find(({ surely }) => surely);
    const chosen = sure ?? strangers.find(({ predicted }) => predicted) ?? strangers[0];
    if (chosen === undefined || (sure === undefined && predictionOf(cluster).undecided.length > 0)) return [];
    const { service } = chosen;
    const surely = sure !== undefined;
    const isFree = strangers.length === takers.get(formatAddress(address))?.length && !isAskedFor(cluster, address);
    const always = surely || (isFree && isReached(cluster, address));
    return [{ address, reservations, service, others: surely ? 0 : strangers.length - 1, always, surely }];
  });
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

interface Taker {
  readonly service: Service;
  readonly predicted: boolean;
  /** Whether it gets the address in every order. */
  readonly surely: boolean;
}

/** Who may get each reserved address without asking for it, in the order of the prediction. */
function takersOf(cluster: Cluster, reserved: IntervalSet): ReadonlyMap<string, readonly Taker[]> {
  const { waiting, kept, results } = predictionOf(cluster);
  const lucks = lucksOf(cluster);
  const takers = new Map<string, Taker[]>();
  const add = (address: Address, taker: Taker) => append(takers, formatAddress(address), taker);
  for (const { demand } of kept) {
    if (demand.wish.by === 'request') continue;
    for (const address of demand.held) {
      if (reserved.has(address)) add(address, { service: demand.service, predicted: true, surely: true });
    }
  }
  const within = new Map<object, readonly Address[]>();
  for (const { service, wish } of waiting) {
    const luck = lucks.get(service);
    if (wish.by === 'request' || luck === undefined) continue;
    const found = within.get(luck) ?? luck.candidates.intersect(reserved).intervals.flatMap(each);
    within.set(luck, found);
    const result = results.get(service);
    const given = result?.status === 'assigned' ? result.addresses.map(formatAddress) : [];
    for (const address of found) {
      const predicted = given.includes(formatAddress(address));
      add(address, { service, predicted, surely: predicted && !luck.orderDependent });
    }
  }
  return takers;
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
