import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { type OddPriority, oddPriority } from '../../src/metallb/odd-priority.ts';
import type { Releases } from '../../src/metallb/release.ts';
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
      for (const pool of cluster.pools) {
        const odd = oddPriority(cluster, pool);
        if (odd === undefined) continue;
        const blame = odd.why === 'restricts-nothing' ? blameKey : blameValue;
        yield {
          at: blame(cluster, pool.manifest, odd.route),
          message: `Pool "${written(pool.name)}" has ${effect(odd, String(pool.allocation?.priority), cluster.releases)}`,
          help:
            odd.why === 'restricts-nothing'
              ? 'Add the namespaces or Services that the pool is for, or remove serviceAllocation.'
              : 'Write 1 for the pool to be tried first, a higher number for later, or nothing for last.',
        };
      }
    }
  },
};

function effect({ why, route }: OddPriority, value: string, releases: Releases): string {
  switch (why) {
    case 'zero':
      return 'the priority 0, which comes last, not first';
    case 'negative':
      return `the priority ${value}, and MetalLB puts negative priorities in no fixed order`;
    case 'restricts-nothing': {
      const holds = route.at(-1) === 'priority' ? 'a priority and nothing else' : 'nothing in it';
      return `a serviceAllocation with ${holds}: ${chosen(releases)}`;
    }
  }
}

function chosen(releases: Releases): string {
  if (releases.since('0.15.0')) return 'every Service gets its address there before pools without serviceAllocation';
  if (releases.before('0.15.0')) return 'no Service is ever given an address of it';
  return 'up to 0.14.9 no Service is ever given an address of it, from 0.15.0 on every Service is, before other pools';
}
