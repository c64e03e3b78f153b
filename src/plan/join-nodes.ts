import { contains, intervalOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { append } from '../text/group-by.ts';
import type { Problem } from '../text/problem.ts';
import type { ImportedNode } from './imports/imported.ts';
import type { KnownImport } from './place-ranges.ts';
import type { ClusterPlan, ImportPlan, NodePlan, RangePlan, SitePlan } from './plan.ts';
import { quote } from './quote.ts';

/** The clusters of a site with the nodes of its imports. */
export interface JoinedNodes {
  readonly clusters: readonly ClusterPlan[];
  readonly problems: readonly Problem[];
  /** The addresses of nodes in a site without clusters. */
  readonly loose: readonly RangePlan[];
}

/** Gives imported nodes to the cluster that the entry names, else to the only one; a site with several needs the name. */
export function joinNodes(site: SitePlan, imports: readonly KnownImport[]): JoinedNodes {
  const added = new Map<string, ImportedNode[]>();
  const problems: Problem[] = [];
  const loose: RangePlan[] = [];
  for (const { entry, imported } of imports) {
    if (imported.nodes.length === 0) continue;
    const cluster = clusterOf(site, entry);
    if (typeof cluster !== 'string') {
      if (cluster === undefined) loose.push(...imported.nodes.flatMap(nodeRanges));
      else problems.push(cluster);
      continue;
    }
    for (const node of imported.nodes) append(added, cluster, node);
  }
  const clusters = site.clusters.map((cluster) => withNodes(cluster, added.get(cluster.name.value) ?? []));
  return { clusters, problems, loose };
}

/** The name of the cluster, what is wrong with the entry, or undefined in a site without clusters. */
function clusterOf(site: SitePlan, { cluster, at }: ImportPlan): string | Problem | undefined {
  const names = site.clusters.map(({ name }) => name.value);
  const where = `site ${quote(site.name.value)}`;
  if (cluster !== undefined) {
    if (names.includes(cluster.value)) return cluster.value;
    return { message: `${where} has no cluster ${quote(cluster.value)}`, at: cluster.at };
  }
  if (names.length < 2) return names[0];
  return {
    message: `missing key "cluster": ${where} has ${names.length} clusters, and these are the nodes of one`,
    at,
  };
}

function nodeRanges({ name, addresses }: ImportedNode): readonly RangePlan[] {
  return addresses.map(({ value, at }) => ({
    range: { value: intervalOf(value), at },
    at,
    role: 'node',
    name: name.value,
    pools: [],
    clusters: [],
  }));
}

/** A node that the plan writes too keeps its place; its addresses are those of both, the import's labels win. */
function withNodes(cluster: ClusterPlan, imported: readonly ImportedNode[]): ClusterPlan {
  if (imported.length === 0) return cluster;
  const nodes = new Map<string, NodePlan>(cluster.nodes.map((node) => [node.name.value, node]));
  for (const { podCIDRs: _, ...node } of imported) {
    const written = nodes.get(node.name.value);
    nodes.set(node.name.value, written === undefined ? node : merged(written, node));
  }
  const known = IntervalSet.of(cluster.podCIDRs.map(({ value }) => value));
  const more = imported
    .flatMap((node) => node.podCIDRs)
    .filter(({ value }) => {
      return !known.overlapping(value).some((around) => contains(around, value));
    });
  return { ...cluster, nodes: [...nodes.values()], podCIDRs: [...cluster.podCIDRs, ...more] };
}

function merged(written: NodePlan, imported: NodePlan): NodePlan {
  const known = new Set(written.addresses.map(({ value }) => `${value.family} ${value.value}`));
  const more = imported.addresses.filter(({ value }) => !known.has(`${value.family} ${value.value}`));
  return {
    ...written,
    addresses: [...written.addresses, ...more],
    labels: new Map([...written.labels, ...imported.labels]),
  };
}
