import { posix } from 'node:path';
import { buildCluster } from '../metallb/build-cluster.ts';
import type { Cluster, Mode } from '../metallb/cluster.ts';
import { Releases } from '../metallb/release.ts';
import { parseReleases } from '../metallb/release-range.ts';
import { unseenIn } from '../metallb/unseen.ts';
import type { ClusterPlan, ManifestEntry, Plan, SitePlan } from '../plan/plan.ts';
import { joinSites, type SiteParts } from '../site/join-sites.ts';
import type { Site } from '../site/site.ts';
import { type Collection, collect } from '../source/collect.ts';
import { holdsProgram } from '../source/programs.ts';
import { createReader, type Reader } from '../source/reader.ts';
import type { Located } from '../text/source.ts';
import { usageAt } from './usage.ts';
import { UsageError } from './usage-error.ts';
import type { Workspace } from './workspace.ts';

/** The sites of a plan with their clusters read, or the one site of a folder without a plan. */
export interface Loaded {
  readonly sites: readonly Site[];
  /** What was collected, one for each cluster, in the order of the sites and their clusters. */
  readonly collections: readonly Collection[];
}

/** What decides which manifests are read, and as which release. */
export interface LoadOptions {
  readonly metallbVersion?: string;
  /** Instead of what the plan's `manifests` name. */
  readonly manifests?: Collection;
}

/** Reads the manifests of all clusters. Throws a UsageError where an entry of `manifests` matches nothing. */
export function loadSites(workspace: Workspace, plan: Plan | undefined, options: LoadOptions): Loaded {
  const loader: Loader = {
    workspace,
    reader: createReader(workspace.files),
    ignore: (plan?.lint.ignore ?? []).map(({ value }) => value),
    base: workspace.plan === undefined ? '' : folderOf(workspace.plan),
    forced: options.metallbVersion === undefined ? undefined : releasesNamed(options.metallbVersion),
    given: options.manifests,
    collections: [],
    holdsProgram: once(() => holdsProgram(workspace.files)),
  };
  const parts = plan === undefined ? [looseSite(loader)] : plan.sites.map((site) => plannedSite(loader, site));
  return { sites: joinSites(plan, parts), collections: loader.collections };
}

interface Loader {
  readonly workspace: Workspace;
  readonly reader: Reader;
  readonly ignore: readonly string[];
  readonly base: string;
  readonly forced: Releases | undefined;
  readonly given: Collection | undefined;
  readonly collections: Collection[];
  holdsProgram(): boolean;
}

const ALL_MODES: readonly Mode[] = ['native', 'frr', 'frr-k8s'];

function plannedSite(loader: Loader, site: SitePlan): SiteParts {
  const clusters = site.clusters.map((cluster) => plannedCluster(loader, site, cluster));
  return { plan: site, clusters: clusters.map(({ cluster }) => cluster), syntax: syntaxOf(clusters) };
}

function plannedCluster(loader: Loader, site: SitePlan, plan: ClusterPlan): Member {
  const collection = loader.given ?? collectEntries(loader, site, plan.manifests);
  loader.collections.push(collection);
  const { version, bgp } = plan.metallb;
  const cluster = buildCluster({
    name: plan.name.value,
    plan,
    bounded: true,
    manifests: collection.manifests,
    releases: loader.forced ?? (version === undefined ? Releases.all : plannedReleases(loader, version)),
    modes: bgp === undefined ? ALL_MODES : [bgp.value],
    unseen: unseenIn({ ...collection, holdsProgram: loader.holdsProgram }),
  });
  return { cluster, collection };
}

interface Member {
  readonly cluster: Cluster;
  readonly collection: Collection;
}

/** Without a plan the folder is one cluster, as far as nothing shows that it is several. */
function looseSite(loader: Loader): SiteParts {
  const { reader, ignore } = loader;
  const collection = loader.given ?? collect(reader, { paths: [''], ignore, base: '' });
  loader.collections.push(collection);
  const cluster = buildCluster({
    name: undefined,
    plan: undefined,
    bounded: collection.notRendered.length === 0 && !collection.manifests.some(deploysElsewhere),
    manifests: collection.manifests,
    releases: loader.forced ?? Releases.all,
    modes: ALL_MODES,
    unseen: unseenIn({ ...collection, holdsProgram: loader.holdsProgram }),
  });
  return { plan: undefined, clusters: [cluster], syntax: syntaxOf([{ cluster, collection }]) };
}

const DEPLOYERS = ['kustomize.toolkit.fluxcd.io/', 'argoproj.io/', 'fleet.cattle.io/', 'kustomize.config.k8s.io/'];

function deploysElsewhere({ apiVersion }: { readonly apiVersion: string }): boolean {
  return DEPLOYERS.some((group) => apiVersion.startsWith(group));
}

function syntaxOf(members: readonly Member[]): SiteParts['syntax'] {
  const problems = members.flatMap(({ collection }) => collection.problems);
  return [...new Map(problems.map((one) => [`${one.at.start} ${one.at.source.path} ${one.message}`, one])).values()];
}

function collectEntries(loader: Loader, site: SitePlan, entries: readonly ManifestEntry[]): Collection {
  const paths = new Map(entries.map((entry) => [posix.join(site.folder, entry.path.value), entry]));
  const { reader, ignore, base, workspace } = loader;
  const collection = collect(reader, { paths: [...paths.keys()], ignore, base });
  for (const path of collection.outside) {
    throw usageAt(workspace, paths.get(path)?.path, `"${path}" leads out of the repository`);
  }
  for (const path of collection.missing) {
    const entry = paths.get(path);
    if (entry?.optional !== true)
      throw usageAt(workspace, entry?.path, `"${entry?.path.value ?? path}" matches nothing`);
  }
  return collection;
}

function plannedReleases(loader: Loader, version: Located<string>): Releases {
  const read = parseReleases(version.value);
  if ('releases' in read) return read.releases;
  const meant = read.suggestion === undefined ? '' : `; did you mean "${read.suggestion}"?`;
  throw usageAt(loader.workspace, version, `${read.fault}${meant}`);
}

/** The releases that `--metallb-version` names. */
function releasesNamed(version: string): Releases {
  const read = parseReleases(version);
  if ('releases' in read) return read.releases;
  const meant = read.suggestion === undefined ? '' : `; did you mean "${read.suggestion}"?`;
  throw new UsageError(`--metallb-version: ${read.fault}${meant}`);
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
