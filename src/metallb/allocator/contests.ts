import type { Tier } from './choose.ts';
import type { Scene } from './decide.ts';
import type { Kind } from './kinds.ts';
import type { PoolRules } from './pool-rules.ts';

/** Sorts kinds into groups, so that two which could get an address of the same pool are in one group. */
export function contestsOf(kinds: readonly Kind[], scene: Scene): readonly (readonly Kind[])[] {
  const pools = new Union<PoolRules>();
  const tiers = new Set<Tier>();
  for (const kind of kinds) {
    const [first, ...others] = tiersFor(kind, scene);
    for (const tier of first === undefined ? [] : [first, ...others]) {
      for (const rules of tiers.has(tier) ? tier.slice(0, 1) : tier) pools.join(rules, first?.[0] ?? rules);
      tiers.add(tier);
    }
  }
  const groups = new Map<PoolRules | Kind, Kind[]>();
  for (const kind of kinds) {
    const rules = tiersFor(kind, scene)[0]?.[0];
    const root = rules === undefined ? kind : pools.rootOf(rules);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [kind]);
    else group.push(kind);
  }
  return [...groups.values()];
}

/** The pools a kind has to do with, in groups; the groups of one list are the same objects for like Services. */
function tiersFor({ demand }: Kind, { index, offer }: Scene): readonly Tier[] {
  const { wish } = demand;
  if (wish.by === 'automatic') {
    const { pinned, common } = offer(demand);
    return [...pinned, ...common];
  }
  if (wish.by === 'pool') {
    const rules = index.named(wish.pool);
    return rules === undefined ? [] : [[rules]];
  }
  if ('fault' in wish) return [];
  const held = wish.addresses.flatMap((address) => index.runOf(address)?.rules ?? []);
  return held.length === 0 ? [] : [held];
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
