import type { Manifest } from '../manifest/manifest.ts';
import { compareText } from '../text/compare.ts';
import { groupBy } from '../text/group-by.ts';
import { lazy } from '../text/lazy.ts';
import { destinationOf, isApplication } from './argocd/application.ts';
import { isBundleFile, readBundle } from './fleet/bundle.ts';
import { follow } from './follow.ts';
import type { Ground, Start } from './gather.ts';
import { isKustomizationFile } from './kustomization.ts';
import { folderOf } from './lay-out.ts';
import type { Survey } from './survey.ts';
import type { Task } from './tasks.ts';

/** Where a cluster starts, and whether it is known where it ends. */
export interface InferredStart extends Start {
  readonly isBounded: boolean;
  /** What those who deploy to it call it; undefined: to wherever their controller runs. */
  readonly destination?: string;
}

/** Resources that lead into this repository from one place: a folder, or a kustomization and all it includes. */
interface Root {
  /** The files of the place. */
  readonly files: readonly string[];
  readonly home: Task;
  readonly entries: readonly Manifest[];
  /** What they lead to. */
  readonly tasks: readonly Task[];
}

/**
 * Where clusters start in a repository that Flux, Argo CD or Fleet deploy: everything that one root reaches is one
 * cluster, one a destination. A root is a place with such resources that no other leads to. Empty where none of them
 * leads into this repository.
 */
export function entryStarts(found: Survey, ground: Ground): readonly InferredStart[] {
  const all = rootsIn(found, ground);
  const roots = outermost(all, ground);
  const argo = roots.filter(({ entries }) => entries.every((one) => one.apiVersion.startsWith('argoproj.io/')));
  const others = roots.filter((root) => !argo.includes(root));
  const groups = [...others.map((root) => [root]), ...(clash(argo) ? argo.map((root) => [root]) : [argo])];
  const starts = groups.filter((group) => group.length > 0).flatMap((group) => startsOf(group, all, ground));
  const fleet = fleetStarts(found, ground);
  const isOnly = starts.length === 1 && fleet.length === 0;
  return [...fleet, ...starts].map((start) => ({ ...start, isBounded: isOnly || start.isBounded }));
}

/** One cluster for each target that the bundles of Fleet are customized for; one where they are not. */
function fleetStarts(found: Survey, { reader }: Ground): readonly InferredStart[] {
  const bundles = [...found.readings.keys()].filter(isBundleFile).flatMap((path) => readBundle(reader, path) ?? []);
  if (bundles.length === 0) return [];
  const names = new Set(bundles.flatMap(({ targets }) => targets.map(({ name }) => name)));
  const paths = bundles.map(({ folder }) => folder);
  const task: Task = { paths, layout: 'entries', deployment: undefined, by: undefined };
  const accepts = (destination: string | undefined) => destination === undefined;
  if (names.size === 0) return [{ tasks: [task], accepts, isBounded: true }];
  return [...names].sort().map((target) => ({ tasks: [task], accepts, target, isBounded: true }));
}

function startsOf(group: readonly Root[], all: readonly Root[], ground: Ground): readonly InferredStart[] {
  const reached = reachedFrom(group, all, ground);
  const destinations = [...new Set([...reached].flatMap(({ entries }) => entries.map(targetOf)))];
  const isBounded =
    group.some((root) => isSelfSynced(root, ground)) || group.every(({ entries }) => entries.every(isArgo));
  return destinations.sort().map((name) => ({
    tasks: group.map(({ home }) => home),
    accepts: (destination) => destination === name,
    ...(name === undefined ? {} : { destination: name }),
    isBounded,
  }));
}

function targetOf(manifest: Manifest): string | undefined {
  return isApplication(manifest) ? destinationOf(manifest) : undefined;
}

function isArgo({ apiVersion }: Manifest): boolean {
  return apiVersion.startsWith('argoproj.io/');
}

/** Whether a root deploys the place it stands in, as `flux bootstrap` writes it. */
function isSelfSynced(root: Root, ground: Ground): boolean {
  return root.entries.some(({ kind }) => kind === 'FluxInstance') || leads(root, root, ground);
}

function clash(roots: readonly Root[]): boolean {
  const names = roots.flatMap(({ entries }) =>
    entries.map((one) => `${one.kind} ${String(one.namespace)} ${String(one.name)}`),
  );
  return new Set(names).size < names.length;
}

