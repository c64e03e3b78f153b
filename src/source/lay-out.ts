import { posix } from 'node:path';
import { compareText } from '../text/compare.ts';
import { directoryFilter, directoryOf } from './argocd/directory.ts';
import { chartParts } from './chart.ts';
import { type Bundle, bundleFiles, isBundleFile, readBundle } from './fleet/bundle.ts';
import { isKustomizationFile } from './kustomization.ts';
import type { OverlayTree } from './overlays.ts';
import type { Reader } from './reader.ts';
import type { Survey } from './survey.ts';
import type { Task } from './tasks.ts';

/** What is deployed of the files that were found. */
export interface LaidOut {
  /** Files whose resources are deployed as they stand. */
  readonly plain: readonly string[];
  /** Folders of kustomizations to render. */
  readonly overlays: readonly string[];
  /** Folders of Helm charts that are deployed as a whole. */
  readonly charts: readonly string[];
  /** Files of patches, by the plain file that they change. */
  readonly patches?: ReadonlyMap<string, string>;
  /** Bundles of Rancher Fleet, which are tasks of their own. */
  readonly bundles?: readonly Bundle[];
}

/** What the layout is read with. */
export interface Ground {
  readonly reader: Reader;
  /** The tree of the kustomization in a folder. */
  tree(folder: string): OverlayTree;
}

/** Tells what of a survey a task deploys, by its layout. */
export function layOut(task: Task, found: Survey, ground: Ground): LaidOut {
  const folders = kustomizationFolders(found.readings.keys());
  const deployable = deployableFiles(found, ground.reader);
  switch (task.layout) {
    case 'entries':
      return entries(task, found, deployable, ground);
    case 'bundle':
      return bundled(task, folders, deployable);
    case 'flux':
      return flux(folders, deployable);
    case 'argocd':
      return argocd(task, folders, deployable, ground);
  }
}

/**
 * A folder with a kustomization is what that renders. In any other every file counts, and every kustomization below it
 * that no other one there includes; what stands beside or below a kustomization counts only through it.
 */
function entries(task: Task, found: Survey, deployable: readonly string[], { tree, reader }: Ground): LaidOut {
  const bundles = [...found.readings.keys()].filter(isBundleFile).flatMap((path) => readBundle(reader, path) ?? []);
  const isBundled = isInside(new Set(bundles.map(({ folder }) => folder)));
  const own =
    bundles.length === 0 ? found.readings.keys() : [...found.readings.keys()].filter((path) => !isBundled(path));
  const folders = kustomizationFolders(own);
  const roots = task.paths.map(plainFolder).filter((path) => folders.has(path));
  const isBelowRoot = (folder: string) => roots.some((root) => folder !== root && isBelow(folder, root));
  const trees = [...folders].map((folder) => tree(folder));
  const included = new Set(trees.flatMap(({ folder, folders: inside }) => inside.filter((one) => one !== folder)));
  const overlays = trees.filter(
    ({ folder, isComponent }) =>
      !isComponent && (roots.includes(folder) || (!included.has(folder) && !isBelowRoot(folder))),
  );
  const used = new Set(trees.flatMap(({ files }) => [...files]));
  const territory = isInside(folders);
  return {
    plain: deployable.filter(
      (path) => found.named.has(path) || (!used.has(path) && !territory(path) && !isBundled(path)),
    ),
    overlays: overlays.map(({ folder }) => folder),
    charts: [],
    bundles,
  };
}

/** A bundle is a kustomization, or files with what its overlays change. */
function bundled({ bundle: chosen }: Task, folders: ReadonlySet<string>, deployable: readonly string[]): LaidOut {
  if (chosen === undefined) return { plain: [], overlays: [], charts: [] };
  const { bundle, target } = chosen;
  const own = deployable.filter((path) => !isBundleFile(path));
  const { plain, patches, kustomization } = bundleFiles(bundle, target, own);
  const rendered = kustomization ?? (folders.has(bundle.folder) ? bundle.folder : undefined);
  if (rendered !== undefined) return { plain: [], overlays: [rendered], charts: [] };
  return { plain, overlays: [], charts: [], patches };
}

/** The kustomization that Flux generates has all files, and kustomizations in place of the folders that have one. */
function flux(folders: ReadonlySet<string>, deployable: readonly string[]): LaidOut {
  const outermost = [...folders].filter((folder) => ![...above(folder)].some((one) => folders.has(one)));
  const territory = isInside(folders);
  return { plain: deployable.filter((path) => !territory(path)), overlays: outermost, charts: [] };
}

/** A source of Argo CD is a kustomization, a chart, or files. */
function argocd(task: Task, folders: ReadonlySet<string>, deployable: readonly string[], { reader }: Ground): LaidOut {
  const top = plainFolder(task.paths[0] ?? '');
  if (folders.has(top)) return { plain: [], overlays: [top], charts: [] };
  if (reader.files.kindOf(posix.join(top, 'Chart.yaml')) === 'file') return { plain: [], overlays: [], charts: [top] };
  const isRead = directoryFilter(task.directory ?? directoryOf(new Map()));
  const isHere = (path: string) => isRead(top === '' ? path : path.slice(top.length + 1));
  return { plain: deployable.filter((path) => isHere(path) && !isKustomizationFile(path)), overlays: [], charts: [] };
}

/** Files that may be deployed by themselves: no values or templates of a chart, and no kustomization. */
function deployableFiles({ readings, named }: Survey, reader: Reader): readonly string[] {
  const partOfChart = chartParts(reader.files);
  const deployable: string[] = [];
  for (const [path, { isTemplate }] of readings) {
    if (isTemplate || isKustomizationFile(path)) continue;
    if (partOfChart(path) !== 'values' || named.has(path)) deployable.push(path);
  }
  return deployable;
}

function kustomizationFolders(paths: Iterable<string>): ReadonlySet<string> {
  const folders: string[] = [];
  for (const path of paths) if (isKustomizationFile(path)) folders.push(folderOf(path));
  return new Set(folders.sort(compareText));
}

/** Whether a file stands in or below one of the folders. */
function isInside(folders: ReadonlySet<string>): (path: string) => boolean {
  if (folders.size === 0) return () => false;
  const known = new Map<string, boolean>();
  return (path) => {
    const folder = folderOf(path);
    const inside = known.get(folder) ?? (folders.has(folder) || [...above(folder)].some((one) => folders.has(one)));
    known.set(folder, inside);
    return inside;
  };
}

/** The folders that a folder lies in, up to the root. */
function* above(folder: string): Generator<string> {
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    yield at;
  }
}

function isBelow(folder: string, root: string): boolean {
  return root === '' ? folder !== '' : folder.startsWith(`${root}/`);
}

/** The folder a file or folder stands in; the root is the empty string. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function plainFolder(path: string): string {
  const plain = posix.normalize(path === '' ? '.' : path).replace(/(?<!\/)\/+$/, '');
  return plain === '.' ? '' : plain;
}
