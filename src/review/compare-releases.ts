import type { ReportedResource } from '../lint/reported.ts';
import { locate, resourceOf } from '../lint/stamp.ts';
import type { Route } from '../manifest/tree.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { defaultsOf } from '../metallb/defaults.ts';
import { type Ignored, ignoredParts } from '../metallb/honored.ts';
import { configurationRefused } from '../metallb/verdict/verdict.ts';
import { compareText } from '../text/compare.ts';
import { compareClusters } from './compare-clusters.ts';
import type { Owner } from './review.ts';
import type { ClusterUpgrade, DefaultChange, HonorChange, Upgrade } from './upgrade.ts';

/** What another release changes for one cluster. */
export type ReleaseComparison = Pick<Upgrade, 'honored' | 'defaults' | 'pools' | 'services'> & {
  readonly cluster: ClusterUpgrade;
};

/** Compares a cluster under two releases; both are read from the same manifests. `display` gives a path as people read it. */
export function compareReleases(
  owner: Owner,
  before: Cluster,
  after: Cluster,
  display: (path: string) => string,
): ReleaseComparison {
  const refuses = configurationRefused(after) && !configurationRefused(before);
  const { cluster, pools, services } = compareClusters(owner, before, after, refuses);
  return {
    cluster: { ...cluster, from: before.releases.toString(), to: after.releases.toString() },
    honored: compareHonored(owner, before, after, display),
    defaults: compareDefaults(owner, before, after),
    pools,
    services,
  };
}

function compareHonored(
  owner: Owner,
  before: Cluster,
  after: Cluster,
  display: (path: string) => string,
): readonly HonorChange[] {
  const [was, is] = [before, after].map((cluster) => new Map(ignoredParts(cluster).map((one) => [keyOf(one), one])));
  const told = (cluster: Cluster, change: HonorChange['change']) => (ignored: Ignored) => {
    const { manifest, route } = ignored;
    const location = locate(manifest.keyAt(route), { display });
    return { ...owner, resource: resourceOf({ cluster, manifest, route }), path: pathOf(route), change, location };
  };
  const starts = [...(was ?? [])]
    .filter(([key]) => is?.has(key) !== true)
    .map(([, one]) => told(before, 'starts')(one));
  const stops = [...(is ?? [])].filter(([key]) => was?.has(key) !== true).map(([, one]) => told(after, 'stops')(one));
  return [...stops, ...starts].sort(inOrder);
}

function inOrder({ location: a }: HonorChange, { location: b }: HonorChange): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** The same part in both: resources are read anew for each release. */
function keyOf({ manifest, route }: Ignored): string {
  const { source, start } = manifest.keyAt(route);
  const { kind, name } = manifest;
  return JSON.stringify([source.path, start, kind, typeof name === 'string' ? name : '', route]);
}

/** `spec.addresses[0]`; what has a dot or a slash in it stands in quotes. */
function pathOf(route: Route): string {
  return route
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (/[^\w-]/.test(step)) return `["${step}"]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

function compareDefaults(owner: Owner, before: Cluster, after: Cluster): readonly DefaultChange[] {
  const was = new Map(defaultsOf(before).map((one) => [nameOf(before, one), one.value]));
  return defaultsOf(after).flatMap((one): readonly DefaultChange[] => {
    const old = was.get(nameOf(after, one));
    if (old === undefined || old === one.value) return [];
    const resource = resourceIn(after, one);
    const change = { ...owner, setting: one.setting, before: old, after: one.value };
    return [resource === undefined ? change : { ...change, resource }];
  });
}

function nameOf(cluster: Cluster, one: ReturnType<typeof defaultsOf>[number]): string {
  return JSON.stringify([one.setting, resourceIn(cluster, one)]);
}

function resourceIn(
  cluster: Cluster,
  { manifest }: ReturnType<typeof defaultsOf>[number],
): ReportedResource | undefined {
  return manifest === undefined ? undefined : resourceOf({ cluster, manifest, route: [] });
}
