import type { Address } from '../../address/address.ts';
import { type Choice, choices, type FamilyRules, type Offer, preferences, type Stock, type Tier } from './choose.ts';
import type { Demand, Sharing } from './demand.ts';
import type { Assigned, DecidedBy, Outcome, Pending, PendingReason } from './outcome.ts';
import type { PoolIndex } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';

/** What the allocator knows when a Service's turn comes. */
export interface Scene {
  readonly index: PoolIndex;
  readonly families: FamilyRules;
  readonly stock: Stock;
  /** Whether an address is free, or may be shared. */
  admits(address: Address, sharing: Sharing): boolean;
  /** What a Service that asks for nothing is offered. */
  offer(demand: Demand): Offer;
}

/**
 * Every result a Service without an address could have if its turn came now, at least one, in the order of pool names;
 * more than one only where MetalLB tries pools in no fixed order. The first one is the prediction.
 */
export function* outcomes(demand: Demand, scene: Scene): Generator<Outcome> {
  if (scene.index.pools.length === 0) yield pending(demand.wish.by, 'no-pool');
  else if (demand.wish.by === 'request') yield decideRequest(demand, scene);
  else if (demand.wish.by === 'pool') yield decidePool(demand, demand.wish.pool, scene);
  else yield* decideAutomatic(demand, scene);
}

function decideRequest(demand: Demand, { index, admits }: Scene): Outcome {
  const { wish, families, service, sharing } = demand;
  if (wish.by !== 'request' || 'fault' in wish) return pending('request', 'invalid-request');
  const { addresses, pool } = wish;
  const asked = addresses.map(({ family }) => family);
  if (asked.length !== families.families.length || !families.families.every((family) => asked.includes(family))) {
    return pending('request', 'family-mismatch', { address: addresses[0] });
  }
  const rules = poolHolding(addresses, index);
  if (rules === undefined) return pending('request', 'address-outside-pools', { address: outside(addresses, index) });
  if (rules.accepts(service) === false) return pending('request', 'pool-refuses', { pool: rules.name });
  if (pool !== undefined && pool !== rules.name) return pending('request', 'pool-mismatch', { pool: rules.name });
  const taken = addresses.find((address) => !admits(address, sharing));
  if (taken !== undefined) return pending('request', 'address-in-use', { pool: rules.name, address: taken });
  return assigned('request', { rules, addresses });
}

function decidePool(demand: Demand, name: string, scene: Scene): Outcome {
  const { index, stock, families } = scene;
  const rules = index.named(name);
  if (rules === undefined) return pending('pool', 'unknown-pool', { pool: name });
  if (rules.accepts(demand.service) === false) return pending('pool', 'pool-refuses', { pool: name });
  const tiers = tiersOf(rules);
  for (const choice of choices(tiers, demand, stock, families)) return assigned('pool', choice);
  return pending('pool', lacksFamilies(tiers, demand, scene) ? 'family-mismatch' : 'pool-exhausted', { pool: name });
}

const alone = new WeakMap<PoolRules, readonly Tier[]>();

/** A pool as the only one that is tried: one list of tiers, whoever asks for it. */
function tiersOf(rules: PoolRules): readonly Tier[] {
  const known = alone.get(rules) ?? [[rules]];
  alone.set(rules, known);
  return known;
}

function* decideAutomatic(demand: Demand, scene: Scene): Generator<Outcome> {
  const { stock, families } = scene;
  const { pinned, common } = scene.offer(demand);
  for (const tiers of [pinned, common]) {
    let found = false;
    for (const choice of choices(tiers, demand, stock, families)) {
      found = true;
      yield assigned('automatic', choice);
    }
    if (found) return;
  }
  if (pinned.length + common.length === 0) yield pending('automatic', 'no-compatible-pool');
  else if (lacksFamilies([...pinned, ...common], demand, scene)) yield pending('automatic', 'family-mismatch');
  else yield pending('automatic', 'pool-exhausted');
}

/** Whether none of the pools has the families, full or not, that would satisfy a Service. */
function lacksFamilies(tiers: readonly Tier[], demand: Demand, { index, families }: Scene): boolean {
  return preferences(demand, families).every((wanted) => tiers.every((tier) => !index.has(tier, wanted)));
}

/** The pool that holds all of the addresses; undefined where none does, or `avoidBuggyIPs` withholds one. */
export function poolHolding(addresses: readonly Address[], index: PoolIndex): PoolRules | undefined {
  const [first, ...others] = addresses.map((address) => index.runOf(address)?.rules);
  return others.every((rules) => rules === first) ? first : undefined;
}

function outside(addresses: readonly Address[], index: PoolIndex): Address | undefined {
  return addresses.find((address) => index.runOf(address) === undefined) ?? addresses[1];
}

function assigned(by: DecidedBy, { rules, addresses }: Choice): Assigned {
  return { status: 'assigned', by, addresses, pool: rules.name };
}

function pending(
  by: DecidedBy,
  reason: PendingReason,
  { pool, address }: { readonly pool?: string; readonly address?: Address | undefined } = {},
): Pending {
  return {
    status: 'pending',
    by,
    reason,
    ...(pool === undefined ? {} : { pool }),
    ...(address === undefined ? {} : { address }),
  };
}
