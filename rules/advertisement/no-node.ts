import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { type Advertisement, runsOn } from '../../src/metallb/advertisement.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { EXCLUDE_LABEL, isExcluded } from '../../src/metallb/excluded-nodes.ts';
import { isJudged } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';

export const noNode: SiteRule = {
  name: 'advertisement/no-node',
  summary: 'No node can announce: the node selectors match none, or only nodes excluded from external load balancers',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config: an advertisement counts only on nodes that its nodeSelectors match',
    'MetalLB 0.14.0 release notes: nodes labeled node.kubernetes.io/exclude-from-external-load-balancers announce nothing',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      if (!isJudged(cluster) || cluster.nodes.length === 0) continue;
      for (const advertisement of cluster.advertisements) {
        const why = silence(cluster, advertisement);
        if (why === undefined) continue;
        const { manifest, name, nodeSelectors } = advertisement;
        const isSelecting = nodeSelectors.length > 0;
        yield {
          at: isSelecting
            ? blameKey(cluster, manifest, ['spec', 'nodeSelectors'])
            : blameValue(cluster, manifest, ['metadata', 'name']),
          message: `${manifest.kind} "${written(name)}" ${why.message}`,
          help: why.help,
        };
      }
    }
  },
};

interface Silence {
  readonly message: string;
  readonly help: string;
}

/** Why surely no node makes an advertisement; undefined where one may. */
function silence(cluster: Cluster, advertisement: Advertisement): Silence | undefined {
  const selected = cluster.nodes.filter(({ labels }) => runsOn(advertisement, labels) !== false);
  const names = (nodes: Cluster['nodes']) => list(nodes.map(({ name }) => `"${name}"`));
  if (selected.length === 0) {
    const message = `selects none of the cluster's nodes: ${names(cluster.nodes)}`;
    return { message, help: `Select a label that a node has. ${labelsSeen(cluster)}` };
  }
  if (!selected.every((node) => isExcluded(cluster, node) === true)) return undefined;
  const are = selected.length === 1 ? 'is' : 'are';
  return {
    message: `has no node to announce from: ${names(selected)} ${are} excluded from external load balancers`,
    help: `Remove the label ${EXCLUDE_LABEL} from a node${cluster.releases.since('0.14.4') ? ', or run the speakers with --ignore-exclude-lb' : ''}.`,
  };
}

/** What the plan says of the nodes' labels, for whoever misspelt one. */
function labelsSeen(cluster: Cluster): string {
  const written = (cluster.plan?.nodes ?? []).flatMap(({ labels }) =>
    [...labels].map(([key, value]) => `${key}=${value}`),
  );
  const labels = [...new Set(written)].sort();
  return labels.length === 0 ? 'The plan gives them none beside their names.' : `The plan gives them ${list(labels)}.`;
}
