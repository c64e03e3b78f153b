import type { Family } from '../address/address.ts';
import { preferences } from '../metallb/allocator/choose.ts';
import { type Demand, isDual } from '../metallb/allocator/demand.ts';
import type { Pending } from '../metallb/allocator/outcome.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import type { Prediction } from '../metallb/allocator/predict.ts';
import { lucksOf, predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { openPools } from '../metallb/open-pools.ts';
import type { Pool } from '../metallb/pool.ts';
import type { Service } from '../metallb/service.ts';
import { isRefusedForFamilies } from '../metallb/service-faults.ts';
import { onceAlike } from '../metallb/twins.ts';
import { crowdedPools } from './crowded-pools.ts';
import { foretellsPending, guessesFamilies } from './foretold.ts';

/** A Service that gets no address in any order, though it asks for nothing that MetalLB refuses. */
export interface StuckService {
  readonly service: Service;
  readonly pending: Pending;
  /** A pool that it could have an address of if it asked for it by name; undefined where none is found. */
  readonly askable: string | undefined;
  /** The families of its cluster addresses. */
  readonly families: readonly Family[];
  /** A pool that it may be meant to have an address of, and that its namespace selectors keep from being handed out. */
  readonly barred: Pool | undefined;
}

/**
 * The Services of a cluster that stay pending in every order, beside those of which something more specific is said: a
 * refused request, a pool with more Services than addresses, both families required, or families that the API server
 * refuses. `barred` says that the selectors of a pool are the fault.
 */
export const stuckServices = onceAlike((cluster: Cluster): readonly StuckService[] => {
  if (!foretellsPending(cluster)) return [];
  const prediction = predictionOf(cluster);
  const crowded = new Set(crowdedPools(cluster).flatMap(({ pools }) => pools));
  const open = new Set(openPools(cluster).flatMap(({ pool, serves }) => (serves === 'asking' ? [pool] : [])));
  const isOpen = ({ pool }: PoolRules) => pool.autoAssign === true && open.has(pool);
  const { pools } = prediction.scene.index;
  const askableAmong = { all: firstOf(pools, prediction), open: firstOf(pools.filter(isOpen), prediction) };
  return prediction.waiting.flatMap((demand) => {
    const { service } = demand;
    const pending = prediction.results.get(service);
    if (pending?.status !== 'pending' || isRefusedForFamilies(cluster, service)) return [];
    if (!isOwnFault(demand, pending, prediction) || guessesFamilies(cluster, service)) return [];
    if (lucksOf(cluster).get(service)?.candidates.isEmpty !== true) return [];
    if (pending.reason === 'pool-exhausted' && poolsFor(demand, prediction).some((rules) => crowded.has(rules)))
      return [];
    const isLeftOut = pending.reason === 'no-compatible-pool';
    const askable = isLeftOut ? askableAmong.all(demand)?.name : undefined;
    const barred = isLeftOut ? askableAmong.open(demand)?.pool : undefined;
    return [{ service, pending, askable, families: demand.families.families, barred }];
  });
});

function isOwnFault(demand: Demand, { reason }: Pending, { scene }: Prediction): boolean {
  switch (reason) {
    case 'no-compatible-pool':
    case 'pool-exhausted':
      return true;
    case 'family-mismatch':
      return demand.wish.by !== 'request' && !(isDual(demand) && preferences(demand, scene.families).length === 1);
    default:
      return false;
  }
}

function poolsFor(demand: Demand, { scene }: Prediction): readonly PoolRules[] {
  if (demand.wish.by === 'pool') return [scene.index.named(demand.wish.pool)].flatMap((rules) => rules ?? []);
  const { pinned, common } = scene.offer(demand);
  return [...pinned, ...common].flat();
}

/** How many pools are held against Services to find one that these could ask for: past these none is named. */
const MOST_LOOKS = 500_000;

/** Finds the first of some pools that accepts a Service and has its first family. */
function firstOf(pools: readonly PoolRules[], { scene: { index } }: Prediction) {
  let looks = 0;
  return ({ service, families }: Demand): PoolRules | undefined => {
    const [family] = families.families;
    for (const rules of pools) {
      if (++looks > MOST_LOOKS) return undefined;
      if (rules.accepts(service) === true && index.runsOf(rules, family).length > 0) return rules;
    }
    return undefined;
  };
}
