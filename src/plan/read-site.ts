import type { Entry } from './entry.ts';
import type { PlanFile } from './included-plans.ts';
import type { SitePlan } from './plan.ts';
import { readBgp } from './read-bgp.ts';
import { readCluster } from './read-cluster.ts';
import { readImport } from './read-import.ts';
import { readNetwork } from './read-network.ts';
import { readRanges } from './read-range.ts';

/** How many clusters stand in the plan files of each folder. */
export function clustersByFolder(plans: readonly PlanFile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { folder, top } of plans) {
    const clusters = top.list('sites').reduce((sum, site) => sum + site.list('clusters').length, 0);
    counts.set(folder, (counts.get(folder) ?? 0) + clusters);
  }
  return counts;
}

/** The sites of one plan file; `isOnlyCluster` where no other cluster stands in the plan files of its folder. */
export function readSites({ top, folder }: PlanFile, isOnlyCluster: boolean): readonly SitePlan[] {
  return top.list('sites').map((site) => readSite(site, folder, isOnlyCluster));
}

function readSite(site: Entry, folder: string, isOnlyCluster: boolean): SitePlan {
  const siteName = site.get('name')?.located ?? { value: '', at: site.at };
  const vrf = site.get('vrf')?.located;
  const bgp = site.get('bgp');
  return {
    name: siteName,
    folder,
    at: site.at,
    ...(vrf !== undefined && { vrf }),
    complete: site.get('complete')?.is(false) !== true,
    networks: site.list('networks').map(readNetwork),
    routed: readRanges(site.list('routed'), []),
    ...(bgp !== undefined && { bgp: readBgp(bgp) }),
    imports: site.list('imports').map((one) => readImport(one, folder)),
    clusters: site.list('clusters').map((cluster) => readCluster(cluster, { site, siteName, folder, isOnlyCluster })),
  };
}
