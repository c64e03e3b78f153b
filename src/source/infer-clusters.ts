import type { Manifest } from '../manifest/manifest.ts';
import { compareText } from '../text/compare.ts';
import { append } from '../text/group-by.ts';
import { type Collection, collectionOf, livePaths } from './collection.ts';
import { entryStarts, type InferredStart } from './entry-points.ts';
import { type Ground, gather } from './gather.ts';
import { folderOf, layOut } from './lay-out.ts';
import type { Survey } from './survey.ts';
import type { Task } from './tasks.ts';

/** A cluster of a repository that has no plan. */
export interface InferredCluster {
  readonly collection: Collection;
  /** The folders and files it starts from; of one that another cluster deploys to, what is deployed there. */
  readonly paths: readonly string[];
  /** What those who deploy to it call it, if anything. */
  readonly name?: string;
  /** Whether it is known where the cluster ends. */
  readonly isBounded: boolean;
  /** Whether entry points tell where it ends. */
  readonly isSure?: boolean;
  /** Whether it is of no cluster that is known: its resources are judged alone. */
  readonly isAlone: boolean;
}

/** The clusters of a repository that has no plan, and what none of them has. */
export interface Inferred {
  readonly clusters: readonly InferredCluster[];
  /** Everything that stands in the repository, with what nothing deploys as `dormant`. */
  readonly whole: Collection;
}

/**
 * Finds the clusters of a repository without a plan (contract, section 5): where entry points of Flux, Argo CD or Fleet
 * lead into it, what each root reaches, the rest being dormant; elsewhere every overlay with resources of MetalLB, and
 * of the other files each topmost folder in which no two such resources have one name. What has none of them belongs
 * to the only cluster there is, else to none.
 */
export async function inferClusters(ground: Ground): Promise<Inferred> {
  const found = ground.survey(['']);
  const starts = entryStarts(found, ground);
  const clusters = starts.length > 0 ? await deployed(starts, ground) : await undeployed(found, ground);
  const { reader } = ground;
  const parts = { reader, surveys: [found], units: [], manifests: [], renderings: [] };
  const whole = collectionOf(parts);
  if (whole.dormant.length === 0) return { clusters, whole };
  const live = new Set(clusters.flatMap(({ collection }) => livePaths(collection)));
  return { clusters, whole: { ...whole, dormant: whole.dormant.filter((path) => !live.has(path)) } };
}

async function deployed(starts: readonly InferredStart[], ground: Ground): Promise<readonly InferredCluster[]> {
  const collections = await gather(starts, ground);
  return collections.map((collection, index) => {
    const start = starts[index];
    const name = start?.target ?? start?.destination;
    return {
      collection,
      paths: start?.destination === undefined ? pathsOf(start?.tasks ?? []) : filesOf(collection),
      ...(name === undefined ? {} : { name }),
      isBounded: start?.isBounded === true,
      isSure: true,
      isAlone: false,
    };
  });
}

function pathsOf(tasks: readonly Task[]): readonly string[] {
  return [...new Set(tasks.flatMap(({ paths }) => paths))];
}

function filesOf({ manifests }: Collection): readonly string[] {
  return [...new Set(manifests.map((manifest) => manifest.path))].sort(compareText);
}

/** Something that may be a cluster: an overlay, or the files of a folder. */
interface Part {
  readonly task: Task;
  readonly hasMetallb: boolean;
}

async function undeployed(found: Survey, ground: Ground): Promise<readonly InferredCluster[]> {
  const { plain, overlays } = layOut(taskOf(['']), found, ground);
  const rendered = await ground.render(overlays);
  const overlayParts = overlays.map((folder) => ({
    task: taskOf([folder]),
    hasMetallb: (rendered.get(folder)?.manifests ?? []).some(isMetallbs),
  }));
  const parts: readonly Part[] = [...overlayParts, ...foldersOf(plain, found)];
  const withMetallb = parts.filter(({ hasMetallb }) => hasMetallb);
  const others = parts.filter(({ hasMetallb }) => !hasMetallb);
  const isOne = withMetallb.length === 1 || (withMetallb.length === 0 && overlays.length < 2);
  const groups = isOne
    ? [[{ task: taskOf(['']), hasMetallb: true }]]
    : [...withMetallb, ...others].map((part) => [part]);
  const starts = groups.map((group) => ({ tasks: group.map(({ task }) => task), accepts: () => true }));
  const collections = await gather(starts, ground);
  return collections.map((collection, index) => {
    const isCluster = isOne || groups[index]?.some(({ hasMetallb }) => hasMetallb) === true;
    return { collection, paths: pathsOf(starts[index]?.tasks ?? []), isBounded: isCluster, isAlone: !isCluster };
  });
}

function taskOf(paths: readonly string[]): Task {
  return { paths, layout: 'entries', deployment: undefined, by: undefined };
}

function isMetallbs({ apiVersion }: Manifest): boolean {
  return apiVersion.startsWith('metallb.io/');
}

/** Files by the topmost folders in which no two resources of MetalLB have one name. */
function foldersOf(paths: readonly string[], { readings }: Survey): readonly Part[] {
  const named = paths.map((path) => ({
    path,
    names: namesIn(readings.get(path)?.manifests ?? []),
  }));
  const split = (files: typeof named, folder: string): readonly (typeof named)[] => {
    const names = files.flatMap(({ names: own }) => own);
    if (new Set(names).size === names.length) return [files];
    const depth = folder === '' ? 0 : folder.split('/').length;
    const below = new Map<string, typeof named>();
    for (const file of files) {
      const parent = folderOf(file.path);
      const child =
        parent === folder
          ? folder
          : file.path
              .split('/')
              .slice(0, depth + 1)
              .join('/');
      append(below, child, file);
    }
    const children = [...below].sort(([a], [b]) => compareText(a, b));
    return children.flatMap(([child, own]) => (child === folder ? [own] : split(own, child)));
  };
  return (named.length === 0 ? [] : split(named, '')).map((files) => ({
    task: taskOf(files.map(({ path }) => path)),
    hasMetallb: files.some(({ names }) => names.length > 0),
  }));
}

/** The names of the resources of MetalLB; one list for all that have none, as most do. */
function namesIn(manifests: readonly Manifest[]): readonly string[] {
  const own = manifests.filter(isMetallbs);
  return own.length === 0 ? NAMELESS : own.map(nameOf);
}

const NAMELESS: readonly string[] = [];

function nameOf({ kind, namespace, name }: Manifest): string {
  return [kind, String(namespace), typeof name === 'string' ? name : (name?.text ?? '')].join(' ');
}
