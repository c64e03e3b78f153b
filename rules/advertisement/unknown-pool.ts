import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { nameOf } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';
import { unknownPools } from '../../src/metallb/unknown-pools.ts';

export const unknownPool: SiteRule = {
  name: 'advertisement/unknown-pool',
  summary: 'An advertisement names a pool that does not exist in the cluster',
  severity: 'error',
  since: '0.1.0',
  evidence: ['MetalLB internal/config: a name in ipAddressPools that no pool has is passed over without a word'],
  *check(site) {
    for (const cluster of site.clusters) {
      const pools = cluster.pools.flatMap((pool) => nameOf(pool) ?? []).map((name) => `"${name}"`);
      const known = pools.length === 0 ? 'The cluster has no pool.' : `The pools are ${list(pools)}.`;
      for (const { advertisement, reference, name, meant } of unknownPools(cluster)) {
        const { manifest } = advertisement;
        yield {
          at: blameValue(cluster, manifest, reference.route),
          message: `${manifest.kind} "${written(advertisement.name)}" names pool "${name}", which does not exist`,
          help: meant === undefined ? `Name a pool of the cluster. ${known}` : `Write "${written(meant.name)}".`,
          ...(meant === undefined
            ? {}
            : {
                related: [
                  { message: 'the pool likely meant', at: blameValue(cluster, meant.manifest, ['metadata', 'name']) },
                ],
              }),
        };
      }
    }
  },
};
