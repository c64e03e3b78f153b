import { annotationKey } from '../../src/lint/annotation-key.ts';
import { draftContest } from '../../src/lint/contest-draft.ts';
import type { SiteRule } from '../../src/lint/rule.ts';
import { subject } from '../../src/metallb/subject.ts';
import { contestedAddresses } from '../../src/site/contested-addresses.ts';

export const addressInUse: SiteRule = {
  name: 'service/address-in-use',
  summary: 'A Service asks for an address that another Service claims, and one of them does not share',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'MetalLB internal/allocator/allocator.go, checkSharing: two Services are on one address only if both have the same sharing key',
    'https://metallb.io/usage/#ip-address-sharing',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const contest of contestedAddresses(cluster)) {
        const { later, earlier, discord } = contest;
        if (discord.why !== 'no-key') continue;
        const other = subject(cluster, earlier.service.manifest);
        const unshared = [later, earlier].filter(({ key }) => key === '').length === 2;
        const key = annotationKey(cluster, 'allow-shared-ip');
        yield draftContest(site, cluster, contest, {
          why: `which ${other} ${earlier.asks ? 'asks for too' : 'has'}${unshared ? '' : `, and only ${later.key === '' ? other : 'this one'} shares it`}`,
          remedy: `let both share it by one value of ${key} and different ports`,
        });
      }
    }
  },
};
