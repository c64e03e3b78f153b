import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { type Advertisement, type Protocol, selectsAll } from '../../src/metallb/advertisement.ts';
import { announcedBy } from '../../src/metallb/announcement.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { isJudged, nameOf } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';

export const allPools: SiteRule = {
  name: 'advertisement/all-pools',
  summary: 'An advertisement without pool selector in a cluster with several pools announces every one of them',
  severity: 'info',
  since: '0.1.0',
  evidence: ['MetalLB documentation: an advertisement that selects no pool applies to all of them'],
  *check(site) {
    for (const cluster of site.clusters) {
      const pools = new Set(cluster.pools.flatMap((pool) => nameOf(pool) ?? []));
      if (!isJudged(cluster) || pools.size < 2) continue;
      for (const advertisement of cluster.advertisements.filter(selectsAll)) {
        const { manifest, name } = advertisement;
        const others = meantForOther(cluster, advertisement);
        const also = others.length === 0 ? '' : `; ${OTHER[advertisement.protocol]} ${list(others)}`;
        yield {
          at: blameValue(cluster, manifest, ['metadata', 'name']),
          message: `${manifest.kind} "${written(name)}" names no pool and so announces every one, ${list([...pools].map((pool) => `"${pool}"`))}${also}`,
          help: `Name the pools it is for in spec.ipAddressPools, for example ${firstFor(pools, others)}.`,
        };
      }
    }
  },
};

const OTHER: Readonly<Record<Protocol, string>> = {
  l2: 'a BGPAdvertisement chooses',
  bgp: 'an L2Advertisement chooses',
};

/** The pools that an advertisement of the other protocol chooses, quoted. */
function meantForOther(cluster: Cluster, { protocol }: Advertisement): readonly string[] {
  const other = protocol === 'l2' ? 'bgp' : 'l2';
  if (cluster.advertisements.some((one) => one.protocol === other && selectsAll(one))) return [];
  const chosen = cluster.pools.filter((pool) => announcedBy(cluster, pool, other) === true);
  return chosen.map((pool) => `"${written(pool.name)}"`);
}

/** A pool that nobody else announces, if there is one. */
function firstFor(pools: ReadonlySet<string>, others: readonly string[]): string {
  const [first] = [...pools];
  return [...pools].find((pool) => !others.includes(`"${pool}"`)) ?? first ?? '';
}
