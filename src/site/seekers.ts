import type { Address, Family } from '../address/address.ts';
import { type Offer, preferences } from '../metallb/allocator/choose.ts';
import { poolHolding } from '../metallb/allocator/decide.ts';
import type { Demand } from '../metallb/allocator/demand.ts';
import { addressKey } from '../metallb/allocator/kinds.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import type { Prediction } from '../metallb/allocator/predict.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { append, groupBy } from '../text/group-by.ts';
import { guessesFamilies } from './foretold.ts';

/** A Service that holds nothing and needs an address of one family, and the only pools that may give it one. */
export interface Seeker {
  readonly demand: Demand;
  /** At least one; the same object for like Services. */
  readonly pools: readonly PoolRules[];
  /** The address it asks for; undefined where it takes any. */
  readonly asked: Address | undefined;
}

/**
 * The Services of a cluster that surely need an address of a family each, in the order of the prediction. A Service that
 * may do with the other family is not among them, nor one whose request fails for what it says.
 */
export function seekersOf(cluster: Cluster, family: Family): readonly Seeker[] {
  const prediction = predictionOf(cluster);
  const offered = new Map<Offer, Map<string, readonly PoolRules[]>>();
  const alone = new Map<PoolRules, readonly PoolRules[]>();
  const only = (rules: PoolRules) => {
    const known = alone.get(rules) ?? [rules];
    alone.set(rules, known);
    return known;
  };
  return prediction.waiting.flatMap((demand) => {
    const wanted = preferences(demand, prediction.scene.families);
    const [best = []] = wanted;
    if (wanted.length > 1 || !best.includes(family) || guessesFamilies(cluster, demand.service)) return [];
    const { wish } = demand;
    if (wish.by === 'request') return askerOf(demand, family, prediction, only);
    if (wish.by === 'pool') {
      const rules = prediction.scene.index.named(wish.pool);
      const pools = rules === undefined || rules.accepts(demand.service) === false ? [] : [rules];
      return pools.filter(has(best, prediction)).map((one) => ({ demand, pools: only(one), asked: undefined }));
    }
    const pools = fitting(offered, prediction.scene.offer(demand), best, prediction);
    return pools.length === 0 ? [] : [{ demand, pools, asked: undefined }];
  });
}

/** The pools of an offer that have all of some families, as one list for all that are offered the same. */
function fitting(
  offered: Map<Offer, Map<string, readonly PoolRules[]>>,
  offer: Offer,
  families: readonly Family[],
  prediction: Prediction,
): readonly PoolRules[] {
  const byFamilies = offered.get(offer) ?? new Map<string, readonly PoolRules[]>();
  offered.set(offer, byFamilies);
  const key = families.join();
  const known = byFamilies.get(key) ?? [...offer.pinned, ...offer.common].flat().filter(has(families, prediction));
  byFamilies.set(key, known);
  return known;
}

function has(families: readonly Family[], { scene: { index } }: Prediction): (rules: PoolRules) => boolean {
  return (rules) => families.every((family) => index.runsOf(rules, family).length > 0);
}

/** An asker whose request can only fail because somebody else has the address. */
function askerOf(
  demand: Demand,
  family: Family,
  { scene, results }: Prediction,
  only: (rules: PoolRules) => readonly PoolRules[],
): readonly Seeker[] {
  if (!isAdmissible(demand, results)) return [];
  const addresses = addressesAsked(demand);
  const rules = poolHolding(addresses, scene.index);
  const asked = addresses.find((address) => address.family === family);
  return rules === undefined || asked === undefined ? [] : [{ demand, pools: only(rules), asked }];
}

/** Whether what a Service asks for can only fail because somebody else has it. */
export function isAdmissible({ service }: Demand, results: Prediction['results']): boolean {
  const result = results.get(service);
  return result?.status === 'assigned' || (result?.status === 'pending' && result.reason === 'address-in-use');
}

/** The addresses that a Service asks for; none where it asks for none, or nobody can read for which. */
export function addressesAsked({ wish }: Demand): readonly Address[] {
  return wish.by === 'request' && !('fault' in wish) ? wish.addresses : [];
}

/**
 * Those of some seekers of which no two can ever be on one address, and none on an address that is held: all that share
 * with nobody, and of those with one key and the same backends all that use the busiest port. Of several that ask for
 * one address the first counts.
 */
export function apart(seekers: readonly Seeker[], { kept }: Prediction): readonly Seeker[] {
  const held = new Set(kept.flatMap(({ demand }) => demand.held.map(addressKey)));
  const heldBy = new Set(kept.map(({ demand }) => groupKey(demand)));
  const asked = new Set<string>();
  const counted = new Set<Seeker>(seekers.filter(({ demand }) => demand.sharing.key === ''));
  for (const [key, group] of groupsOf(seekers))
    if (!heldBy.has(key)) for (const one of busiest(group)) counted.add(one);
  return seekers.filter((seeker) => {
    if (!counted.has(seeker)) return false;
    if (seeker.asked === undefined) return true;
    const key = addressKey(seeker.asked);
    if (asked.has(key) || held.has(key)) return false;
    asked.add(key);
    return true;
  });
}

function groupKey({ sharing }: Demand): string {
  return JSON.stringify([sharing.key, sharing.backend]);
}

function groupsOf(seekers: readonly Seeker[]): ReadonlyMap<string, readonly Seeker[]> {
  return groupBy(seekers, ({ demand }) => (demand.sharing.key === '' ? undefined : groupKey(demand)));
}

/** Those that use the port which most use; of two as busy the one met first. */
function busiest(group: readonly Seeker[]): readonly Seeker[] {
  const users = new Map<string, Seeker[]>();
  for (const seeker of group) {
    for (const port of new Set(seeker.demand.sharing.ports)) append(users, port, seeker);
  }
  let most: readonly Seeker[] = group.slice(0, 1);
  for (const list of users.values()) if (list.length > most.length) most = list;
  return most;
}
