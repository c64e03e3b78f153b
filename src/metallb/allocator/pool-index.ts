import type { Address, Family } from '../../address/address.ts';
import { compareIntervals, type Interval } from '../../address/interval.ts';
import type { Cluster } from '../cluster.ts';
import { usable } from '../pool.ts';
import { compareReleases, type Release } from '../release.ts';
import { type PoolRules, poolRules } from './pool-rules.ts';

/** One run of a pool's addresses. `order` is its place in the order in which the pool hands out. */
export interface Run {
  readonly rules: PoolRules;
  readonly order: number;
  readonly interval: Interval;
}

/** The pools of a cluster, by name and by address. Its addresses are disjoint, or MetalLB refuses the configuration. */
export interface PoolIndex {
  /** By name, in code-unit order. */
  readonly pools: readonly PoolRules[];
  named(name: string): PoolRules | undefined;
  /** The run an address lies in, without those that `avoidBuggyIPs` withholds. */
  runOf(address: Address): Run | undefined;
  /** The runs of a pool in one family, in their order. */
  runsOf(rules: PoolRules, family: Family): readonly Run[];
  /** Whether a pool never hands out an address. */
  withholds(rules: PoolRules, address: Address): boolean;
}

/** Indexes the pools of a cluster as one release reads them. */
export function indexPools(cluster: Cluster, release: Release): PoolIndex {
  const pools = cluster.pools
    .map((pool) => poolRules(cluster, pool, release))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(pools.map((rules) => [rules.name, rules]));
  const runs = new Map(pools.map((rules) => [rules, runsIn(rules)]));
  const sorted = [...runs.values()].flat().sort((a, b) => compareIntervals(a.interval, b.interval));
  const knowsBuggy = compareReleases(release, '0.13.4') >= 0;
  const withholds = (rules: PoolRules, address: Address): boolean =>
    knowsBuggy && rules.pool.avoidBuggyIPs === true && isBuggy(address);
  return {
    pools,
    named: (name) => byName.get(name),
    runOf: (address) => {
      const run = search(sorted, address);
      return run === undefined || withholds(run.rules, address) ? undefined : run;
    },
    runsOf: (rules, family) => (runs.get(rules) ?? []).filter(({ interval }) => interval.family === family),
    withholds,
  };
}

/** An IPv4 address that ends in .0 or .255, which `avoidBuggyIPs` withholds wherever it stands in its prefix. */
export function isBuggy({ family, value }: Address): boolean {
  const last = value & 0xffn;
  return family === 'ipv4' && (last === 0n || last === 0xffn);
}

function runsIn(rules: PoolRules): readonly Run[] {
  return rules.pool.entries.flatMap(({ parsed }, order) =>
    usable(parsed).map((interval) => ({ rules, order, interval })),
  );
}

function search(runs: readonly Run[], { family, value }: Address): Run | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const interval = runs[middle]?.interval;
    if (interval === undefined) return undefined;
    if (interval.family === family ? interval.last < value : interval.family === 'ipv4') low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run !== undefined && run.interval.family === family && run.interval.first <= value ? run : undefined;
}
