import type { SiteRule } from '../../src/lint/rule.ts';
import { verdictDrafts } from '../../src/lint/verdict-drafts.ts';
import type { Fact } from '../../src/metallb/verdict/refusal.ts';

const FACTS: ReadonlySet<Fact> = new Set(['local-preference']);

export const localPreference: SiteRule = {
  name: 'advertisement/local-preference',
  summary: 'Two BGPAdvertisements announce one pool alike with different local preferences',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config validateBGPAdvPerPool, since 0.13.10: one local preference for one BGP update',
    'MetalLB internal/config isAggrLengthDifferent, since 0.15.0: lengths count in the families of the pool',
  ],
  *check(site) {
    for (const cluster of site.clusters) yield* verdictDrafts(cluster, FACTS);
  },
};
