import type { Cluster } from '../metallb/cluster.ts';
import { configurationRefused } from '../metallb/verdict/verdict.ts';
import { once } from './once.ts';

/** Whether MetalLB refuses the pools of a cluster as a whole, so that nobody gets an address of them. */
export const refusesPools = once(
  (cluster: Cluster): boolean => cluster.pools.length > 0 && configurationRefused(cluster),
);
