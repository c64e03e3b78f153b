import { posix } from 'node:path';
import { Refusal } from '../files/files.ts';
import { gather } from '../source/gather.ts';
import { isKustomizationFile } from '../source/kustomization.ts';
import { isMetallbs } from './dormant-site.ts';
import { type FoundCluster, type Loaded, loadSites } from './load-sites.ts';
import type { Workspace } from './workspace.ts';

/** A cluster of a first plan. */
export interface AdoptingCluster extends FoundCluster {
  /** Where resources of MetalLB stand that nothing deploys and that may be of this cluster. */
  readonly dormant: readonly string[];
  /** Whether they are taken for the cluster's. */
  readonly adopts: boolean;
}

/**
 * The clusters that show in a repository, with what is probably applied to them by hand: resources of MetalLB that
 * nothing deploys, where what is deployed has no pool. Of a repository with one cluster they are that cluster's, unless
 * two of them have one name, as those of several clusters do.
 */
export async function adoptDormant(workspace: Workspace, loaded: Loaded): Promise<readonly AdoptingCluster[]> {
  const { paths, isOfOne } = dormantMetallb(workspace, loaded);
  const clusters = loaded.inferred.map((one) => {
    return { ...one, dormant: one.cluster.pools.length === 0 ? paths : [], adopts: false };
  });
  const [only, another] = clusters;
  if (only === undefined || another !== undefined || only.dormant.length === 0 || !isOfOne) return clusters;
  const task = { paths: [...only.paths, ...paths], layout: 'entries', deployment: undefined, by: undefined } as const;
  const [collection] = await gather([{ tasks: [task], accepts: () => true }], loaded.ground);
  if (collection === undefined) return clusters;
  const [site] = (await loadSites(workspace, undefined, { manifests: collection })).sites;
  return [{ ...only, adopts: true, cluster: site?.clusters[0] ?? only.cluster }];
}

/** The files with resources of MetalLB that nothing deploys; for those beside a kustomization, their folder. */
function dormantMetallb({ files }: Workspace, { dormant }: Loaded) {
  const found = [...dormant].flatMap(([path, { manifests }]) => {
    const own = manifests.filter(isMetallbs);
    return own.length === 0 ? [] : [{ path, names: own.map(({ kind, name }) => `${kind} ${String(name)}`) }];
  });
  const names = found.flatMap((one) => one.names);
  const paths = found.map(({ path }) => {
    const folder = posix.dirname(path);
    const entries = folder === '.' ? [] : files.list(folder);
    return !(entries instanceof Refusal) && entries.some((entry) => isKustomizationFile(entry.name)) ? folder : path;
  });
  return { paths: [...new Set(paths)], isOfOne: new Set(names).size === names.length };
}
