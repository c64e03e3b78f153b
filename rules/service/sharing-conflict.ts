import { annotationKey } from '../../src/lint/annotation-key.ts';
import { type ContestWords, draftContest } from '../../src/lint/contest-draft.ts';
import type { SiteRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type Contest, contestedAddresses } from '../../src/site/contested-addresses.ts';

export const sharingConflict: SiteRule = {
  name: 'service/sharing-conflict',
  summary: 'Services that cannot share an address: other key, the same port, or other backends under Local',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'MetalLB internal/allocator/allocator.go, checkSharing: equal sharing keys, equal backend keys, no common port',
    'MetalLB internal/allocator/k8salloc, BackendKey: the pod selector under externalTrafficPolicy Local, otherwise empty',
    'https://metallb.io/usage/#ip-address-sharing',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const contest of contestedAddresses(cluster)) {
        const words = wordsOf(cluster, contest);
        if (words !== undefined) yield draftContest(site, cluster, contest, words);
      }
    }
  },
};

function wordsOf(cluster: Cluster, { later, earlier, discord }: Contest): ContestWords | undefined {
  const other = subject(cluster, earlier.service.manifest);
  switch (discord.why) {
    case 'no-key':
      return undefined;
    case 'other-key':
      return {
        why: `which ${other} shares by the key "${earlier.key}" and not by "${later.key}"`,
        remedy: `give both one value of ${annotationKey(cluster, 'allow-shared-ip')}`,
      };
    case 'same-port':
      return {
        why: `which ${other} shares with it, and both use port ${discord.port}`,
        remedy: 'give one of them another port',
      };
    case 'other-backends':
      return {
        why: `which ${other} shares with it, and their backends differ under externalTrafficPolicy: Local`,
        remedy: 'give both one selector, or externalTrafficPolicy: Cluster',
      };
  }
}
