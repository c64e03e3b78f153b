import type { Address, Family } from '../../address/address.ts';
import type { Demand, Sharing } from './demand.ts';
import { isDual } from './demand.ts';
import type { PoolRules } from './pool-rules.ts';

/** What of pools is still to be had. */
export interface Stock {
  /** The first address of a pool and family that a Service could have now. */
  first(rules: PoolRules, family: Family, sharing: Sharing): Address | undefined;
  /** The pools of tiers, in their order, without such as surely have no address of one of the families. */
  promising(tiers: readonly Tier[], families: readonly Family[], sharing: Sharing): Iterable<Candidate>;
}

/** A pool of some tiers, and the place of its own among them. */
export interface Candidate {
  readonly rules: PoolRules;
  readonly tier: number;
}

/** The addresses a Service would get of a pool. */
export interface Choice {
  readonly rules: PoolRules;
  readonly addresses: readonly Address[];
}

/** Pools that MetalLB tries in no fixed order among themselves, by name; tiers are tried one after the other. */
export type Tier = readonly PoolRules[];

/** How a release serves two families: up to 0.14.8 always both from one pool; since, PreferDualStack may do with one. */
export interface FamilyRules {
  readonly prefersBoth: boolean;
}

/** The pools that a Service which asks for nothing is offered, in the order in which MetalLB tries them. */
export interface Offer {
  /** Those kept for it, by priority; those without one come last. A negative one leaves no order at all. */
  readonly pinned: readonly Tier[];
  /** Those kept for nobody. */
  readonly common: readonly Tier[];
  /** Whether a pool among them, or one that may be, is not known well enough. */
  readonly clouded: boolean;
}

const orders = new WeakMap<readonly Tier[], readonly Candidate[]>();

/** The pools of tiers in the order in which they are tried, made once for a list of tiers. */
export function inOrder(tiers: readonly Tier[]): readonly Candidate[] {
  const known = orders.get(tiers) ?? tiers.flatMap((pools, tier) => pools.map((rules) => ({ rules, tier })));
  orders.set(tiers, known);
  return known;
}

/** Every choice that MetalLB could make now among pools, in the order of names; none where no pool has what it takes. */
export function* choices(tiers: readonly Tier[], demand: Demand, stock: Stock, rules: FamilyRules): Generator<Choice> {
  for (const wanted of preferences(demand, rules)) {
    let found: number | undefined;
    for (const { rules: pool, tier } of stock.promising(tiers, wanted, demand.sharing)) {
      if (found !== undefined && found !== tier) return;
      const choice = choiceIn(pool, wanted, demand, stock);
      if (choice === undefined) continue;
      found = tier;
      yield choice;
    }
    if (found !== undefined) return;
  }
}

/** The sets of families that satisfy a Service, the best first. Two addresses come IPv4 first, as MetalLB gives them. */
export function preferences(demand: Demand, { prefersBoth }: FamilyRules): readonly (readonly Family[])[] {
  const [first, second] = demand.families.families;
  if (!isDual(demand) || second === undefined) return [[first]];
  const both: readonly Family[] = ['ipv4', 'ipv6'];
  if (demand.families.policy !== 'PreferDualStack' || !prefersBoth) return [both];
  return [both, [first], [second]];
}

function choiceIn(rules: PoolRules, wanted: readonly Family[], demand: Demand, stock: Stock): Choice | undefined {
  const addresses = wanted.flatMap((family) => stock.first(rules, family, demand.sharing) ?? []);
  return addresses.length < wanted.length ? undefined : { rules, addresses };
}
