import type { Address, Family } from '../../address/address.ts';
import type { IntervalSet } from '../../address/interval-set.ts';
import type { Scene } from './decide.ts';
import type { Kind } from './kinds.ts';
import type { PoolRules } from './pool-rules.ts';
import { type Reach, reachInto } from './reach.ts';

/** Who competes for the addresses of each pool. */
export class Rivals {
  readonly #scene: Scene;
  readonly #fixed: IntervalSet;
  readonly #unknown: number;
  readonly #asked = new Map<PoolRules, Address[]>();
  readonly #takers = new Map<PoolRules, Kind[]>();
  readonly #reaches = new Map<string, Reach>();

  /** `fixed` is taken for good; `unknown` is the number of Services of which nobody knows what they take. */
  constructor(kinds: readonly Kind[], scene: Scene, fixed: IntervalSet, unknown: number) {
    this.#scene = scene;
    this.#fixed = fixed;
    this.#unknown = unknown;
    for (const kind of kinds) {
      const { wish } = kind.demand;
      if (wish.by === 'request') this.#addRequest(kind);
      else for (const rules of this.poolsFor(kind)) append(this.#takers, rules, kind);
    }
  }

  /** The pools that a kind which asks for no address may get one of. */
  poolsFor({ demand }: Kind): readonly PoolRules[] {
    const { index, offer } = this.#scene;
    if (demand.wish.by === 'pool') {
      const rules = index.named(demand.wish.pool);
      return rules === undefined || rules.accepts(demand.service) === false ? [] : [rules];
    }
    if (demand.wish.by === 'request') return [];
    const { pinned, common } = offer(demand);
    return [...pinned, ...common].flat();
  }

  /** The kinds that take the first free address of a pool. */
  takersOf(rules: PoolRules): readonly Kind[] {
    return this.#takers.get(rules) ?? [];
  }

  /** How far the last of those who take the first free address of a pool can come. */
  reach(rules: PoolRules, family: Family): Reach {
    const key = `${family} ${rules.name}`;
    const known = this.#reaches.get(key);
    if (known !== undefined) return known;
    const takers = this.takersOf(rules).filter(({ demand }) => demand.families.families.includes(family));
    const count = takers.reduce((sum, kind) => sum + kind.count, this.#unknown);
    const asked = this.#asked.get(rules) ?? [];
    const reach = reachInto(this.#scene.index, rules, family, this.#fixed, asked, Math.max(0, count - 1));
    this.#reaches.set(key, reach);
    return reach;
  }

  #addRequest({ demand }: Kind): void {
    const { wish, service } = demand;
    if (wish.by !== 'request' || 'fault' in wish) return;
    for (const address of wish.addresses) {
      const rules = this.#scene.index.runOf(address)?.rules;
      if (rules !== undefined && rules.accepts(service) !== false) append(this.#asked, rules, address);
    }
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
