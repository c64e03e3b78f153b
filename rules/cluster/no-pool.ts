import type { SiteRule } from '../../src/lint/rule.ts';
import { draftWaiting } from '../../src/lint/waiting-draft.ts';
import { servicesWithoutPool } from '../../src/metallb/absence.ts';

export const noPool: SiteRule = {
  name: 'cluster/no-pool',
  summary: 'LoadBalancer Services and no address pool',
  severity: 'error',
  since: '0.1.0',
  evidence: ['MetalLB stays idle until a pool is defined', 'https://metallb.io/configuration/'],
  *check(site) {
    for (const cluster of site.clusters) {
      yield* draftWaiting(cluster, servicesWithoutPool(cluster), {
        why: 'the cluster has no address pool',
        help: 'Add an IPAddressPool, and an L2Advertisement or BGPAdvertisement that announces it.',
      });
    }
  },
};
