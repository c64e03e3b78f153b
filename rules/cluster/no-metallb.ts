import type { SiteRule } from '../../src/lint/rule.ts';
import { draftWaiting } from '../../src/lint/waiting-draft.ts';
import { servicesWithoutMetallb } from '../../src/metallb/absence.ts';

export const noMetallb: SiteRule = {
  name: 'cluster/no-metallb',
  summary: 'LoadBalancer Services, and nothing installs MetalLB though the repository installs other software',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'Kubernetes itself gives Services of type LoadBalancer no addresses',
    'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      yield* draftWaiting(cluster, servicesWithoutMetallb(cluster), {
        why: 'nothing in the repository installs MetalLB',
        help: 'Install MetalLB beside the rest, or say "metallb: false" in the plan where something else serves them.',
      });
    }
  },
};
