import type { SiteRule } from '../../src/lint/rule.ts';
import { verdictDrafts } from '../../src/lint/verdict-drafts.ts';
import type { Fact } from '../../src/metallb/verdict/refusal.ts';

const FACTS: ReadonlySet<Fact> = new Set([
  'mode-peer',
  'mode-bfd-profile',
  'mode-ipv6',
  'mode-community',
  'mode-extras',
]);

export const unsupportedInMode: SiteRule = {
  name: 'bgp/unsupported-in-mode',
  summary: "An option that the cluster's BGP mode lacks",
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config DiscardFRROnly: what native mode refuses',
    'MetalLB internal/bgp: only the mode frr takes the ConfigMap bgpextras, since 0.13.10',
  ],
  *check(site) {
    for (const cluster of site.clusters) yield* verdictDrafts(cluster, FACTS);
  },
};
