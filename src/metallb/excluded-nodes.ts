import { fieldsOf, isItems, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster, ClusterNode } from './cluster.ts';
import { anyOf, opposite, type Truth } from './labels.ts';

/** Takes a node out of every external load balancer, with any value (kubernetes.io, well-known labels). */
export const EXCLUDE_LABEL = 'node.kubernetes.io/exclude-from-external-load-balancers';

/**
 * Whether MetalLB announces nothing from a node because of its label: from release 0.14.0 on, unless the speakers run
 * with `--ignore-exclude-lb` (0.14.4, the chart's `speaker.ignoreExcludeLB`).
 */
export function isExcluded(cluster: Cluster, node: ClusterNode): Truth {
  const label = node.labels.get(EXCLUDE_LABEL);
  if (label === undefined || cluster.releases.before('0.14.0')) return false;
  if (label instanceof Unknown || !cluster.releases.since('0.14.0')) return 'unknown';
  return opposite(ignoresLabel(cluster));
}

/** Values that stand in another file are unknown; text that names the setting is taken to set it. */
function ignoresLabel(cluster: Cluster): Truth {
  return anyOf(cluster.installations, ({ manifest }) => {
    if (setsFlag(manifest.fields)) return true;
    return ELSEWHERE.some((route) => itemsOf(manifest.get(route)).length > 0) ? 'unknown' : false;
  });
}

const ELSEWHERE: readonly Route[] = [
  ['spec', 'valuesFrom'],
  ['spec', 'source', 'helm', 'valueFiles'],
  ['spec', 'sources'],
  ['helmCharts'],
];

const FLAG = /ignoreExcludeLB|--ignore-exclude-lb(?!=false)/;

function setsFlag(tree: Tree): boolean {
  if (typeof tree === 'string') return FLAG.test(tree);
  if (isItems(tree)) return tree.some(setsFlag);
  return [...fieldsOf(tree)].some(([key, value]) => (key === 'ignoreExcludeLB' ? value !== false : setsFlag(value)));
}
