import type { Address, Family } from '../../address/address.ts';
import { type Interval, intervalOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import type { Arena } from './arena.ts';
import { preferences, type Tier } from './choose.ts';
import { askedOf, type Kind } from './kinds.ts';
import type { Luck } from './luck.ts';
import type { PoolRules } from './pool-rules.ts';
import { anyClashes, type Rivals } from './rivals.ts';

/** It stays pending in every order. */
const NEVER: Luck = { candidates: IntervalSet.empty, mayStayPending: true, orderDependent: false };

/**
 * Bounds on what can happen to a kind that takes the first address it can have: nothing outside them ever does. More
 * may stand in them than can happen: each rival counts as if it took an address of every pool it may use, and nobody as
 * if they shared one.
 */
export function boundsOfTaker(kind: Kind, arena: Arena, rivals: Rivals): Luck {
  const tried: Interval[] = [];
  let ways = 0;
  let size = 0;
  for (const { tier, wanted } of attempts(kind, arena)) {
    const reach = rivals.reachIn(tier, wanted);
    const shared = sharedIn(kind, tier, wanted, arena, rivals);
    const before = tried.length;
    for (const { intervals } of [reach.addresses, shared]) for (const one of intervals) tried.push(one);
    if (tried.length > before) {
      ways++;
      size = wanted.length;
    }
    if (!reach.surely) continue;
    const candidates = IntervalSet.of(tried);
    const isSettled = ways === 1 && candidates.size() === BigInt(size);
    return { candidates, mayStayPending: false, orderDependent: !isSettled };
  }
  const candidates = IntervalSet.of(tried);
  return candidates.isEmpty ? NEVER : { candidates, mayStayPending: true, orderDependent: true };
}

/** What a kind tries, one after the other. */
function* attempts(kind: Kind, arena: Arena): Generator<{ readonly tier: Tier; readonly wanted: readonly Family[] }> {
  for (const tiers of arena.phases(kind)) {
    for (const wanted of preferences(kind.demand, arena.scene.families)) {
      for (const tier of tiers) yield { tier, wanted };
    }
  }
}

/** What of a tier a kind may come to share with holders. */
function sharedIn({ demand }: Kind, tier: Tier, wanted: readonly Family[], arena: Arena, rivals: Rivals): IntervalSet {
  if (demand.sharing.key === '') return IntervalSet.empty;
  const spots = arena.sharedWith(demand.sharing).filter((spot) => {
    const { family } = spot.address;
    return (
      wanted.includes(family) && tier.includes(spot.run.rules) && rivals.reach(spot.run.rules, family).passes(spot)
    );
  });
  return IntervalSet.of(spots.map(({ address }) => intervalOf(address)));
}

/**
 * Bounds on what can happen to a kind that asks for addresses. It may be refused where somebody who cannot share with it
 * may be there first; Services of which nobody knows what they take do not count here, as the contract has it.
 */
export function boundsOfAsker(kind: Kind, arena: Arena, rivals: Rivals): Luck {
  const rules = arena.grants(kind);
  if (rules === undefined) return NEVER;
  const asked = askedOf(kind.demand);
  const contested = asked.some((address) => isContested(kind, address, rules, arena, rivals));
  return { candidates: IntervalSet.of(asked.map(intervalOf)), mayStayPending: contested, orderDependent: contested };
}

function isContested({ demand }: Kind, address: Address, rules: PoolRules, arena: Arena, rivals: Rivals): boolean {
  const { sharing } = demand;
  if (rivals.askers(address).clashes(sharing, true)) return true;
  const takers = rivals.takers(rules, address.family);
  const spot = arena.tenancy(address);
  // Only those come to a holder's address who share it, as this kind does: they clash by their ports alone.
  if (spot !== undefined) return takers.some((crowd) => crowd.usesPort(sharing));
  return anyClashes(takers, sharing) && IntervalSet.of(rivals.reach(rules, address.family).intervals).has(address);
}
