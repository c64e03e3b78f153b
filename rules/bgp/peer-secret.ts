import type { SiteRule } from '../../src/lint/rule.ts';
import { draftVerdict } from '../../src/lint/verdict-drafts.ts';
import { verdictOf } from '../../src/metallb/verdict/verdict.ts';

export const peerSecret: SiteRule = {
  name: 'bgp/peer-secret',
  summary: "The Secret of a BGPPeer's password has the wrong type or no password, or is missing",
  severity: 'error',
  since: '0.1.0',
  evidence: [
    "MetalLB internal/config passwordFromSecretForPeer: by name in MetalLB's namespace, of the type basic-auth",
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      if (cluster.plan?.metallb.installed === false) continue;
      for (const refusal of verdictOf(cluster)) {
        if (refusal.fact === 'secret-content') yield draftVerdict(cluster, refusal);
        if (refusal.fact !== 'secret-missing') continue;
        const { what } = refusal;
        yield {
          ...draftVerdict(cluster, refusal),
          message: `${what}, as far as the repository shows: without it the speakers keep the last valid configuration`,
          help: 'Create it there, of the type kubernetes.io/basic-auth with the key "password"; MetalLB looks in no other namespace.',
          severity: 'warning',
        };
      }
    }
  },
};
