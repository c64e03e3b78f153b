import type { Manifest } from '../../manifest/manifest.ts';
import { buildCluster } from '../../metallb/build-cluster.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import { RELEASES, Releases } from '../../metallb/release.ts';
import { KINDS } from '../../metallb/schemas.ts';
import { INSTALLATION } from '../../metallb/unseen.ts';
import type { ClusterPlan, Plan, SitePlan } from '../../plan/plan.ts';
import type { Source } from '../../text/source.ts';
import { readSpan } from './manifest-data.ts';
import { type Part, partAt } from './part.ts';
import type { SpanData, TextTable } from './text-data.ts';

/** What rules across clusters need of one: the facts that its resources do not say, and their numbers. */
export interface ClusterData {
  readonly site: string;
  readonly name: string;
  readonly manifests: readonly number[];
  readonly bounded: boolean;
  /** Where the plan or the command line states them, or configuration that is extracted. */
  readonly releases?: readonly string[];
  /** Kinds of which more may exist than is seen. */
  readonly unseen: readonly string[];
  readonly installed: boolean;
  /** The release as the plan, or configuration that is extracted, writes it, and where. */
  readonly version?: readonly [string, SpanData];
}

/** The kinds that rules across clusters ask about. */
const ASKED: readonly string[] = [
  ...new Set(KINDS.filter(({ apiVersion }) => apiVersion.startsWith('metallb.io/')).map(({ kind }) => kind)),
  'Service',
  'Secret',
  'Namespace',
  INSTALLATION,
];

/** Writes a cluster of a site down, its resources by their numbers. `isForced`: the command line states its release. */
export function writeCluster(
  site: string,
  cluster: Cluster,
  manifests: readonly number[],
  texts: TextTable,
  isForced: boolean,
): ClusterData {
  const { name = '', bounded, releases, unseen, plan } = cluster;
  const version = plan?.metallb.version;
  const isStated = isForced || version !== undefined;
  return {
    site,
    name,
    manifests,
    bounded,
    ...(isStated ? { releases: releases.list } : {}),
    unseen: ASKED.filter((kind) => unseen.mayHold(kind)),
    installed: plan?.metallb.installed !== false,
    ...(version === undefined ? {} : { version: [version.value, texts.take(version.at)] as const }),
  };
}

/** A cluster as it is carried, before it is joined with its site. */
export interface CarriedCluster {
  readonly site: SitePlan;
  readonly cluster: Cluster;
}

/** The clusters of a plan by the names of site and cluster. */
export type PlannedClusters = ReadonlyMap<string, { readonly site: SitePlan; readonly cluster: ClusterPlan }>;

/** Finds the clusters of a plan by their names. */
export function clustersIn(plan: Plan): PlannedClusters {
  const all = plan.sites.flatMap((site) => site.clusters.map((cluster) => ({ site, cluster })));
  return new Map(all.map((one) => [keyOf(one.site.name.value, one.cluster.name.value), one]));
}

function keyOf(site: string, cluster: string): string {
  return JSON.stringify([site, cluster]);
}

/** Reads a cluster of a plan. Throws a ReportFault. */
export function readCluster(
  part: Part,
  planned: PlannedClusters,
  manifests: readonly Manifest[],
  sources: readonly Source[],
): CarriedCluster {
  const name = part.get('name').text();
  const found = planned.get(keyOf(part.get('site').text(), name));
  if (found === undefined) return part.fail('is no cluster of the plan');
  const { site, cluster: written } = found;
  const own = planOf(part, written, sources);
  const held = new Set(part.get('unseen').texts());
  const bgp = own.metallb.bgp;
  const cluster = buildCluster({
    name,
    plan: own,
    bounded: part.get('bounded').flag(),
    manifests: part
      .get('manifests')
      .items()
      .map((one) => one.in(manifests)),
    releases: part.get('releases').optional(readReleases),
    modes: bgp === undefined ? undefined : [bgp.value],
    unseen: { mayHold: (kind) => held.has(kind) || !ASKED.includes(kind) },
  });
  return { site, cluster };
}

/** The plan's cluster with what was extracted for it. */
function planOf(part: Part, written: ClusterPlan, sources: readonly Source[]): ClusterPlan {
  const version = part.get('version').optional((one) => {
    const pair = one.tuple(2);
    return { value: partAt(pair, 0).text(), at: readSpan(partAt(pair, 1), sources) };
  });
  const installed = part.get('installed').flag();
  return { ...written, metallb: { ...written.metallb, installed, ...(version === undefined ? {} : { version }) } };
}

function readReleases(part: Part): Releases {
  const [first, ...others] = part.items().map((item) => item.word(RELEASES));
  return first === undefined ? part.fail('names no release') : Releases.of(first, ...others);
}
