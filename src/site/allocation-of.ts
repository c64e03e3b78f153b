import { formatAddress } from '../address/address.ts';
import { formatInterval } from '../address/interval.ts';
import { Unknown } from '../manifest/unknown.ts';
import { capacityOf } from '../metallb/allocator/capacity.ts';
import type { Luck } from '../metallb/allocator/luck.ts';
import type { Outcome } from '../metallb/allocator/outcome.ts';
import { pendingWords } from '../metallb/allocator/pending-words.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import type { Prediction, Undecided } from '../metallb/allocator/predict.ts';
import { lucksOf, predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import type { ClusterAllocation, PoolAllocation, ServiceAllocation } from './allocation.ts';
import { outcomesOf } from './outcomes-of.ts';
import { refusesPools } from './refused-configuration.ts';
import type { Site } from './site.ts';

/** The prediction for one cluster as plain data. Of pools that MetalLB refuses as a whole nothing is assigned. */
export function allocationOf(site: Pick<Site, 'name'>, cluster: Cluster): ClusterAllocation {
  const prediction = predictionOf(cluster);
  const isRefused = refusesPools(cluster);
  const lucks = isRefused ? new Map<Service, Luck>() : lucksOf(cluster);
  const services = [...outcomesOf(cluster)].map(([service, result]) => serviceOf(service, result, lucks.get(service)));
  const pools = prediction.scene.index.pools.map((rules) => poolOf(prediction, rules, isRefused));
  return {
    ...(site.name === undefined ? {} : { site: site.name }),
    ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
    metallb: { version: prediction.release, assumed: !cluster.releases.isSingle },
    services,
    pools,
  };
}

function serviceOf(service: Service, result: Outcome | Undecided, luck: Luck | undefined): ServiceAllocation {
  const known = (part: string | Unknown) => (part instanceof Unknown ? null : part);
  const named = { namespace: known(service.namespace), name: known(service.name) };
  switch (result.status) {
    case 'ignored':
    case 'unknown':
      return { ...named, status: result.status, orderDependent: false };
    case 'assigned': {
      const { status, by, pool } = result;
      return { ...named, status, addresses: result.addresses.map(formatAddress), pool, by, ...luckWords(luck) };
    }
    case 'pending': {
      const { status, by, reason, pool } = result;
      const { message } = pendingWords(result);
      return { ...named, status, ...(pool === undefined ? {} : { pool }), by, reason, message, ...luckWords(luck) };
    }
  }
}

function luckWords(
  luck: Luck | undefined,
): Pick<ServiceAllocation, 'orderDependent' | 'candidates' | 'mayStayPending'> {
  if (luck?.orderDependent !== true) return { orderDependent: false };
  const candidates = luck.candidates.intervals.map(formatInterval);
  return { orderDependent: true, candidates, mayStayPending: luck.mayStayPending };
}

function poolOf({ scene, assigned }: Prediction, rules: PoolRules, isRefused: boolean): PoolAllocation {
  const capacity = capacityOf(scene.index, rules);
  const taken = isRefused ? 0 : assigned(rules);
  return {
    name: rules.name,
    capacity: Number(capacity),
    assigned: taken,
    available: Number(capacity - BigInt(taken)),
    utilization: capacity === 0n ? 0 : taken / Number(capacity),
  };
}
