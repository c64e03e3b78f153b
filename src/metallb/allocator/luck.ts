import { intervalOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import type { Service } from '../service.ts';
import { boundsOfAsker, boundsOfTaker, type Field } from './bounds.ts';
import { contestsOf } from './contests.ts';
import type { Scene } from './decide.ts';
import { addressKey, explore, type Fate } from './explore.ts';
import { type Kind, kindsOf } from './kinds.ts';
import type { Kept, Prediction } from './predict.ts';
import { setOf } from './reach.ts';
import { Rivals } from './rivals.ts';
import type { Tenancy } from './tenancy.ts';

/** What can happen to a Service over all orders of Services and pools: nothing outside of this ever does. */
export interface Luck {
  /** Every address that it may get. */
  readonly candidates: IntervalSet;
  readonly mayStayPending: boolean;
  /** Whether another order could give it another result. */
  readonly orderDependent: boolean;
}

/**
 * What can happen to every Service that holds nothing, over all orders. Where few enough situations can arise among the
 * Services that compete with each other, it is exact; otherwise bounds.
 */
export function luckOf(prediction: Prediction): ReadonlyMap<Service, Luck> {
  const { scene, waiting, kept, undecided } = prediction;
  const kinds = kindsOf(waiting);
  const fixed = tenanciesOf(kept, scene);
  const fixedSet = setOf([...fixed.values()].map(({ address }) => address));
  const field: Field = {
    scene,
    rivals: new Rivals(kinds, scene, fixedSet, undecided),
    askers: askersOf(kinds),
    fixed,
    unknown: undecided,
  };
  const luck = new Map<Service, Luck>();
  let budget = MOST_SITUATIONS;
  for (const group of contestsOf(kinds, scene)) {
    const search = undecided > 0 ? undefined : explore(group, scene, fixed, Math.min(budget, MOST_OF_A_GROUP));
    budget -= search?.situations ?? 0;
    for (const kind of group) {
      const fate = search?.fates?.get(kind);
      const one = fate === undefined ? boundsOf(kind, field) : luckOfFate(fate);
      for (const { service } of kind.members) luck.set(service, one);
    }
  }
  return luck;
}

/** How many situations are looked at altogether, and how many of one group of rivals. */
const MOST_SITUATIONS = 20_000;
const MOST_OF_A_GROUP = 4_000;

function askersOf(kinds: readonly Kind[]): ReadonlyMap<string, readonly Kind[]> {
  const askers = new Map<string, Kind[]>();
  for (const kind of kinds) {
    const { wish } = kind.demand;
    for (const address of wish.by === 'request' && !('fault' in wish) ? wish.addresses : []) {
      const list = askers.get(addressKey(address));
      if (list === undefined) askers.set(addressKey(address), [kind]);
      else list.push(kind);
    }
  }
  return askers;
}

function boundsOf(kind: Kind, field: Field): Luck {
  return kind.demand.wish.by === 'request' ? boundsOfAsker(kind, field) : boundsOfTaker(kind, field);
}

function luckOfFate({ assigned, mayStayPending }: Fate): Luck {
  const orderDependent = assigned.length + (mayStayPending ? 1 : 0) > 1;
  return { candidates: IntervalSet.of(assigned.flat().map(intervalOf)), mayStayPending, orderDependent };
}

/** What holders keep in every order. */
function tenanciesOf(kept: readonly Kept[], { index }: Scene): ReadonlyMap<string, Tenancy> {
  const tenancies = new Map<string, Tenancy>();
  for (const { demand, addresses } of kept) {
    for (const address of addresses) {
      const run = index.runOf(address);
      if (run === undefined) continue;
      const { key, backend, ports } = demand.sharing;
      const before = tenancies.get(addressKey(address))?.ports ?? [];
      tenancies.set(addressKey(address), { run, address, key, backend, ports: new Set([...before, ...ports]) });
    }
  }
  return tenancies;
}
