import { formatAddress } from '../address/address.ts';
import { capacityOf } from '../metallb/allocator/capacity.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import { lucksOf, predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { onceAlike } from '../metallb/twins.ts';
import { crowdedPools } from './crowded-pools.ts';
import { isForetold } from './foretold.ts';
import { addressesAsked } from './seekers.ts';

/** A pool most of whose addresses are taken. */
export interface BusyPool {
  readonly rules: PoolRules;
  readonly assigned: bigint;
  readonly capacity: bigint;
  /** Whether another order of Services or pools may take fewer of its addresses. */
  readonly orderDependent: boolean;
}

/**
 * The pools of a cluster of which at least this part is predicted to be taken. Pools of one address, pools whose every
 * address is asked for, and pools that run out, of which something else is said, are left out.
 */
export function busyPools(cluster: Cluster, threshold: number): readonly BusyPool[] {
  if (!isForetold(cluster)) return [];
  const { scene, assigned } = predictionOf(cluster);
  const crowded = new Set(crowdedPools(cluster).flatMap(({ pools }) => pools));
  const asked = askedIn(cluster);
  return scene.index.pools.flatMap((rules) => {
    const capacity = capacityOf(scene.index, rules);
    const taken = assigned(rules);
    if (!rules.known || capacity < 2n || crowded.has(rules)) return [];
    if (taken / Number(capacity) < threshold || BigInt(asked.get(rules) ?? 0) >= capacity) return [];
    return [{ rules, assigned: BigInt(taken), capacity, orderDependent: waveringPools(cluster).has(rules) }];
  });
}

/** How many addresses of each pool are asked for. */
function askedIn(cluster: Cluster): ReadonlyMap<PoolRules, number> {
  const { waiting, kept, scene } = predictionOf(cluster);
  const seen = new Set<string>();
  const asked = new Map<PoolRules, number>();
  for (const address of [...waiting, ...kept.map(({ demand }) => demand)].flatMap(addressesAsked)) {
    const rules = scene.index.runOf(address)?.rules;
    const text = formatAddress(address);
    if (rules === undefined || seen.has(text)) continue;
    seen.add(text);
    asked.set(rules, (asked.get(rules) ?? 0) + 1);
  }
  return asked;
}

/** The pools that hold an address of a Service which may also get one elsewhere, or none. */
const waveringPools = onceAlike((cluster: Cluster): ReadonlySet<PoolRules> => {
  const { results, scene } = predictionOf(cluster);
  const lucks = lucksOf(cluster);
  const wavering = new Set<PoolRules>();
  for (const [service, result] of results) {
    const luck = lucks.get(service);
    if (result.status !== 'assigned' || luck === undefined || !luck.orderDependent) continue;
    const rules = scene.index.named(result.pool);
    if (rules === undefined || wavering.has(rules)) continue;
    if (luck.mayStayPending || !rules.pool.addresses.covers(luck.candidates)) wavering.add(rules);
  }
  return wavering;
});
