import { formatAddress } from '../../src/address/address.ts';
import { type Blame, blameKey, blameValue, type RelatedPlace, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import type { Pool } from '../../src/metallb/pool.ts';
import { nameOf } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type Refusal, refusedRequests } from '../../src/site/refused-requests.ts';

export const unknownPool: SiteRule = {
  name: 'service/unknown-pool',
  summary: 'A Service asks for a pool that does not exist, or that its selectors refuse',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/allocator/allocator.go, AllocateFromPool: an unknown pool name is an error, and nothing else is tried',
    'MetalLB internal/allocator/allocator.go, isPoolCompatibleWithService: serviceAllocation holds for requests too',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const names = new Set(cluster.pools.flatMap((pool) => nameOf(pool) ?? []));
      const known = list([...names]);
      for (const { service, refusal } of refusedRequests(cluster)) {
        const name = subject(cluster, service.manifest);
        if (refusal.why === 'unknown-pool') {
          const { meant } = refusal;
          yield {
            at: blameValue(cluster, service.manifest, refusal.route),
            message: `${name} asks for pool "${refusal.name}", which does not exist`,
            help: help(refusal, names, known),
            ...(meant && { related: [poolPlace(cluster, meant, 'the pool likely meant')] }),
          };
        } else if (refusal.why === 'refuses') {
          const { address, pool } = refusal;
          const of = address === undefined ? 'for' : `for ${formatAddress(address)} of`;
          const part = pool.allocation?.route ?? ['metadata', 'name'];
          yield {
            at: blameValue(cluster, service.manifest, refusal.route),
            message: `${name} asks ${of} pool "${written(pool.name)}", whose serviceAllocation does not admit it`,
            help: 'Ask for another pool, or let the serviceAllocation select the Service.',
            related: [{ message: 'whom the pool is for', at: blameKey(cluster, pool.manifest, part) }],
          };
        }
      }
    }
  },
};

function help(
  { name, meant }: Extract<Refusal, { why: 'unknown-pool' }>,
  pools: ReadonlySet<string>,
  all: string,
): string {
  const parts = name.split(',').map((part) => part.trim());
  const [known] = parts.filter((part) => pools.has(part));
  if (parts.length > 1) return `The annotation takes one name${known === undefined ? '' : `: write "${known}"`}.`;
  if (known !== undefined) return `White space is part of the name: write "${known}".`;
  return meant === undefined ? `Ask for a pool of the cluster: ${all}.` : `Write "${written(meant.name)}".`;
}

function poolPlace(cluster: Cluster, { manifest }: Pool, message: string): RelatedPlace & { readonly at: Blame } {
  return { message, at: blameValue(cluster, manifest, ['metadata', 'name']) };
}
