import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from './cluster.ts';
import { both, type Truth } from './labels.ts';
import type { Service } from './service.ts';

/** Whether the cluster's MetalLB serves a Service: a LoadBalancer of exactly its class, or of none where it has none. */
export function serves(cluster: Cluster, service: Service): Truth {
  return both(isLoadBalancer(service), isOfClass(cluster, service));
}

function isLoadBalancer({ type }: Service): Truth {
  return type instanceof Unknown ? 'unknown' : type === 'LoadBalancer';
}

function isOfClass(cluster: Cluster, service: Service): Truth {
  if (cluster.loadBalancerClass instanceof Unknown || service.loadBalancerClass instanceof Unknown) return 'unknown';
  return cluster.loadBalancerClass === service.loadBalancerClass;
}
