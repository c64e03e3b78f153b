import type { Address, Family } from '../../address/address.ts';
import type { Arena } from './arena.ts';
import { inOrder } from './choose.ts';
import { outcomes, type Scene } from './decide.ts';
import type { Demand, Sharing } from './demand.ts';
import { addressKey, type Kind } from './kinds.ts';
import type { Outcome } from './outcome.ts';
import type { PoolRules } from './pool-rules.ts';
import { rowOf } from './row.ts';
import { mayShare, type Tenancy } from './tenancy.ts';

/** Everything that can happen to a kind of Services. */
export interface Fate {
  /** Every set of addresses that one may get. */
  readonly assigned: readonly (readonly Address[])[];
  readonly mayStayPending: boolean;
}

/** What a search came to; without fates where it was given up. */
export interface Search {
  /** The work it took: outcomes tried, each counted with the addresses taken before it, and hundreds of full pools. */
  readonly looks: number;
  readonly fates: ReadonlyMap<Kind, Fate> | undefined;
}

/**
 * Tries every order in which Services can come and pools can be tried, and tells what may happen to each kind; situations
 * that come to the same are looked at once. It is given up where that takes more than `most` looks.
 */
export function explore(kinds: readonly Kind[], arena: Arena, most: number): Search {
  let looks = kinds.reduce((product, { count }) => product * (count + 1), 1);
  if (looks > most) return { looks: 0, fates: undefined };
  const fates = new Map(
    kinds.map((kind) => [kind, { assigned: new Map<string, readonly Address[]>(), pending: false }]),
  );
  const shelf = new Shelf(arena, kinds);
  const start: Situation = { left: kinds.map(({ count }) => count), tenants: new Map() };
  const seen = new Set<string>();
  const open = [start];
  let branches = false;
  for (let situation = open.pop(); situation !== undefined; situation = open.pop()) {
    const scene = shelf.scene(situation.tenants);
    const last = situation.left.reduce((sum, count) => sum + count, 0) === 1;
    const following: Step[] = [];
    for (const [index, kind] of kinds.entries()) {
      const fate = fates.get(kind);
      if (fate === undefined || (situation.left[index] ?? 0) === 0) continue;
      for (const outcome of outcomes(kind.demand, scene)) {
        looks += 1 + situation.tenants.size + shelf.fullPools();
        if (looks > most) return { looks, fates: undefined };
        if (outcome.status === 'pending') fate.pending = true;
        else fate.assigned.set(outcome.addresses.map(addressKey).join(), outcome.addresses);
        if (!last) following.push({ index, demand: kind.demand, outcome });
      }
    }
    // Fewer are left in each than in the one before: until ways part, none can be met twice.
    branches ||= following.length > 1;
    for (const step of following) {
      const tenants = branches ? new Map(situation.tenants) : situation.tenants;
      const next = follow({ left: situation.left, tenants }, step, arena);
      if (!branches || isNew(seen, keyOf(next))) open.push(next);
    }
  }
  const found = [...fates].map(
    ([kind, { assigned, pending }]) => [kind, { assigned: [...assigned.values()], mayStayPending: pending }] as const,
  );
  return { looks, fates: new Map(found) };
}

function isNew(seen: Set<string>, key: string): boolean {
  const before = seen.size;
  return seen.add(key).size > before;
}

interface Situation {
  /** How many of each kind have not come yet. */
  readonly left: readonly number[];
  /** Who is where, without holders that nobody joined. */
  readonly tenants: Map<string, Tenancy>;
}

/** What happens to one of a kind whose turn comes. */
interface Step {
  readonly index: number;
  readonly demand: Demand;
  readonly outcome: Outcome;
}

/** Adds to the tenants of the situation that it comes from, of which nothing else may remain. */
function follow({ left: before, tenants }: Situation, { index, demand, outcome }: Step, arena: Arena): Situation {
  const left = before.map((count, kind) => (kind === index ? count - 1 : count));
  if (outcome.status === 'pending') return { left, tenants };
  for (const address of outcome.addresses) {
    const run = arena.scene.index.runOf(address);
    const there = tenants.get(addressKey(address)) ?? arena.tenancy(address);
    const { key, backend, ports } = demand.sharing;
    const both = new Set([...(there?.ports ?? []), ...ports]);
    if (run !== undefined) tenants.set(addressKey(address), { run, address, key, backend, ports: both });
  }
  return { left, tenants };
}

/** What a situation offers: of each pool only the addresses that somebody can come to are looked at. */
class Shelf {
  readonly #arena: Arena;
  readonly #services: number;
  readonly #shared: readonly Tenancy[];
  #full = 0;
  readonly #rows: Readonly<Record<Family, Map<PoolRules, readonly Place[]>>> = { ipv4: new Map(), ipv6: new Map() };

  constructor(arena: Arena, kinds: readonly Kind[]) {
    this.#arena = arena;
    this.#services = kinds.reduce((sum, { count }) => sum + count, 0);
    this.#shared = [...new Set(kinds.flatMap(({ demand }) => arena.sharedWith(demand.sharing)))];
  }

  scene(tenants: ReadonlyMap<string, Tenancy>): Scene {
    const isOpen = ({ key, holder }: Place, sharing: Sharing) => {
      const tenancy = tenants.get(key) ?? holder;
      return tenancy === undefined || mayShare(tenancy, sharing);
    };
    const admits: Scene['admits'] = (address, sharing) => isOpen(placeOf(address, this.#arena), sharing);
    const first: Scene['stock']['first'] = (rules, family, sharing) => {
      const place = this.#row(rules, family).find((one) => isOpen(one, sharing));
      if (place === undefined) this.#full++;
      return place?.address;
    };
    return { ...this.#arena.scene, admits, stock: { first, promising: inOrder } };
  }

  /** How many hundreds of pools were found full since it was asked last. */
  fullPools(): number {
    const hundreds = Math.floor(this.#full / 100);
    this.#full -= hundreds * 100;
    return hundreds;
  }

  #row(rules: PoolRules, family: Family): readonly Place[] {
    const known = this.#rows[family].get(rules);
    if (known !== undefined) return known;
    const row = rowOf(this.#arena, rules, family, this.#shared, this.#services).map((address) =>
      placeOf(address, this.#arena),
    );
    this.#rows[family].set(rules, row);
    return row;
  }
}

/** An address as situations are asked of it. */
interface Place {
  readonly address: Address;
  readonly key: string;
  /** Who holds it in every situation. */
  readonly holder: Tenancy | undefined;
}

function placeOf(address: Address, arena: Arena): Place {
  return { address, key: addressKey(address), holder: arena.tenancy(address) };
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
