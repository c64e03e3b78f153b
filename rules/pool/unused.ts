import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { nameOf } from '../../src/metallb/reach.ts';
import { NEW_PREFIX, OLD_PREFIX } from '../../src/metallb/request.ts';
import { unusedPools } from '../../src/site/unused-pools.ts';

export const unused: SiteRule = {
  name: 'pool/unused',
  summary: 'A pool that no Service can get an address from: none asks for it, or its selectors match none',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/allocator: a pool with autoAssign false serves only Services that ask for it or for its addresses',
    'MetalLB internal/config: serviceAllocation keeps a pool for the namespaces and Services it selects',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const prefix = cluster.releases.since('0.14.9') ? NEW_PREFIX : OLD_PREFIX;
      for (const { pool, route, why } of unusedPools(site, cluster)) {
        const name = nameOf(pool) ?? '';
        const isSelector = why === 'selects-none';
        const key = String(route.at(-1));
        yield {
          at: isSelector ? blameKey(cluster, pool.manifest, route) : blameValue(cluster, pool.manifest, route),
          message: isSelector
            ? `Pool "${name}" is kept for Services that do not exist: its ${key} select no LoadBalancer Service of the cluster`
            : `No Service asks for pool "${name}", and with autoAssign: false it is given to no other`,
          help: isSelector
            ? `Compare the ${key} with the Services it is meant for, or remove the pool.`
            : `Ask for it with the annotation ${prefix}address-pool: ${name}, set autoAssign: true, or remove it.`,
        };
      }
    }
  },
};
