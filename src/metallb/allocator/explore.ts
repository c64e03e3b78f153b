import type { Address, Family } from '../../address/address.ts';
import { outcomes, type Scene } from './decide.ts';
import type { Demand, Sharing } from './demand.ts';
import type { Kind } from './kinds.ts';
import type { Outcome } from './outcome.ts';
import type { PoolIndex } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';
import { mayShare, type Tenancy } from './tenancy.ts';

/** Everything that can happen to a kind of Services. */
export interface Fate {
  /** Every set of addresses that one may get. */
  readonly assigned: readonly (readonly Address[])[];
  readonly mayStayPending: boolean;
}

/** What a search came to; without fates where it was given up. */
export interface Search {
  readonly situations: number;
  readonly fates: ReadonlyMap<Kind, Fate> | undefined;
}

/** How many addresses a pool is searched for a free one. */
const MOST_STEPS = 512;

/**
 * Tries every order in which Services can come and pools can be tried, and tells what may happen to each kind; situations
 * that come to the same are looked at once. It is given up where there are more than `most` of them.
 */
export function explore(
  kinds: readonly Kind[],
  scene: Scene,
  taken: ReadonlyMap<string, Tenancy>,
  most: number,
): Search {
  if (kinds.reduce((product, { count }) => product * (count + 1), 1) > most) return { situations: 0, fates: undefined };
  const fates = new Map(
    kinds.map((kind) => [kind, { assigned: new Map<string, readonly Address[]>(), pending: false }]),
  );
  const start: Situation = { left: kinds.map(({ count }) => count), tenants: taken };
  const seen = new Set([keyOf(start)]);
  const open = [start];
  for (let situation = open.pop(); situation !== undefined; situation = open.pop()) {
    const shelf = new Shelf(scene.index, situation.tenants);
    for (const [index, kind] of kinds.entries()) {
      const fate = fates.get(kind);
      if (fate === undefined || (situation.left[index] ?? 0) === 0) continue;
      for (const outcome of outcomes(kind.demand, shelf.scene(scene))) {
        if (outcome.status === 'pending') fate.pending = true;
        else fate.assigned.set(addressesKey(outcome.addresses), outcome.addresses);
        const next = follow(situation, index, kind.demand, outcome, scene.index);
        const key = keyOf(next);
        if (seen.has(key)) continue;
        seen.add(key);
        open.push(next);
      }
    }
    if (shelf.exhausted || seen.size > most) return { situations: seen.size, fates: undefined };
  }
  const found = [...fates].map(
    ([kind, { assigned, pending }]) => [kind, { assigned: [...assigned.values()], mayStayPending: pending }] as const,
  );
  return { situations: seen.size, fates: new Map(found) };
}

interface Situation {
  /** How many of each kind have not come yet. */
  readonly left: readonly number[];
  readonly tenants: ReadonlyMap<string, Tenancy>;
}

function follow(from: Situation, index: number, demand: Demand, outcome: Outcome, pools: PoolIndex): Situation {
  const left = from.left.map((count, kind) => (kind === index ? count - 1 : count));
  if (outcome.status === 'pending') return { left, tenants: from.tenants };
  const tenants = new Map(from.tenants);
  for (const address of outcome.addresses) {
    const run = pools.runOf(address);
    const before = tenants.get(addressKey(address));
    const { key, backend, ports } = demand.sharing;
    const both = new Set([...(before?.ports ?? []), ...ports]);
    if (run !== undefined) tenants.set(addressKey(address), { run, address, key, backend, ports: both });
  }
  return { left, tenants };
}

/** What a situation offers: pools are searched step by step, which is for small ones only. */
class Shelf {
  exhausted = false;
  readonly #index: PoolIndex;
  readonly #tenants: ReadonlyMap<string, Tenancy>;

  constructor(index: PoolIndex, tenants: ReadonlyMap<string, Tenancy>) {
    this.#index = index;
    this.#tenants = tenants;
  }

  scene(scene: Scene): Scene {
    return {
      ...scene,
      stock: { first: (rules, family, sharing) => this.#first(rules, family, sharing), spent: () => 0 },
      admits: (address, sharing) => this.#admits(address, sharing),
    };
  }

  #first(rules: PoolRules, family: Family, sharing: Sharing): Address | undefined {
    let steps = 0;
    for (const { interval } of this.#index.runsOf(rules, family)) {
      for (let value = interval.first; value <= interval.last; value++) {
        const address = { family, value };
        if (!this.#index.withholds(rules, address) && this.#admits(address, sharing)) return address;
        if (++steps > MOST_STEPS) {
          this.exhausted = true;
          return undefined;
        }
      }
    }
    return undefined;
  }

  #admits(address: Address, sharing: Sharing): boolean {
    const tenancy = this.#tenants.get(addressKey(address));
    return tenancy === undefined || mayShare(tenancy, sharing);
  }
}

/** A key for an address. */
export function addressKey({ family, value }: Address): string {
  return `${family} ${value}`;
}

function addressesKey(addresses: readonly Address[]): string {
  return addresses.map(addressKey).join();
}

function keyOf({ left, tenants }: Situation): string {
  const written = [...tenants].map(([address, { key, backend, ports }]) => [
    address,
    key,
    backend,
    ...[...ports].sort(),
  ]);
  return JSON.stringify([left, written.map((one) => JSON.stringify(one)).sort()]);
}
