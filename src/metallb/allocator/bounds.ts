import type { Address } from '../../address/address.ts';
import { type Interval, intervalOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import { preferences } from './choose.ts';
import { poolHolding, type Scene } from './decide.ts';
import { addressKey } from './explore.ts';
import type { Kind } from './kinds.ts';
import type { Luck } from './luck.ts';
import type { PoolRules } from './pool-rules.ts';
import type { Rivals } from './rivals.ts';
import { mayShare, type Tenancy } from './tenancy.ts';

/** What is known of the other Services, for bounds. */
export interface Field {
  readonly scene: Scene;
  readonly rivals: Rivals;
  /** The kinds that ask for an address, by address. */
  readonly askers: ReadonlyMap<string, readonly Kind[]>;
  /** Who is on an address for good. */
  readonly fixed: ReadonlyMap<string, Tenancy>;
  /** How many Services are unknown: each may take any address. */
  readonly unknown: number;
}

/** Bounds on what can happen to a kind that takes the first free address: nothing outside them ever does. */
export function boundsOfTaker(kind: Kind, { scene, rivals, askers, fixed }: Field): Luck {
  const { demand } = kind;
  const wanted = new Set(preferences(demand, scene.families).flat());
  const intervals: Interval[] = [];
  let surely = false;
  for (const tier of tiersFor(kind, scene, rivals)) {
    for (const rules of tier) {
      const reaches = [...wanted].map((family) => rivals.reach(rules, family));
      intervals.push(...reaches.flatMap((reach) => reach.intervals));
      if (suffices(kind, rules, rivals, scene)) surely = true;
    }
    if (surely) break;
  }
  const { key } = demand.sharing;
  const shared = key === '' ? [] : sharedWith(kind, rivals.poolsFor(kind), { scene, askers, fixed });
  const candidates = IntervalSet.of([...intervals, ...shared.map(intervalOf)]);
  const settled = surely && candidates.size() === BigInt(demand.families.families.length);
  return { candidates, mayStayPending: !surely, orderDependent: !candidates.isEmpty && !settled };
}

function tiersFor(kind: Kind, scene: Scene, rivals: Rivals) {
  if (kind.demand.wish.by !== 'automatic') return [rivals.poolsFor(kind)];
  const { pinned, common } = scene.offer(kind.demand);
  return [...pinned, ...common];
}

/** Whether a pool has what a kind takes in every order. */
function suffices({ demand }: Kind, rules: PoolRules, rivals: Rivals, { families }: Scene): boolean {
  const [best = []] = preferences(demand, families);
  return best.every((family) => rivals.reach(rules, family).always);
}

/** The addresses that a kind may come to share, as others ask for them or have them for good. */
function sharedWith(
  kind: Kind,
  pools: readonly PoolRules[],
  { scene, askers, fixed }: Pick<Field, 'scene' | 'askers' | 'fixed'>,
): readonly Address[] {
  const { sharing } = kind.demand;
  const inPools = (address: Address) => pools.some((rules) => scene.index.runOf(address)?.rules === rules);
  const tenants = [...fixed.values()].filter((tenancy) => mayShare(tenancy, sharing));
  const asked = [...askers.values()].flat().filter((other) => canShare(kind, other));
  return [
    ...tenants.map(({ address }) => address),
    ...asked.flatMap(({ demand: { wish } }) => (wish.by !== 'request' || 'fault' in wish ? [] : wish.addresses)),
  ].filter(inPools);
}

/** It stays pending in every order. */
const NEVER: Luck = { candidates: IntervalSet.empty, mayStayPending: true, orderDependent: false };

/** Bounds on what can happen to a kind that asks for addresses. */
export function boundsOfAsker(kind: Kind, field: Field): Luck {
  const { wish, service } = kind.demand;
  if (wish.by !== 'request' || 'fault' in wish) return NEVER;
  const rules = poolHolding(wish.addresses, field.scene.index);
  const isFixed = (address: Address) => {
    const tenancy = field.fixed.get(addressKey(address));
    return tenancy !== undefined && !mayShare(tenancy, kind.demand.sharing);
  };
  if (rules === undefined || rules.accepts(service) === false || wish.addresses.some(isFixed)) {
    return NEVER;
  }
  const contested = field.unknown > 0 || wish.addresses.some((address) => isContested(kind, address, rules, field));
  const candidates = IntervalSet.of(wish.addresses.map(intervalOf));
  return { candidates, mayStayPending: contested, orderDependent: contested };
}

/** Whether somebody else may be on an address first who does not share it. */
function isContested(kind: Kind, address: Address, rules: PoolRules, { rivals, askers }: Field): boolean {
  const others = askers.get(addressKey(address)) ?? [];
  if (others.some((other) => (other !== kind || kind.count > 1) && !canShare(kind, other))) return true;
  const takers = rivals.takersOf(rules).filter(({ demand }) => demand.families.families.includes(address.family));
  if (takers.every((taker) => canShare(kind, taker))) return false;
  return IntervalSet.of(rivals.reach(rules, address.family).intervals).has(address);
}

/** Whether a Service of one kind and one of another may be on one address together. */
function canShare(a: Kind, b: Kind): boolean {
  const { key, backend, ports } = b.demand.sharing;
  return mayShare({ key, backend, ports: new Set(ports) }, a.demand.sharing);
}
