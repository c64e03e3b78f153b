import type { Cluster } from './cluster.ts';

/** Whether a resource of this kind and name stands outside MetalLB's namespace, where MetalLB does not read it. */
export function standsElsewhere({ misplaced }: Cluster, kind: string, name: string): boolean {
  return misplaced.some(({ manifest }) => manifest.kind === kind && manifest.name === name);
}
