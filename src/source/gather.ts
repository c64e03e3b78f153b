import { groupBy } from '../text/group-by.ts';
import { ClusterGathering } from './cluster-gathering.ts';
import type { Collection } from './collection.ts';
import type { Here } from './here.ts';
import type { OverlayTree, Rendering } from './overlays.ts';
import type { Reader } from './reader.ts';
import type { Survey } from './survey.ts';
import { type Task, taskKey } from './tasks.ts';

/** Where a cluster starts: files, folders and globs, or what some resources deploy. */
export interface Start {
  readonly tasks: readonly Task[];
  /** The cluster's name, for what is customized by the names of clusters. */
  readonly target?: string;
  /** Whether what goes to a cluster of this name or URL belongs here; undefined: to wherever its controller runs. */
  accepts(destination: string | undefined): boolean;
}

/** What clusters are gathered with. */
export interface Ground {
  readonly reader: Reader;
  readonly here: Here;
  /** What stands in files, folders and globs. */
  survey(paths: readonly string[]): Survey;
  /** Whether the repository holds a program that may create resources beside its manifests. */
  holdsProgram(): boolean;
  /** What the kustomization of a folder includes. */
  tree(folder: string): OverlayTree;
  /** Renders the kustomizations of folders, whatever becomes of them. */
  render(folders: readonly string[]): Promise<ReadonlyMap<string, Rendering>>;
}

/**
 * Gathers the resources of clusters: reads and renders what they start from, follows what is found there to what it
 * deploys, and so on until nothing is new. Those that start from the same files hold the same lists, unless something
 * there asks what they are called. The collections are in the order of `starts`.
 */
export async function gather(starts: readonly Start[], ground: Ground): Promise<readonly Collection[]> {
  const renderings = new Map<string, Rendering>();
  const groups = [...groupBy(starts, (start) => filesOf(start) ?? start).values()];
  const firsts = await gatherEach(
    groups.map(([first]) => first),
    ground,
    renderings,
  );
  const known = new Map<Start, Collection>();
  for (const [index, [first, ...others]] of groups.entries()) {
    const found = firsts[index];
    if (found === undefined) continue;
    known.set(first, found.collection);
    if (!found.isByName) for (const other of others) known.set(other, { ...found.collection });
  }
  const rest = starts.filter((start) => !known.has(start));
  const alone = await gatherEach(rest, ground, renderings);
  for (const [index, start] of rest.entries()) {
    const found = alone[index];
    if (found !== undefined) known.set(start, found.collection);
  }
  return starts.flatMap((start) => known.get(start) ?? []);
}

interface Gathered {
  readonly collection: Collection;
  readonly isByName: boolean;
}

/** Gathers each cluster, in waves over all of them, so that a renderer starts for many folders at once. */
async function gatherEach(
  starts: readonly Start[],
  ground: Ground,
  renderings: Map<string, Rendering>,
): Promise<readonly Gathered[]> {
  const clusters = starts.map((start) => new ClusterGathering(start, ground, renderings));
  for (;;) {
    const overlays = [...new Set(clusters.flatMap((cluster) => cluster.open()))];
    const fresh = overlays.filter((folder) => !renderings.has(folder));
    if (fresh.length > 0)
      for (const [folder, rendering] of await ground.render(fresh)) renderings.set(folder, rendering);
    const moved = clusters.map((cluster) => cluster.take());
    if (moved.includes(true)) continue;
    const deployed = await Promise.all(clusters.map((cluster) => cluster.deploy()));
    if (deployed.includes(true)) continue;
    return Promise.all(
      clusters.map(async (cluster) => {
        const collection = await cluster.collection();
        return { collection, isByName: cluster.isByName };
      }),
    );
  }
}

/** The same text where two clusters start from the same files as they stand; undefined where more is to be told apart. */
function filesOf({ tasks }: Start): string | undefined {
  const isPlain = tasks.every(({ layout, deployment, by, bundle, destination }) => {
    return layout === 'entries' && [deployment, by, bundle, destination].every((one) => one === undefined);
  });
  return isPlain ? tasks.map(taskKey).join('\n\n\n') : undefined;
}
