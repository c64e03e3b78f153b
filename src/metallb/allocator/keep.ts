import type { Address, Family } from '../../address/address.ts';
import { poolHolding, type Scene } from './decide.ts';
import { type Demand, isDual } from './demand.ts';
import type { PoolRules } from './pool-rules.ts';

/** A Service that keeps what its status says, and the pool it lies in. */
export interface Kept {
  readonly demand: Demand;
  readonly rules: PoolRules;
}

/**
 * The pool in which a Service keeps the addresses of its status; undefined where MetalLB clears them. They are kept
 * where they lie in one pool that accepts the Service, have its families, may be shared with whoever is there, and are
 * what it asks for. One whose request cannot be read keeps them too.
 */
export function keptIn(demand: Demand, { index, admits, families }: Scene): PoolRules | undefined {
  const { held, wish, service, sharing, pool } = demand;
  if (held.length === 0 || !suits(demand, families.prefersBoth)) return undefined;
  const rules = poolHolding(held, index);
  if (rules === undefined || rules.accepts(service) === false) return undefined;
  if (!held.every((address) => admits(address, sharing))) return undefined;
  if (pool !== undefined && pool !== rules.name) return undefined;
  return wish.by !== 'request' || 'fault' in wish || isSame(held, wish.addresses) ? rules : undefined;
}

/** Whether it cannot be known if the addresses of a Service's status may be kept: the pool they lie in is not known. */
export function mayBeKept({ held, service }: Demand, { index }: Scene): boolean {
  if (held.length === 0) return false;
  const rules = held.map((address) => index.runOf(address)?.rules);
  if (rules.includes(undefined)) return !index.addressesKnown;
  return rules.some((one) => one?.accepts(service) === 'unknown');
}

/**
 * The demand for a second address that a Service with PreferDualStack makes of the pool it is in, once it has one: like
 * that of a Service of the other family alone which asks for that pool. Undefined where it makes none.
 */
export function topUp(demand: Demand, rules: PoolRules, { families }: Pick<Scene, 'families'>): Demand | undefined {
  const [only, another] = demand.held;
  if (only === undefined || another !== undefined || !isDual(demand)) return undefined;
  if (demand.families.policy !== 'PreferDualStack' || !families.prefersBoth) return undefined;
  const missing: Family = only.family === 'ipv4' ? 'ipv6' : 'ipv4';
  return {
    ...demand,
    families: { families: [missing], policy: 'SingleStack' },
    wish: { by: 'pool', pool: rules.name },
    pool: rules.name,
    held: [],
  };
}

/** The families of the addresses are the Service's, or one of them where it may do with one. */
function suits(demand: Demand, prefersBoth: boolean): boolean {
  const { held, families } = demand;
  if (!held.every(({ family }) => families.families.includes(family))) return false;
  return held.length === families.families.length || (prefersBoth && families.policy === 'PreferDualStack');
}

function isSame(a: readonly Address[], b: readonly Address[]): boolean {
  const key = ({ family, value }: Address) => `${family} ${value}`;
  return a.length === b.length && a.map(key).sort().join() === b.map(key).sort().join();
}
