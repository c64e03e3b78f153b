import { posix } from 'node:path';
import type { Manifest } from '../manifest/manifest.ts';
import { buildCluster } from '../metallb/build-cluster.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Releases } from '../metallb/release.ts';
import { Twins } from '../metallb/twins.ts';
import { unseenIn } from '../metallb/unseen.ts';
import type { ClusterPlan, Plan, SitePlan } from '../plan/plan.ts';
import { joinSites, type SiteParts } from '../site/join-sites.ts';
import type { Site } from '../site/site.ts';
import { type Collection, distinctOf, livePaths } from '../source/collection.ts';
import { type Ground, gather, type Start } from '../source/gather.ts';
import { groundOf } from '../source/ground.ts';
import { type InferredCluster, inferClusters } from '../source/infer-clusters.ts';
import type { Progress } from '../source/progress.ts';
import { createReader } from '../source/reader.ts';
import { groupBy } from '../text/group-by.ts';
import { type Dormant, dormantSite, lookAt, onlyOpenly, orDormant } from './dormant-site.ts';
import { plannedReleases, releasesNamed } from './named-releases.ts';
import { usageAt } from './usage.ts';
import { withExtracts } from './with-extracts.ts';
import type { Workspace } from './workspace.ts';

/** The sites of a plan with their clusters read, or those of a folder without a plan: one for each cluster. */
export interface Loaded {
  readonly sites: readonly Site[];
  /** What was collected for each cluster, and without a plan for the folder as a whole. */
  readonly collections: readonly Collection[];
  /** How many clusters they are of, without what nothing deploys. */
  readonly clusters: number;
  /** Files with resources that nothing deploys. */
  readonly dormant: Dormant;
  /** Without a plan, the clusters that show; with one, none. */
  readonly inferred: readonly FoundCluster[];
  /** What they were gathered with. */
  readonly ground: Ground;
}

/** A cluster that shows without a plan. */
export interface FoundCluster {
  readonly cluster: Cluster;
  /** The folders and files it starts from, relative to the repository root. */
  readonly paths: readonly string[];
  /** What those who deploy to it call it, if anything. */
  readonly name?: string;
}

/** What decides which manifests are read, and as which release. */
export interface LoadOptions {
  readonly metallbVersion?: string;
  /** Instead of what the plan's `manifests` name. */
  readonly manifests?: Collection;
  /** Whether renderers may fetch remote bases. */
  readonly allowNetwork?: boolean;
  readonly progress?: Progress;
  /** Whether what nothing deploys is a site of its own, the last. */
  readonly dormant?: boolean;
  /** Which of the plan's clusters are read; the others are in no site. Undefined: all. */
  readonly isRead?: (site: string, cluster: string) => boolean;
}

/** Reads the manifests of all clusters. Throws a UsageError where an entry of `manifests` matches nothing. */
export async function loadSites(workspace: Workspace, plan: Plan | undefined, options: LoadOptions): Promise<Loaded> {
  const where = {
    ignore: (plan?.lint.ignore ?? []).map(({ value }) => value),
    base: workspace.plan === undefined ? '' : folderOf(workspace.plan),
  };
  const loader: Loader = {
    workspace,
    ground: groundOf(createReader(workspace.files, options.progress), where, {
      allowNetwork: options.allowNetwork === true,
    }),
    forced: options.metallbVersion === undefined ? undefined : releasesNamed(options.metallbVersion),
    given: options.manifests,
  };
  const {
    parts,
    collections,
    dormant,
    inferred = [],
  } = plan === undefined ? await looseSites(loader) : await plannedSites(loader, plan, options);
  const asleep = lookAt(loader.ground.reader, dormant);
  const rest = options.dormant === true && asleep.size > 0 ? [dormantSite(asleep, loader.ground.reader)] : [];
  return {
    sites: joinSites(plan, [...parts, ...rest]),
    collections,
    clusters: parts.reduce((sum, { clusters }) => sum + clusters.length, 0),
    dormant: asleep,
    inferred,
    ground: loader.ground,
  };
}

interface Loader {
  readonly workspace: Workspace;
  readonly ground: Ground;
  readonly forced: Releases | undefined;
  readonly given: Collection | undefined;
}

interface Parts {
  readonly parts: readonly SiteParts[];
  readonly collections: readonly Collection[];
  readonly dormant: readonly string[];
  readonly inferred?: readonly FoundCluster[];
}

async function plannedSites(loader: Loader, plan: Plan, { isRead = () => true }: LoadOptions): Promise<Parts> {
  const written = plan.sites.flatMap((site) => site.clusters.map((cluster) => ({ site, cluster })));
  const planned = written.filter(({ site, cluster }) => isRead(site.name.value, cluster.name.value));
  const names = new Set(written.map(({ cluster }) => cluster.name.value));
  const starts = planned.map(({ site, cluster }) => startOf(loader, site, cluster, names));
  const { given } = loader;
  const gathered = given === undefined ? await gather(starts, loader.ground) : planned.map(() => given);
  const twins = new Twins<readonly Manifest[]>();
  const members = planned.flatMap(({ site, cluster }, index) => {
    const collection = gathered[index];
    return collection === undefined ? [] : [{ site, ...plannedCluster(loader, site, cluster, collection, twins) }];
  });
  const ofSites = groupBy(members, ({ site }) => site);
  const collections = members.map(({ collection }) => collection);
  const parts = plan.sites.map((site) => {
    const own = ofSites.get(site) ?? [];
    return { plan: site, clusters: own.map(({ cluster }) => cluster), syntax: syntaxOf(own) };
  });
  return { parts, collections, dormant: dormantIn(collections) };
}

