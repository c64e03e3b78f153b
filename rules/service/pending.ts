import { annotationKey } from '../../src/lint/annotation-key.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { pendingWords } from '../../src/metallb/allocator/pending-words.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type StuckService, stuckServices } from '../../src/site/stuck-services.ts';

export const pending: SiteRule = {
  name: 'service/pending',
  summary: 'A Service that gets no address in any order',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/allocator/allocator.go, Allocate: pools with autoAssign that are kept for the Service, then those kept for nobody; else there is no address',
    'MetalLB controller/service.go, convergeBalancer: a failed allocation is the event AllocationFailed, and the Service stays pending',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const stuck of stuckServices(cluster)) {
        const { service, barred } = stuck;
        if (barred !== undefined) continue;
        const { message } = pendingWords(stuck.pending);
        yield {
          at: blameValue(cluster, service.manifest, ['metadata', 'name']),
          message: `${subject(cluster, service.manifest)} stays pending in every order: ${message}`,
          help: helpFor(cluster, stuck),
        };
      }
    }
  },
};

function helpFor(cluster: Cluster, { pending, askable, families }: StuckService): string {
  const [family, another] = families;
  if (pending.reason === 'family-mismatch' && another === undefined) {
    return `Add ${family === 'ipv4' ? 'IPv4' : 'IPv6'} addresses to a pool that is open to it, or change its ipFamilies.`;
  }
  if (askable === undefined) return pendingWords(pending).remedy;
  return `Ask for a pool by the annotation ${annotationKey(cluster, 'address-pool')}: ${askable}, or let a pool assign to it.`;
}
