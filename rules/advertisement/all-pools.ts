import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { type Protocol, selectsAll } from '../../src/metallb/advertisement.ts';
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
      const broad = cluster.advertisements.filter(selectsAll);
      if (!isJudged(cluster) || pools.size < 2 || broad.length === 0) continue;
      const words = { l2: wordsFor(cluster, pools, 'l2'), bgp: wordsFor(cluster, pools, 'bgp') };
      for (const { manifest, name, protocol } of broad) {
        const { every, help } = words[protocol];
        yield {
          at: blameValue(cluster, manifest, ['metadata', 'name']),
          message: `${manifest.kind} "${written(name)}" names no pool and so announces every one, ${every}`,
          help,
        };
      }
    }
  },
};

const OTHER: Readonly<Record<Protocol, string>> = {
  l2: 'a BGPAdvertisement chooses',
  bgp: 'an L2Advertisement chooses',
};

/** What is said alike of every advertisement of a protocol. */
function wordsFor(cluster: Cluster, pools: ReadonlySet<string>, protocol: Protocol) {
  const others = meantForOther(cluster, protocol);
  const also = others.length === 0 ? '' : `; ${OTHER[protocol]} ${list(others)}`;
  return {
    every: `${list([...pools].map((pool) => `"${pool}"`))}${also}`,
    help: `Name the pools it is for in spec.ipAddressPools, for example ${firstFor(pools, others)}.`,
  };
}

/** The pools that an advertisement of the other protocol chooses, quoted. */
function meantForOther(cluster: Cluster, protocol: Protocol): readonly string[] {
  const other = protocol === 'l2' ? 'bgp' : 'l2';
  if (cluster.advertisements.some((one) => one.protocol === other && selectsAll(one))) return [];
  const chosen = cluster.pools.filter((pool) => announcedBy(cluster, pool, other) === true);
  return chosen.map((pool) => `"${written(pool.name)}"`);
}

/** A pool that nobody else announces, if there is one. */
function firstFor(pools: ReadonlySet<string>, others: readonly string[]): string {
  const [first] = pools;
  const chosen = new Set(others);
  return [...pools].find((pool) => !chosen.has(`"${pool}"`)) ?? first ?? '';
}
