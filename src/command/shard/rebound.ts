import { boundDrafts } from '../../lint/bound-drafts.ts';
import type { Draft } from '../../lint/rule.ts';
import type { Spoken } from '../../lint/stamp.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import type { Site } from '../../site/site.ts';
import { append } from '../../text/group-by.ts';

/**
 * What rules said of parts without what they would not have said of the whole: of one file, such as the plan, each part
 * may have said as much as a rule says at all. The clusters go in the order of the sites.
 */
export function reboundDrafts(spoken: readonly Spoken[], sites: readonly Site[]): readonly Spoken[] {
  const rank = new Map(sites.flatMap(({ clusters }) => clusters).map((cluster, index) => [cluster, index]));
  const rankOf = ({ draft }: Spoken) => rankIn(rank, clusterOf(draft));
  const groups = new Map<string, Spoken[]>();
  for (const one of spoken) append(groups, JSON.stringify([one.rule.name, one.site?.name ?? null]), one);
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => rankOf(a) - rankOf(b));
    const kept = new Set(boundDrafts(sorted.map(({ draft }) => draft)));
    return sorted.filter(({ draft }) => kept.has(draft));
  });
}

function clusterOf({ at, cluster }: Draft): Cluster | undefined {
  return 'manifest' in at ? at.cluster : cluster;
}

function rankIn(rank: ReadonlyMap<Cluster, number>, cluster: Cluster | undefined): number {
  return cluster === undefined ? -1 : (rank.get(cluster) ?? -1);
}
