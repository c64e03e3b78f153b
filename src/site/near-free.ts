import type { Address } from '../address/address.ts';
import { type Interval, intersection, intervalOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { type Claim, poolClaims } from './claims.ts';
import { isKept, UNSHARED, usedByOthers } from './free-beside.ts';
import { lostToMoves } from './move-off.ts';
import { edgesOf } from './network-edges.ts';
import { once } from './once.ts';
import { beyondNetworks, beyondServiceSpace, innerPrefixes } from './outside.ts';
import type { Site } from './site.ts';

/** So many addresses are tried that a Service is predicted to have, or that are given away already. */
const MOST_TRIED = 1000;

/**
 * The address of a pool nearest to another one of its family that nobody has or asks for and the plan leaves to the
 * pool: in service space where the plan has some, of no other owner, pool or cluster, reserved for nobody, not withheld
 * by `avoidBuggyIPs`, no edge of a network, and not lost where a repair moves the pool. Of two as near the higher.
 * `isGiven` tells which are gone already; undefined where none is found.
 */
export function nearFree(
  site: Site,
  cluster: Cluster,
  rules: PoolRules,
  near: Address,
  isGiven: (address: Address) => boolean,
): Address | undefined {
  const { scene } = predictionOf(cluster);
  let tried = 0;
  for (const value of outward(openParts(site, cluster, rules), near)) {
    if (++tried > MOST_TRIED) return undefined;
    const address = { family: near.family, value };
    if (!isGiven(address) && !scene.index.withholds(rules, address) && scene.admits(address, UNSHARED)) return address;
  }
  return undefined;
}

/** Whether nobody has or asks for an address that the plan promises to a Service of the cluster. */
export function isOpen(site: Site, cluster: Cluster, address: Address): boolean {
  const one = intervalOf(address);
  const isOthers = site.space.owners.over(one).some(({ owner }) => owner.kind !== 'reservation' && isKept(owner, {}));
  if (isOthers || usedByOthers(site.space, cluster).has(address) || lostToMoves(site).has(address)) return false;
  return predictionOf(cluster).scene.admits(address, UNSHARED);
}

const known = once((_: Cluster) => new Map<PoolRules, IntervalSet>());

function openParts(site: Site, cluster: Cluster, rules: PoolRules): IntervalSet {
  const found =
    known(cluster).get(rules) ??
    IntervalSet.of(
      poolClaims(cluster)
        .filter(({ pool }) => pool === rules.pool)
        .flatMap((claim) => openIn(site, claim, rules)),
    );
  known(cluster).set(rules, found);
  return found;
}

function openIn(site: Site, claim: Claim, rules: PoolRules): readonly Interval[] {
  const { cluster, interval } = claim;
  const { space } = site;
  const wanted = { pool: rules.name, ...(cluster.name !== undefined && { cluster: cluster.name }) };
  const kept = space.owners.over(interval).filter(({ owner }) => isKept(owner, wanted));
  const inner = innerPrefixes(cluster).flatMap(({ prefix }) => intersection(prefix.value, interval) ?? []);
  return IntervalSet.of([
    ...kept.map((owned) => owned.interval),
    ...usedByOthers(space, cluster).overlapping(interval),
    ...beyondNetworks(site, claim),
    ...beyondServiceSpace(site, claim),
    ...lostToMoves(site).overlapping(interval),
    ...edgesOf(site, cluster).map(({ address }) => intervalOf(address)),
    ...inner,
  ]).gaps(interval);
}

/** The addresses of a set from the nearest to the farthest: above and below in turn, as far as each is away. */
function* outward(set: IntervalSet, { family, value }: Address): Generator<bigint, void> {
  const parts = set.intervals.filter((part) => part.family === family);
  const above = upward(parts.filter(({ last }) => last >= value).map((part) => clip(part, value, part.last)));
  const below = downward(
    parts
      .filter(({ first }) => first < value)
      .map((part) => clip(part, part.first, value - 1n))
      .reverse(),
  );
  let [high, low] = [above.next().value, below.next().value];
  while (high !== undefined || low !== undefined) {
    if (high !== undefined && (low === undefined || high - value <= value - low)) {
      yield high;
      high = above.next().value;
    } else if (low !== undefined) {
      yield low;
      low = below.next().value;
    }
  }
}

/** What of a part lies between two values. */
function clip(part: Interval, first: bigint, last: bigint): Interval {
  return { ...part, first: part.first > first ? part.first : first, last: part.last < last ? part.last : last };
}

function* upward(parts: readonly Interval[]): Generator<bigint, undefined> {
  for (const { first, last } of parts) for (let value = first; value <= last; value++) yield value;
}

function* downward(parts: readonly Interval[]): Generator<bigint, undefined> {
  for (const { first, last } of parts) for (let value = last; value >= first; value--) yield value;
}
