import type { SiteRule } from '../../src/lint/rule.ts';
import { verdictDrafts } from '../../src/lint/verdict-drafts.ts';
import type { Fact, Refusal } from '../../src/metallb/verdict/refusal.ts';

const FACTS: ReadonlySet<Fact> = new Set([
  'duplicate-entry',
  'selector-duplicate',
  'duplicate-name',
  'community-duplicate',
]);

export const duplicate: SiteRule = {
  name: 'advertisement/duplicate',
  summary: 'A name, entry or selector that stands twice where MetalLB takes it once',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config validateDuplicate and validateLabelSelectorDuplicate',
    'MetalLB internal/config communitiesFromCrs: an alias is unique among all Communities',
    'Kubernetes: a namespace holds one object of a kind and name, the one that is applied last',
  ],
  *check(site) {
    for (const cluster of site.clusters) yield* verdictDrafts(cluster, FACTS, isSaidHere);
  },
};

/** Names of pools, peers and BFD profiles, and what stands in a peer, have rules of their own. */
function isSaidHere({ fact, manifest: { kind } }: Refusal): boolean {
  if (kind === 'BGPPeer') return false;
  return fact !== 'duplicate-name' || kind.endsWith('Advertisement') || kind === 'Community';
}
