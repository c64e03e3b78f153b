import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { announces } from '../../src/metallb/advertisement.ts';
import { announced } from '../../src/metallb/announcement.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { announcedElsewhere } from '../../src/metallb/other-announcers.ts';
import type { Pool } from '../../src/metallb/pool.ts';
import { isJudged, nameOf, seesAllAdvertisements } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';
import { misplacedAdvertisements, unknownPools } from '../../src/metallb/unknown-pools.ts';

export const unadvertised: SiteRule = {
  name: 'pool/unadvertised',
  summary: 'No L2Advertisement and no BGPAdvertisement selects the pool: nobody announces its addresses',
  severity: 'error',
  since: '0.1.0',
  evidence: ['MetalLB 0.13 release notes: without an advertisement the addresses of a pool are not announced'],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const pool of orphansOf(cluster)) {
        const name = nameOf(pool) ?? '';
        yield {
          at: blameValue(cluster, pool.manifest, ['metadata', 'name']),
          message: `No L2Advertisement and no BGPAdvertisement selects pool "${name}": Services get its addresses and nobody announces them`,
          help: help(cluster, name),
        };
      }
    }
  },
};

/** The pools that surely nobody announces, one of each name, without those that another rule has explained. */
function orphansOf(cluster: Cluster): readonly Pool[] {
  if (!isJudged(cluster) || !seesAllAdvertisements(cluster)) return [];
  const silent = new Map<string, Pool>();
  for (const pool of cluster.pools) {
    const name = nameOf(pool);
    if (name !== undefined && !silent.has(name) && announced(cluster, pool) === false) silent.set(name, pool);
  }
  if (silent.size === 0) return [];
  const elsewhere = announcedElsewhere(cluster);
  if (elsewhere === 'any') return [];
  const explained = new Set(unknownPools(cluster).map(({ meant }) => meant?.name));
  const misplaced = misplacedAdvertisements(cluster);
  return [...silent.values()].filter((pool) => {
    if (explained.has(pool.name) || misplaced.some((one) => announces(one, pool) !== false)) return false;
    return pool.addresses.isEmpty || !pool.addresses.subtract(elsewhere).isEmpty;
  });
}

/** An advertisement that goes by names can take one more, one that goes by labels too. */
function help(cluster: Cluster, pool: string): string {
  const listing = cluster.advertisements.find((one) => one.pools.length > 0 && nameOf(one) !== undefined);
  const one = `an L2Advertisement or a BGPAdvertisement with ipAddressPools: [${pool}]`;
  if (listing === undefined) {
    const selecting = cluster.advertisements.find(({ poolSelectors }) => poolSelectors.length > 0);
    if (selecting === undefined) return `Add ${one}.`;
    const name = `${selecting.manifest.kind} "${written(selecting.name)}"`;
    return `Give it the labels that ${name} selects, or add ${one}.`;
  }
  const { kind } = listing.manifest;
  return `Add ${pool} to spec.ipAddressPools of ${kind} "${nameOf(listing) ?? ''}", or write an advertisement for it.`;
}
