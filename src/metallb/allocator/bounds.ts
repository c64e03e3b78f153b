import type { Address, Family } from '../../address/address.ts';
import { type Interval, intervalOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Arena } from './arena.ts';
import { preferences, type Tier } from './choose.ts';
import { askedOf, type Kind } from './kinds.ts';
import type { Luck } from './luck.ts';
import type { PoolRules } from './pool-rules.ts';
import { anyClashes, type Rivals } from './rivals.ts';
import type { Tenancy } from './tenancy.ts';

/** It stays pending in every order. */
const NEVER: Luck = { candidates: IntervalSet.empty, mayStayPending: true, orderDependent: false };

/** How many holders, pools and intervals are looked at for kinds that may share with holders: past these anything may happen. */
const MOST_LOOKS = 300_000;

/** What a kind may come to share with holders, by pool. */
type Shared = ReadonlyMap<PoolRules, readonly Tenancy[]>;

/**
 * Bounds on what can happen to kinds of Services: nothing outside them ever does. More may stand in them than can
 * happen. Kinds that try the same, and share with no holder, have the same bounds, worked out once.
 */
export class Bounds {
  readonly #arena: Arena;
  readonly #rivals: Rivals;
  readonly #known = new Map<readonly Tier[] | undefined, Map<string, Luck>>();
  #anything: Luck | undefined;
  #looks = 0;

  constructor(arena: Arena, rivals: Rivals) {
    this.#arena = arena;
    this.#rivals = rivals;
  }

  /** The bounds of one kind. */
  of(kind: Kind): Luck {
    if (kind.demand.wish.by === 'request') return this.#ofAsker(kind);
    const { sharing } = kind.demand;
    const party = this.#arena.party(sharing);
    if (party.length > 0 && this.#looks > MOST_LOOKS) return this.#ofAnybody();
    this.#looks += party.length;
    const shared = groupBy(this.#arena.sharedWith(sharing), ({ run }) => run.rules);
    return shared.size === 0 ? this.#ofLoner(kind) : this.#ofTaker(kind, shared);
  }

  #ofLoner(kind: Kind): Luck {
    const phases = this.#arena.phases(kind);
    const known = this.#known.get(phases[0]) ?? new Map<string, Luck>();
    this.#known.set(phases[0], known);
    const key = JSON.stringify([phases.length, preferences(kind.demand, this.#arena.scene.families)]);
    const luck = known.get(key) ?? this.#ofTaker(kind, new Map());
    known.set(key, luck);
    return luck;
  }

  /** Every address of every pool: what holds of all. */
  #ofAnybody(): Luck {
    const all = () => IntervalSet.of(this.#arena.scene.index.pools.flatMap(({ pool }) => pool.addresses.intervals));
    this.#anything ??= { candidates: all(), mayStayPending: true, orderDependent: true };
    return this.#anything;
  }

  /**
   * Of a kind that takes the first address it can have: each rival counts as if it took an address of every pool it may
   * use, and nobody as if they shared one.
   */
  #ofTaker(kind: Kind, shared: Shared): Luck {
    const tried: Interval[] = [];
    let ways = 0;
    let size = 0;
    for (const { tier, wanted } of this.#attempts(kind)) {
      const reach = this.#rivals.reachIn(tier, wanted);
      const before = tried.length;
      for (const one of reach.addresses.intervals) tried.push(one);
      for (const one of this.#sharedIn(tier, wanted, shared)) tried.push(one);
      if (shared.size > 0) this.#looks += tier.length + tried.length - before;
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
  *#attempts(kind: Kind): Generator<{ readonly tier: Tier; readonly wanted: readonly Family[] }> {
    for (const tiers of this.#arena.phases(kind)) {
      for (const wanted of preferences(kind.demand, this.#arena.scene.families)) {
        for (const tier of tiers) yield { tier, wanted };
      }
    }
  }

  /** What of a tier may be shared with holders. */
  #sharedIn(tier: Tier, wanted: readonly Family[], shared: Shared): readonly Interval[] {
    if (shared.size === 0) return [];
    const spots = tier
      .flatMap((rules) => shared.get(rules) ?? [])
      .filter((spot) => {
        const { family } = spot.address;
        return wanted.includes(family) && this.#rivals.reach(spot.run.rules, family).passes(spot);
      });
    return spots.map(({ address }) => intervalOf(address));
  }

  /**
   * Of a kind that asks for addresses. It may be refused where somebody who cannot share with it may be there first;
   * Services of which nobody knows what they take do not count here, as the contract has it.
   */
  #ofAsker(kind: Kind): Luck {
    const rules = this.#arena.grants(kind);
    if (rules === undefined) return NEVER;
    const asked = askedOf(kind.demand);
    const contested = asked.some((address) => this.#isContested(kind, address, rules));
    return { candidates: IntervalSet.of(asked.map(intervalOf)), mayStayPending: contested, orderDependent: contested };
  }

  #isContested({ demand }: Kind, address: Address, rules: PoolRules): boolean {
    const { sharing } = demand;
    if (this.#rivals.askers(address).clashes(sharing, true)) return true;
    const takers = this.#rivals.takers(rules, address.family);
    const spot = this.#arena.tenancy(address);
    // Only those come to a holder's address who share it, as this kind does: they clash by their ports alone.
    if (spot !== undefined) return takers.some((crowd) => crowd.usesPort(sharing));
    return anyClashes(takers, sharing) && this.#rivals.mayReach(rules, address);
  }
}
