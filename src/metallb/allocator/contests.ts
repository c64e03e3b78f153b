import type { Arena } from './arena.ts';
import type { Tier } from './choose.ts';
import type { Kind } from './kinds.ts';
import type { PoolRules } from './pool-rules.ts';

/** Kinds that compete with each other, and all the pools they may use. */
export interface Contest {
  readonly kinds: readonly Kind[];
  readonly pools: readonly PoolRules[];
}

/** Sorts kinds into groups, so that two which could get an address of the same pool are in one group. */
export function contestsOf(kinds: readonly Kind[], arena: Arena): readonly Contest[] {
  const pools = new Union<PoolRules>();
  const tiers = new Set<Tier>();
  const tried = kinds.map((kind) => arena.tiers(kind).filter((tier) => tier.length > 0));
  for (const list of tried) {
    const first = list[0]?.[0];
    for (const tier of list) {
      for (const rules of tiers.has(tier) ? tier.slice(0, 1) : tier) pools.join(rules, first ?? rules);
      tiers.add(tier);
    }
  }
  const contests = new Map<PoolRules | Kind, { readonly kinds: Kind[]; readonly pools: Set<PoolRules> }>();
  const counted = new Set<Tier>();
  for (const [place, kind] of kinds.entries()) {
    const list = tried[place] ?? [];
    const rules = list[0]?.[0];
    const root = rules === undefined ? kind : pools.rootOf(rules);
    const contest = contests.get(root) ?? { kinds: [], pools: new Set() };
    contests.set(root, contest);
    contest.kinds.push(kind);
    for (const tier of list) {
      for (const one of counted.has(tier) ? [] : tier) contest.pools.add(one);
      counted.add(tier);
    }
  }
  return [...contests.values()].map((contest) => ({ kinds: contest.kinds, pools: [...contest.pools] }));
}

/** Sets that are joined, each known by one of its members. */
class Union<T> {
  readonly #parents = new Map<T, T>();

  rootOf(member: T): T {
    let root = member;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    for (let one = member; one !== root; ) {
      const next = this.#parents.get(one) ?? root;
      this.#parents.set(one, root);
      one = next;
    }
    return root;
  }

  join(a: T, b: T): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    if (first !== second) this.#parents.set(first, second);
  }
}
