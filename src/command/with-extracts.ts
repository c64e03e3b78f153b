import type { ClusterPlan, SitePlan } from '../plan/plan.ts';
import { BystanderFile } from '../source/bystander-file.ts';
import type { Collection } from '../source/collection.ts';
import { extract } from '../source/extract/extract.ts';
import type { Reader } from '../source/reader.ts';
import { compareText } from '../text/compare.ts';
import { usageOf } from './usage.ts';
import type { Workspace } from './workspace.ts';

/** A cluster's plan and collection with what `extract` adds to them. */
export interface Extended {
  readonly plan: ClusterPlan;
  readonly collection: Collection;
  /** Whether the extracts say where pools stand, so that no program hides others. */
  readonly tellsPools: boolean;
}

/** Adds what `extract` of a cluster's plan leads to. Throws a UsageError where a file or a pointer leads to nothing. */
export function withExtracts(
  workspace: Workspace,
  reader: Reader,
  site: SitePlan,
  plan: ClusterPlan,
  collection: Collection,
): Extended {
  if (plan.extract.length === 0) return { plan, collection, tellsPools: false };
  const { manifests, version, enabled, problems, sources } = extract(reader, plan.extract, site.folder);
  const [problem] = problems;
  if (problem !== undefined) throw usageOf(workspace, problem);
  const stated = plan.metallb.version ?? version;
  const installed = plan.metallb.installed && enabled !== false;
  const read = sources.map(({ path }) => [path, collection.readings.get(path) ?? NO_MANIFESTS] as const);
  return {
    plan: { ...plan, metallb: { ...plan.metallb, installed, ...(stated === undefined ? {} : { version: stated }) } },
    collection: {
      ...collection,
      manifests: [...collection.manifests, ...manifests],
      readings: new Map([...collection.readings, ...read].sort(([a], [b]) => compareText(a, b))),
      sources: [...new Map([...collection.sources, ...sources].map((source) => [source.path, source])).values()],
    },
    tellsPools: plan.extract.some(({ pools, poolsFrom }) => pools.length > 0 || poolsFrom.length > 0),
  };
}

/** What is extracted from is a file of the cluster, and no document of it is deployed. */
const NO_MANIFESTS = new BystanderFile(0, 0, []);
