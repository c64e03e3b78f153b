import { blameKey, blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { type OpenPool, openPools } from '../../src/metallb/open-pools.ts';
import type { Pool } from '../../src/metallb/pool.ts';
import { type Service, written } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';
import { stuckServices } from '../../src/site/stuck-services.ts';

export const openSelector: SiteRule = {
  name: 'pool/open-selector',
  summary: "Namespace selectors that match no namespace lift the pool's restriction",
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config addressPoolServiceAllocationsFromCR: selectors become the namespaces they match; none of them is no restriction',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const waiting = waitingFor(cluster);
      for (const open of openPools(cluster)) yield draftOpen(cluster, open, waiting.get(open.pool) ?? []);
    }
  },
};

/** The Services that stay pending because a pool is handed out to nobody. */
function waitingFor(cluster: Cluster): ReadonlyMap<Pool, readonly Service[]> {
  const waiting = new Map<Pool, Service[]>();
  for (const { barred, service } of stuckServices(cluster)) {
    const services = barred === undefined ? undefined : waiting.get(barred);
    if (services !== undefined) services.push(service);
    else if (barred !== undefined) waiting.set(barred, [service]);
  }
  return waiting;
}

function draftOpen(cluster: Cluster, { pool, route, serves, meant }: OpenPool, waiting: readonly Service[]): Draft {
  const effect =
    serves === 'matching'
      ? 'gives it to matching Services of every namespace'
      : 'gives it to no Service by itself, and to whoever asks for it';
  const [first] = waiting;
  const more = waiting.length > 1 ? ` and ${waiting.length - 1} more` : '';
  const pending =
    first === undefined
      ? ''
      : `, and ${subject(cluster, first.manifest)}${more} ${waiting.length > 1 ? 'get' : 'gets'} no address`;
  const known = [...cluster.namespaces].sort().map((name) => `"${name}"`);
  return {
    at: blameKey(cluster, pool.manifest, route),
    message: `Pool "${written(pool.name)}" has namespaceSelectors that match no namespace: MetalLB then ${effect}${pending}`,
    help:
      meant === undefined
        ? `Select a label that a namespace has, or list the namespaces by name. Those of the repository are ${list(known)}.`
        : `Write ${meant.key}: ${meant.value}, which a namespace has.`,
    related: waiting.slice(0, 10).map(({ manifest }) => ({
      message: 'stays pending',
      at: blameValue(cluster, manifest, ['metadata', 'name']),
    })),
    ...(first !== undefined && { severity: 'error' }),
  };
}
