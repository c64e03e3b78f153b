import type { Arena } from './arena.ts';
import { inOrder, type Tier } from './choose.ts';
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
  const joined = new Set<readonly Tier[]>();
  const tried = kinds.map((kind) => arena.tried(kind).filter((tiers) => inOrder(tiers).length > 0));
  for (const lists of tried) {
    const first = firstOf(lists);
    for (const tiers of lists) {
      const candidates = inOrder(tiers);
      for (const { rules } of joined.has(tiers) ? candidates.slice(0, 1) : candidates)
        pools.join(rules, first ?? rules);
      joined.add(tiers);
    }
  }
  const contests = new Map<PoolRules | Kind, { readonly kinds: Kind[]; readonly pools: Set<PoolRules> }>();
  const counted = new Set<readonly Tier[]>();
  for (const [place, kind] of kinds.entries()) {
    const lists = tried[place] ?? [];
    const rules = firstOf(lists);
    const root = rules === undefined ? kind : pools.rootOf(rules);
    const contest = contests.get(root) ?? { kinds: [], pools: new Set() };
    contests.set(root, contest);
    contest.kinds.push(kind);
    for (const tiers of lists) {
      for (const one of counted.has(tiers) ? [] : inOrder(tiers)) contest.pools.add(one.rules);
      counted.add(tiers);
    }
  }
  return [...contests.values()].map((contest) => ({ kinds: contest.kinds, pools: [...contest.pools] }));
}

function firstOf(lists: readonly (readonly Tier[])[]): PoolRules | undefined {
  const [first] = lists;
  return first === undefined ? undefined : inOrder(first)[0]?.rules;
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
