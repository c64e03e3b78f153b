import type { Cluster } from '../metallb/cluster.ts';
import { onceAlike } from '../metallb/twins.ts';
import { configurationRefused } from '../metallb/verdict/verdict.ts';

/** Whether MetalLB refuses the pools of a cluster as a whole, so that nobody gets an address of them. */
export const refusesPools = onceAlike(
  (cluster: Cluster): boolean => cluster.pools.length > 0 && configurationRefused(cluster),
);
