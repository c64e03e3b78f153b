import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { isItems } from '../../src/manifest/tree.ts';
import { written } from '../../src/metallb/service.ts';

export const empty: SiteRule = {
  name: 'pool/empty',
  summary: 'A pool without addresses',
  severity: 'error',
  since: '0.1.0',
  evidence: ['MetalLB internal/config: a pool needs at least one address range, or the whole configuration is invalid'],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { manifest, name } of cluster.pools) {
        const addresses = manifest.get(['spec', 'addresses']);
        if (!isItems(addresses) || addresses.length > 0) continue;
        yield {
          at: blameValue(cluster, manifest, ['spec', 'addresses']),
          message: `Pool "${written(name)}" has no addresses, so that MetalLB refuses all pools of the cluster`,
          help: 'Give it a CIDR or a range, or remove the pool.',
        };
      }
    }
  },
};
