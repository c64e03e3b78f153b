import type { SiteRule } from '../../src/lint/rule.ts';
import { verdictDrafts } from '../../src/lint/verdict-drafts.ts';
import type { Fact } from '../../src/metallb/verdict/refusal.ts';

const FACTS: ReadonlySet<Fact> = new Set(['peers-address', 'peers-router-id', 'peers-asn', 'duplicate-name']);

export const conflictingPeers: SiteRule = {
  name: 'bgp/conflicting-peers',
  summary:
    'Two BGPPeers that cannot be beside each other: the same name, or in FRR modes the same router or other identity',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config DiscardNativeOnly: in FRR modes one router ID, one myASN a VRF, one session an address',
    'MetalLB 0.16.0 internal/config checkFRRPeersCompatible: only among peers that share a node',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      yield* verdictDrafts(cluster, FACTS, ({ manifest }) => manifest.kind === 'BGPPeer');
    }
  },
};
