import type { DecidedBy, Outcome } from '../metallb/allocator/outcome.ts';
import type { Undecided } from '../metallb/allocator/predict.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { serves } from '../metallb/serves.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { refusesPools } from './refused-configuration.ts';

/**
 * What comes of every LoadBalancer Service of a cluster, by namespace and name: the prediction, or where MetalLB refuses
 * the pools as a whole, that each Service it serves is pending for that.
 */
export const outcomesOf = onceAlike((cluster: Cluster): ReadonlyMap<Service, Outcome | Undecided> => {
  const { results } = predictionOf(cluster);
  if (!refusesPools(cluster)) return results;
  return new Map([...results].map(([service, result]) => [service, refused(cluster, service, result)] as const));
});

function refused(cluster: Cluster, service: Service, result: Outcome | Undecided): Outcome | Undecided {
  if (result.status === 'ignored' || serves(cluster, service) !== true) return result;
  return { status: 'pending', by: askedBy(service), reason: 'invalid-configuration' };
}

function askedBy({ request }: Service): DecidedBy {
  if (request.addresses !== undefined || request.loadBalancerIP !== undefined) return 'request';
  return request.pool === undefined ? 'automatic' : 'pool';
}