function rootsIn(found: Survey, ground: Ground): readonly Root[] {
  const trail = { reader: ground.reader, here: ground.here, sourceUrl: sourceUrls(found) };
  const trees = overlaysIn(found, ground);
  const places = new Map<string, Root>();
  const byFolder = lazy(() => groupBy(found.readings.keys(), folderOf));
  for (const [path, { manifests }] of found.readings) {
    if (manifests.length === 0) continue;
    const leading = manifests
      .map((one) => ({ one, tasks: follow(one, trail) }))
      .filter(({ tasks }) => tasks.length > 0);
    if (leading.length === 0) continue;
    const tree = trees.find(({ files }) => files.has(path));
    const folder = tree?.folder ?? folderOf(path);
    const key = `${tree === undefined ? 'folder' : 'overlay'} ${folder}`;
    const known = places.get(key);
    const beside = byFolder().get(folder) ?? [];
    const files = (tree && [...tree.files]) ?? (folder === '' ? [path, ...(known?.files ?? [])] : beside);
    const paths = tree === undefined ? [...files].sort(compareText) : [folder];
    places.set(key, {
      files,
      home: { paths, layout: tree === undefined ? 'entries' : 'flux', deployment: undefined, by: undefined },
      entries: [...(known?.entries ?? []), ...leading.map(({ one }) => one)],
      tasks: [...(known?.tasks ?? []), ...leading.flatMap(({ tasks }) => tasks)],
    });
  }
  return [...places].sort(([a], [b]) => compareText(a, b)).map(([, root]) => root);
}

/** The kustomizations that no other one includes. */
function overlaysIn(found: Survey, { tree }: Ground) {
  const folders = [...found.readings.keys()].filter((path) => isKustomizationFile(path));
  const trees = folders.map((path) => tree(folderOf(path)));
  const included = new Set(trees.flatMap(({ folder, folders: inside }) => inside.filter((one) => one !== folder)));
  return trees.filter(({ folder, isComponent }) => !isComponent && !included.has(folder));
}

/** The URLs of sources by their names, where all of one name agree. */
function sourceUrls({ readings }: Survey) {
  const urls = new Map<string, Set<string>>();
  for (const { manifests } of readings.values()) {
    for (const manifest of manifests) {
      const url = manifest.apiVersion.startsWith('source.toolkit.fluxcd.io/')
        ? manifest.get(['spec', 'url'])
        : undefined;
      if (typeof url !== 'string') continue;
      const key = `${manifest.kind} ${String(manifest.name)}`;
      urls.set(key, (urls.get(key) ?? new Set()).add(url));
    }
  }
  return (kind: string, _namespace: string | undefined, name: string): string | undefined => {
    const [only, another] = urls.get(`${kind} ${name}`) ?? [];
    return another === undefined ? only : undefined;
  };
}

/** The roots that no other one leads to; of those that lead to each other in a circle, the first. */
function outermost(roots: readonly Root[], ground: Ground): readonly Root[] {
  const led = new Set(roots.flatMap((root) => roots.filter((other) => other !== root && leads(root, other, ground))));
  const chosen = roots.filter((root) => !led.has(root));
  const reached = new Set(reachedFrom(chosen, roots, ground));
  for (const root of roots) {
    if (reached.has(root)) continue;
    chosen.push(root);
    for (const one of reachedFrom([root], roots, ground)) reached.add(one);
  }
  return chosen;
}

/** Some roots, and all that they lead to. */
function reachedFrom(start: readonly Root[], all: readonly Root[], ground: Ground): ReadonlySet<Root> {
  const reached = new Set(start);
  const pending = [...start];
  for (let root = pending.pop(); root !== undefined; root = pending.pop()) {
    const from = root;
    for (const next of all.filter((other) => !reached.has(other) && leads(from, other, ground))) {
      reached.add(next);
      pending.push(next);
    }
  }
  return reached;
}

/** Whether what a root leads to holds an entry of another. */
function leads(root: Root, other: Root, { tree }: Ground): boolean {
  const places = other.entries.map((one) => one.path);
  return root.tasks.some(({ paths: [folder = ''] }) => {
    const included = tree(folder).files;
    return places.some((path) =>
      included.size > 0 ? included.has(path) : folder === '' || path.startsWith(`${folder}/`),
    );
  });
}