function plannedCluster(
  loader: Loader,
  site: SitePlan,
  written: ClusterPlan,
  gathered: Collection,
  twins: Twins<readonly Manifest[]>,
): Member {
  const { workspace, ground } = loader;
  const { plan, collection, tellsPools } = withExtracts(workspace, ground.reader, site, written, gathered);
  const twin = twins.of(collection.manifests, plan);
  if (twin !== undefined) return { cluster: twin, collection };
  const hidden = hiddenIn(loader, collection);
  const { version, bgp } = plan.metallb;
  const cluster = buildCluster({
    name: plan.name.value,
    plan,
    bounded: true,
    manifests: collection.manifests,
    bystanders: collection.bystanders,
    releases: loader.forced ?? (version === undefined ? undefined : plannedReleases(workspace, version)),
    modes: bgp === undefined ? undefined : [bgp.value],
    unseen: unseenIn(tellsPools ? { ...hidden, holdsProgram: () => false } : hidden),
  });
  twins.add(collection.manifests, plan, cluster);
  return { cluster, collection };
}

interface Member {
  readonly cluster: Cluster;
  readonly collection: Collection;
}

/** Without a plan each cluster that shows is a site of its own: nothing tells whether they share an address space. */
async function looseSites(loader: Loader): Promise<Parts> {
  if (loader.given !== undefined) {
    const alone = { collection: loader.given, paths: [], isBounded: true, isAlone: false };
    return { parts: [looseSite(loader, alone, [])], collections: [loader.given], dormant: [] };
  }
  const { clusters, whole } = await inferClusters(loader.ground);
  const collections = [...clusters.map(({ collection }) => collection), whole];
  const parts = clusters.map((inferred) => looseSite(loader, inferred, whole.dormant));
  const inferred = clusters.flatMap(({ isAlone, paths, name }, index): readonly FoundCluster[] => {
    const cluster = isAlone ? undefined : parts[index]?.clusters[0];
    return cluster === undefined ? [] : [{ cluster, paths, ...(name === undefined ? {} : { name }) }];
  });
  return { parts, collections, dormant: whole.dormant, inferred };
}

function looseSite(loader: Loader, inferred: InferredCluster, dormant: readonly string[]): SiteParts {
  const { collection, isBounded, isAlone } = inferred;
  const isWhole = collection.notRendered.length === 0 && !collection.manifests.some(deploysElsewhere);
  const seen = orDormant(unseenIn(hiddenIn(loader, collection)), lookAt(loader.ground.reader, dormant));
  const cluster = buildCluster({
    name: undefined,
    plan: undefined,
    bounded: isBounded && (inferred.isSure === true || isWhole),
    manifests: collection.manifests,
    bystanders: collection.bystanders,
    releases: loader.forced,
    unseen: isAlone ? onlyOpenly : seen,
  });
  return { plan: undefined, clusters: [cluster], syntax: syntaxOf([{ cluster, collection }]) };
}

function hiddenIn({ ground }: Loader, collection: Collection) {
  return {
    ...collection,
    livePaths: () => livePaths(collection),
    notRendered: collection.notRendered.flatMap(({ layers }) => layers),
    holdsProgram: () => ground.holdsProgram(),
  };
}

const DEPLOYERS = ['kustomize.toolkit.fluxcd.io/', 'argoproj.io/', 'fleet.cattle.io/', 'kustomize.config.k8s.io/'];

function deploysElsewhere({ apiVersion }: { readonly apiVersion: string }): boolean {
  return DEPLOYERS.some((group) => apiVersion.startsWith(group));
}

function syntaxOf(members: readonly Member[]): SiteParts['syntax'] {
  const problems = members.flatMap(({ collection }) => collection.problems);
  return [...new Map(problems.map((one) => [`${one.at.start} ${one.at.source.path} ${one.message}`, one])).values()];
}

/** What no cluster deploys of what stands beside that which one does. */
function dormantIn(collections: readonly Collection[]): readonly string[] {
  const distinct = distinctOf(collections);
  const dormant = new Set(distinct.flatMap((collection) => collection.dormant));
  if (dormant.size === 0) return [];
  const live = new Set(distinct.flatMap(livePaths));
  return [...dormant].filter((path) => !live.has(path)).sort();
}

function startOf(loader: Loader, site: SitePlan, cluster: ClusterPlan, names: ReadonlySet<string>): Start {
  const own = cluster.name.value;
  const accepts = (destination: string | undefined) =>
    destination === undefined || destination === own || !names.has(destination);
  const entries = cluster.manifests;
  const paths = new Map(entries.map((entry) => [posix.join(site.folder, entry.path.value), entry]));
  if (loader.given !== undefined || paths.size === 0) return { tasks: [], accepts, target: own };
  const { missing, outside } = loader.ground.survey([...paths.keys()]);
  for (const path of outside) {
    throw usageAt(loader.workspace, paths.get(path)?.path, `"${path}" leads out of the repository`);
  }
  for (const path of missing) {
    const entry = paths.get(path);
    if (entry?.optional === true) continue;
    throw usageAt(loader.workspace, entry?.path, `"${entry?.path.value ?? path}" matches nothing`);
  }
  const task = { paths: [...paths.keys()], layout: 'entries', deployment: undefined, by: undefined } as const;
  return { tasks: [task], accepts, target: own };
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}
