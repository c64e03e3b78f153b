import { blameKey, blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import { Unknown } from '../../src/manifest/unknown.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import type { Allocation, Pool } from '../../src/metallb/pool.ts';
import { isJudged } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';

export const priority: SiteRule = {
  name: 'pool/priority',
  summary: 'A serviceAllocation that restricts nothing, or a priority of zero or less',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config addressPoolServiceAllocationsFromCR: since 0.15.0 a serviceAllocation without selectors matches every Service',
    'MetalLB internal/allocator: pools are sorted by priority, the lowest positive one first and zero last',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      if (!isJudged(cluster) || cluster.releases.before('0.13.8')) continue;
      for (const pool of cluster.pools) {
        const { allocation } = pool;
        if (allocation === undefined) continue;
        const draft = restrictsNothing(pool, allocation)
          ? alone(cluster, pool, allocation)
          : order(cluster, pool, allocation);
        if (draft !== undefined) yield draft;
      }
    }
  },
};

function restrictsNothing({ manifest }: Pool, allocation: Allocation): boolean {
  const { namespaces, namespaceSelectors, serviceSelectors, route } = allocation;
  if (manifest.get(route) instanceof Unknown || manifest.get([...route, 'namespaces']) instanceof Unknown) return false;
  return namespaces.length + namespaceSelectors.length + serviceSelectors.length === 0;
}

function alone(cluster: Cluster, { manifest, name }: Pool, allocation: Allocation): Draft {
  const { releases } = cluster;
  const priorityRoute = [...allocation.route, 'priority'];
  const isWritten = manifest.get(priorityRoute) !== undefined;
  const effect = releases.since('0.15.0')
    ? 'every Service gets its address there before pools without serviceAllocation'
    : releases.before('0.15.0')
      ? 'no Service is ever given an address of it'
      : 'up to 0.14.9 no Service is ever given an address of it, from 0.15.0 on every Service is, before other pools';
  return {
    at: blameKey(cluster, manifest, isWritten ? priorityRoute : allocation.route),
    message: `Pool "${written(name)}" has a serviceAllocation ${isWritten ? 'with a priority and nothing else' : 'with nothing in it'}: ${effect}`,
    help: 'Add the namespaces or Services that the pool is for, or remove serviceAllocation.',
  };
}

function order(cluster: Cluster, { manifest, name }: Pool, allocation: Allocation): Draft | undefined {
  const route = [...allocation.route, 'priority'];
  const value = manifest.get(route);
  if (typeof value !== 'number' || value > 0) return undefined;
  return {
    at: blameValue(cluster, manifest, route),
    message:
      value === 0
        ? `Pool "${written(name)}" has the priority 0, which comes last, not first`
        : `Pool "${written(name)}" has the priority ${value}, and MetalLB puts negative priorities in no fixed order`,
    help: 'Write 1 for the pool to be tried first, a higher number for later, or nothing for last.',
  };
}
