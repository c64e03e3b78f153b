import { blameKey, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { announcingNone } from '../../src/metallb/announcement.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { readPool } from '../../src/metallb/pool.ts';
import { isJudged, seesAllPools, unreadPools } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';

export const noPool: SiteRule = {
  name: 'advertisement/no-pool',
  summary: "An advertisement's selectors match no pool, so that it announces nothing",
  severity: 'warning',
  since: '0.1.0',
  evidence: ['MetalLB internal/config: selectors that match no pool are not the same as none, which select every pool'],
  *check(site) {
    for (const cluster of site.clusters) {
      if (!isJudged(cluster) || !seesAllPools(cluster)) continue;
      const selecting = cluster.advertisements.filter(({ poolSelectors }) => poolSelectors.length > 0);
      if (selecting.length === 0) continue;
      const pools = [...cluster.pools, ...unreadPools(cluster).map(readPool)];
      const seen = labelsSeen(cluster);
      for (const { manifest, name } of announcingNone(selecting, pools)) {
        yield {
          at: blameKey(cluster, manifest, ['spec', 'ipAddressPoolSelectors']),
          message: `${manifest.kind} "${written(name)}" selects pools by labels that no pool has, and announces nothing`,
          help: `Select labels that a pool carries in its metadata. ${seen}`,
        };
      }
    }
  },
};

/** The labels that pools have, for whoever misspelt one. */
function labelsSeen(cluster: Cluster): string {
  const labels = new Set<string>();
  for (const { manifest } of cluster.pools) {
    for (const [key, value] of manifest.labels) if (typeof value === 'string') labels.add(`${key}=${value}`);
  }
  return labels.size === 0 ? 'The pools have no labels.' : `The pools have ${list([...labels].sort())}.`;
}
