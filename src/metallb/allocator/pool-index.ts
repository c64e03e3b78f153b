import type { Address, Family } from '../../address/address.ts';
import { compareIntervals, formatInterval, type Interval } from '../../address/interval.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { compareText } from '../../text/compare.ts';
import type { Cluster } from '../cluster.ts';
import { usable } from '../pool.ts';
import { compareReleases, type Release } from '../release.ts';
import { selectableNamespaces } from '../selectable-namespaces.ts';
import type { Tier } from './choose.ts';
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
  /** Whether a namespace has a manifest that tells its labels. */
  tells(namespace: string): boolean;
  named(name: string): PoolRules | undefined;
  /** The run an address lies in, without those that `avoidBuggyIPs` withholds. */
  runOf(address: Address): Run | undefined;
  /** The runs of a pool in one family, in their order. */
  runsOf(rules: PoolRules, family: Family): readonly Run[];
  /** Whether a pool never hands out an address. */
  withholds(rules: PoolRules, address: Address): boolean;
  /** Whether a pool of a tier has addresses of all of these families, free or not. */
  has(tier: Tier, families: readonly Family[]): boolean;
  /** Whether the name, and the addresses, of every pool are known. */
  readonly namesKnown: boolean;
  readonly addressesKnown: boolean;
}

/** Indexes the pools of a cluster as one release reads them; AddressPools are read up to 0.13. */
export function indexPools(cluster: Cluster, release: Release): PoolIndex {
  const legacy = compareReleases(release, '0.14.0') < 0;
  const pools = cluster.pools
    .filter(({ manifest }) => legacy || manifest.kind !== 'AddressPool')
    .map((pool) => poolRules(cluster, pool, release))
    .sort(comparePools);
  const byName = new Map(pools.map((rules) => [rules.name, rules]));
  const runs = new Map(pools.map((rules) => [rules, runsIn(rules)]));
  const sorted = [...runs.values()]
    .flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6])
    .sort((a, b) => compareIntervals(a.interval, b.interval));
  const knowsBuggy = compareReleases(release, '0.13.4') >= 0;
  const withholds = (rules: PoolRules, address: Address): boolean =>
    knowsBuggy && rules.pool.avoidBuggyIPs === true && isBuggy(address);
  return {
    pools,
    tells: (namespace) => selectableNamespaces(cluster).index.has(namespace),
    named: (name) => byName.get(name),
    runOf: (address) => {
      const run = search(sorted, address);
      return run === undefined || withholds(run.rules, address) ? undefined : run;
    },
    runsOf: (rules, family) => runs.get(rules)?.[family] ?? [],
    withholds,
    has: familiesHad((rules, family) => (runs.get(rules)?.[family] ?? []).length > 0),
    namesKnown: pools.every(({ pool }) => !(pool.name instanceof Unknown)),
    addressesKnown: pools.every(({ known }) => known),
  };
}

/** By name; two of one name, which MetalLB refuses, by their addresses, so that the order of files tells nothing. */
function comparePools(a: PoolRules, b: PoolRules): number {
  const written = ({ pool }: PoolRules) => pool.addresses.intervals.map(formatInterval).join();
  return compareText(a.name, b.name) || compareText(written(a), written(b));
}

/** Remembers of tiers which families their pools have. */
function familiesHad(has: (rules: PoolRules, family: Family) => boolean): PoolIndex['has'] {
  const known = new WeakMap<Tier, Map<string, boolean>>();
  return (tier, families) => {
    const answers = known.get(tier) ?? new Map<string, boolean>();
    known.set(tier, answers);
    const key = families.join();
    const answer = answers.get(key) ?? tier.some((rules) => families.every((family) => has(rules, family)));
    answers.set(key, answer);
    return answer;
  };
}

/** An IPv4 address that ends in .0 or .255, which `avoidBuggyIPs` withholds wherever it stands in its prefix. */
function isBuggy({ family, value }: Address): boolean {
  const last = value & 0xffn;
  return family === 'ipv4' && (last === 0n || last === 0xffn);
}

function runsIn(rules: PoolRules): Readonly<Record<Family, readonly Run[]>> {
  const runs = rules.pool.entries.flatMap(({ parsed }, order) =>
    usable(parsed).map((interval) => ({ rules, order, interval })),
  );
  const of = (family: Family) => runs.filter(({ interval }) => interval.family === family);
  return { ipv4: of('ipv4'), ipv6: of('ipv6') };
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
