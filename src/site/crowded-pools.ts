import type { Family } from '../address/address.ts';
import { capacityOf } from '../metallb/allocator/capacity.ts';
import type { PoolIndex } from '../metallb/allocator/pool-index.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { compareText } from '../text/compare.ts';
import { append, groupBy } from '../text/group-by.ts';
import { foretellsPending } from './foretold.ts';
import { apart, type Seeker, seekersOf } from './seekers.ts';

/** Pools that cannot serve all who can be served by them alone, in whatever order they come. */
export interface CrowdedPools {
  /** At least one, by name. */
  readonly pools: readonly [PoolRules, ...PoolRules[]];
  readonly family: Family;
  /** How many addresses of the family they can hand out, and how many their Services need at least. */
  readonly capacity: bigint;
  readonly needed: bigint;
  /** The Services that hold nothing and need one of them, in the order of the prediction. */
  readonly services: readonly Service[];
}

/**
 * The pools of a cluster that surely run out: those that hold fewer addresses than the Services need which can only be
 * served by them, and which never share. Small groups of pools first; a larger one only where it is short of more than
 * its parts. The proof is by counting, so not every shortage that several pools have together is found.
 */
export const crowdedPools = onceAlike((cluster: Cluster): readonly CrowdedPools[] => {
  if (!foretellsPending(cluster)) return [];
  const found: CrowdedPools[] = [];
  for (const family of ['ipv4', 'ipv6'] as const) {
    for (const crowd of crowdsOf(cluster, family)) {
      if (!found.some(({ pools }) => isSame(pools, crowd.pools))) found.push(crowd);
    }
  }
  return found;
});

/** Services that need an address of the same pools. */
interface Throng {
  readonly pools: ReadonlySet<PoolRules>;
  readonly seekers: Seeker[];
}

/** More kinds of throngs than this are not compared with each other. */
const MOST_COMPARED = 200;

function crowdsOf(cluster: Cluster, family: Family): readonly CrowdedPools[] {
  const prediction = predictionOf(cluster);
  const throngs = throngsOf(apart(seekersOf(cluster, family), prediction));
  const held = heldOf(prediction, family);
  const byPool = groupBy(throngs, ({ pools: [first] }) => first);
  const crowds: CrowdedPools[] = [];
  const crowdsOfPool = new Map<PoolRules, CrowdedPools[]>();
  const met = new Set(throngs.flatMap(({ pools }) => [...pools]));
  const capacities = new Map([...met].map((rules) => [rules, capacityIn(prediction.scene.index, rules, family)]));
  for (const pools of candidatesAmong(throngs)) {
    const seekers = throngsWithin(byPool, pools).flatMap((throng) => throng.seekers);
    const [first, ...others] = [...pools].sort((a, b) => compareText(a.name, b.name));
    if (first === undefined) continue;
    const all = [first, ...others] as const;
    const capacity = all.reduce((sum, rules) => sum + (capacities.get(rules) ?? 0n), 0n);
    const needed = BigInt(seekers.length) + all.reduce((sum, rules) => sum + (held.get(rules) ?? 0n), 0n);
    if (needed - capacity <= shortageWithin(crowdsOfPool, pools)) continue;
    const services = seekers.map(({ demand }) => demand.service);
    const crowd = { pools: all, family, capacity, needed, services };
    crowds.push(crowd);
    for (const rules of all) append(crowdsOfPool, rules, crowd);
  }
  return crowds;
}

function throngsOf(seekers: readonly Seeker[]): readonly Throng[] {
  const keys = new Map<readonly PoolRules[], string>();
  const throngs = new Map<string, Throng>();
  for (const seeker of seekers) {
    const key = keys.get(seeker.pools) ?? JSON.stringify(seeker.pools.map(({ name }) => name).sort());
    keys.set(seeker.pools, key);
    const throng = throngs.get(key) ?? { pools: new Set(seeker.pools), seekers: [] };
    throngs.set(key, throng);
    throng.seekers.push(seeker);
  }
  return [...throngs.values()].sort((a, b) => a.pools.size - b.pools.size);
}

/** The groups of pools that are looked at, small ones first: those of each throng, and all that hang together. */
function candidatesAmong(throngs: readonly Throng[]): readonly ReadonlySet<PoolRules>[] {
  const own = throngs.slice(0, MOST_COMPARED).map(({ pools }) => pools);
  const joined = components(throngs).filter((all) => !own.some((pools) => pools.size === all.size && isIn(pools, all)));
  return [...own, ...joined].sort((a, b) => a.size - b.size);
}

/** The pools in groups, so that no throng has pools of two groups. */
function components(throngs: readonly Throng[]): readonly ReadonlySet<PoolRules>[] {
  const groups = new Map<PoolRules, Set<PoolRules>>();
  for (const { pools } of throngs) {
    const met = new Set([...pools].flatMap((rules) => groups.get(rules) ?? []));
    const [largest = new Set<PoolRules>(), ...others] = [...met].sort((a, b) => b.size - a.size);
    for (const rules of [...others.flatMap((group) => [...group]), ...pools]) {
      largest.add(rules);
      groups.set(rules, largest);
    }
  }
  return [...new Set(groups.values())];
}

function throngsWithin(
  byPool: ReadonlyMap<PoolRules, readonly Throng[]>,
  pools: ReadonlySet<PoolRules>,
): readonly Throng[] {
  return [...pools].flatMap((rules) => (byPool.get(rules) ?? []).filter((throng) => isIn(throng.pools, pools)));
}

function isIn(pools: ReadonlySet<PoolRules>, others: ReadonlySet<PoolRules>): boolean {
  if (pools.size > others.size) return false;
  for (const rules of pools) if (!others.has(rules)) return false;
  return true;
}

/** By how much the crowds found are short already that touch some pools; those that reach beyond say enough. */
function shortageWithin(
  crowds: ReadonlyMap<PoolRules, readonly CrowdedPools[]>,
  pools: ReadonlySet<PoolRules>,
): bigint {
  const touching = new Set([...pools].flatMap((rules) => crowds.get(rules) ?? []));
  return [...touching].reduce((sum, { needed, capacity }) => sum + needed - capacity, 0n);
}

function heldOf({ kept, scene }: ReturnType<typeof predictionOf>, family: Family): ReadonlyMap<PoolRules, bigint> {
  const seen = new Set<bigint>();
  const held = new Map<PoolRules, bigint>();
  for (const address of kept.flatMap(({ demand }) => demand.held)) {
    const rules = scene.index.runOf(address)?.rules;
    if (address.family !== family || rules === undefined || seen.has(address.value)) continue;
    seen.add(address.value);
    held.set(rules, (held.get(rules) ?? 0n) + 1n);
  }
  return held;
}

/** How many addresses of one family a pool can really hand out. */
function capacityIn(index: PoolIndex, rules: PoolRules, family: Family): bigint {
  const runsOf: PoolIndex['runsOf'] = (pool, other) => (other === family ? index.runsOf(pool, other) : []);
  return capacityOf({ ...index, runsOf }, rules);
}

function isSame(a: readonly PoolRules[], b: readonly PoolRules[]): boolean {
  return a.length === b.length && a.every((rules, index) => rules === b[index]);
}
