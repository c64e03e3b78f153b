import type { Cluster } from '../metallb/cluster.ts';
import { NEW_PREFIX, OLD_PREFIX, type READ_ANNOTATIONS } from '../metallb/request.ts';

/** An annotation of MetalLB as a cluster should write it: with the prefix that all its possible releases read. */
export function annotationKey({ releases }: Cluster, name: (typeof READ_ANNOTATIONS)[number]): string {
  return `${releases.since('0.14.9') ? NEW_PREFIX : OLD_PREFIX}${name}`;
}
