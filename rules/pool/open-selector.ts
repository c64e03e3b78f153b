import { blameKey, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { openPools } from '../../src/metallb/open-pools.ts';
import { written } from '../../src/metallb/service.ts';

export const openSelector: SiteRule = {
  name: 'pool/open-selector',
  summary: "Namespace selectors that match no namespace lift the pool's restriction",
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config addressPoolServiceAllocationsFromCR: selectors become the namespaces they match; none of them is no restriction',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { pool, route, serves } of openPools(cluster)) {
        const known = [...cluster.namespaces].sort().map((name) => `"${name}"`);
        yield {
          at: blameKey(cluster, pool.manifest, route),
          message: `Pool "${written(pool.name)}" has namespaceSelectors that match no namespace: MetalLB then ${
            serves === 'matching'
              ? 'gives it to matching Services of every namespace'
              : 'gives it to no Service by itself, and to whoever asks for it'
          }`,
          help: `Select a label that a namespace has, or list the namespaces by name. Those of the repository are ${list(known)}.`,
        };
      }
    }
  },
};
