import type { SiteRule } from '../../src/lint/rule.ts';
import { verdictDrafts } from '../../src/lint/verdict-drafts.ts';
import type { Fact } from '../../src/metallb/verdict/refusal.ts';

const FACTS: ReadonlySet<Fact> = new Set(['aggregation-bounds', 'aggregation-pool', 'aggregation-selectors']);

export const aggregationLength: SiteRule = {
  name: 'advertisement/aggregation-length',
  summary:
    "An aggregation length that is out of bounds, shorter than a pool's prefix, or stands beside serviceSelectors",
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config validateBGPAdvPerPool: the length is held against the largest block of each entry',
    'MetalLB 0.16.0 BGPAdvertisement CRD: serviceSelectors go with the lengths 32 and 128 only',
  ],
  *check(site) {
    for (const cluster of site.clusters) yield* verdictDrafts(cluster, FACTS);
  },
};
