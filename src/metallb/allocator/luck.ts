import { intervalOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import type { Service } from '../service.ts';
import { Arena } from './arena.ts';
import { Bounds } from './bounds.ts';
import { type Contest, contestsOf } from './contests.ts';
import { explore, type Fate } from './explore.ts';
import { topUp } from './keep.ts';
import { kindsOf } from './kinds.ts';
import type { Prediction } from './predict.ts';
import { Rivals } from './rivals.ts';

/** What can happen to a Service over all orders of Services and pools: nothing outside of this ever does. */
export interface Luck {
  /** Every address that it may get. */
  readonly candidates: IntervalSet;
  readonly mayStayPending: boolean;
  /** Whether another order could give it another result. */
  readonly orderDependent: boolean;
}

/** How much is looked at altogether, and for one group of rivals, before bounds have to do. */
const MOST_LOOKS = 200_000;
const MOST_OF_A_CONTEST = 50_000;

/**
 * What can happen to every Service that waits, over all orders of Services and pools. Holders keep what they have in
 * each of them; the second addresses that some of them look for are contested like any other.
 *
 * It is exact where few enough situations can arise among the Services that compete with each other, small contests
 * first. Elsewhere it may say more than can happen, never less:
 * - past `mostLooks`, and where a rival is not known, bounds have to do (see `Bounds`);
 * - pinned pools of which one has a negative priority count as tried in any order, though MetalLB's sort may not come
 *   to every one.
 */
export function luckOf(prediction: Prediction, mostLooks = MOST_LOOKS): ReadonlyMap<Service, Luck> {
  const { scene, waiting, kept, undecided } = prediction;
  const seconds = kept.flatMap(({ demand, rules }) => topUp(demand, rules, scene) ?? []);
  const waits = new Set(waiting);
  const kinds = kindsOf([...waiting, ...seconds], scene);
  const arena = new Arena(scene, kept);
  const rivals = new Rivals(kinds, arena, undecided);
  const bounds = new Bounds(arena, rivals);
  const luck = new Map<Service, Luck>();
  let budget = mostLooks;
  const contests = contestsOf(kinds, arena).toSorted((a, b) => servicesIn(a) - servicesIn(b));
  for (const contest of contests) {
    const isKnown = contest.pools.every((rules) => rivals.unknownIn(rules) === 0);
    const search = isKnown ? explore(contest.kinds, arena, Math.min(budget, MOST_OF_A_CONTEST)) : undefined;
    budget -= search?.looks ?? 0;
    for (const kind of contest.kinds) {
      const fate = search?.fates?.get(kind);
      const one = fate === undefined ? bounds.of(kind) : luckOfFate(fate);
      for (const member of kind.members) if (waits.has(member)) luck.set(member.service, one);
    }
  }
  return luck;
}

function servicesIn({ kinds }: Contest): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}

function luckOfFate({ assigned, mayStayPending }: Fate): Luck {
  const orderDependent = assigned.length + (mayStayPending ? 1 : 0) > 1;
  return { candidates: IntervalSet.of(assigned.flat().map(intervalOf)), mayStayPending, orderDependent };
}
