import { posix } from 'node:path';
import { Refusal } from '../files/files.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { itemsOf } from '../manifest/tree.ts';
import { isKustomizationFile, partsOf } from './kustomization.ts';
import type { Reader, SyntaxProblem } from './reader.ts';

/** What a kustomization includes, as its own text says. */
export interface OverlayTree {
  readonly folder: string;
  /** The folders of all kustomizations in it, itself first. */
  readonly folders: readonly string[];
  /** The files that hold its resources. */
  readonly resources: readonly string[];
  /** Every file that it names or is made of. */
  readonly files: readonly string[];
  readonly isComponent: boolean;
}

/** What became of a kustomization. */
export interface Rendering {
  readonly manifests: readonly Manifest[];
  /** Every file that went into it. */
  readonly used: ReadonlySet<string>;
  readonly problems: readonly SyntaxProblem[];
  /** Why it was not rendered; its resources are then those of its files as they stand. */
  readonly notRendered?: { readonly reason: string; readonly message: string };
}

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** Trees of kustomizations of one run; each is read once. */
export function overlayTrees(reader: Reader): (folder: string) => OverlayTree {
  const known = new Map<string, OverlayTree>();
  return (folder) => {
    const tree = known.get(folder) ?? read(reader, folder);
    known.set(folder, tree);
    return tree;
  };
}

function read(reader: Reader, top: string): OverlayTree {
  const folders = new Set<string>();
  const resources = new Set<string>();
  const files = new Set<string>();
  const pending = [top];
  let isComponent = false;
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (folders.has(folder)) continue;
    folders.add(folder);
    const path = NAMES.map((name) => posix.join(folder ?? '', name)).find((one) => reader.files.kindOf(one) === 'file');
    const reading = path === undefined ? undefined : reader.read(path);
    if (path === undefined || reading === undefined || reading instanceof Refusal) {
      if (path === undefined && folder !== top) for (const file of filesIn(reader, folder)) resources.add(file);
      continue;
    }
    files.add(path);
    for (const part of partsOf(path, reading.documents)) files.add(part);
    if (folder === top) isComponent = reading.documents.some(({ fields }) => fields?.get('kind') === 'Component');
    for (const { fields } of reading.documents) {
      for (const key of ['resources', 'bases', 'components', 'crds']) {
        for (const item of itemsOf(fields?.get(key))) {
          if (typeof item !== 'string' || /^\w+:\/\/|[\r\n]/.test(item)) continue;
          const target = posix.join(folder, item).replace(/\/$/, '');
          const kind = reader.files.kindOf(target);
          if (kind === 'folder') pending.push(target === '.' ? '' : target);
          else if (kind === 'file') {
            files.add(target);
            if (!isKustomizationFile(target)) resources.add(target);
          }
        }
      }
    }
  }
  return {
    folder: top,
    folders: [...folders],
    resources: [...resources],
    files: [...new Set([...files, ...resources])],
    isComponent,
  };
}

/** The files of a folder that should have a kustomization and has none: what it lists is likely all of them. */
function filesIn(reader: Reader, folder: string): readonly string[] {
  const entries = reader.files.list(folder);
  if (entries instanceof Refusal) return [];
  return entries.flatMap(({ kind, path }) => (kind === 'file' && /\.ya?ml$/.test(path) ? [path] : []));
}

/** What a kustomization holds where nothing renders it: its resources as they stand, and the kustomizations themselves. */
export function unrendered(reader: Reader, tree: OverlayTree, why: Rendering['notRendered']): Rendering {
  const kustomizations = tree.files.filter(isKustomizationFile);
  const readings = [...kustomizations, ...tree.resources].flatMap((path) => {
    const reading = reader.read(path);
    return reading instanceof Refusal ? [] : [reading];
  });
  return {
    manifests: readings.flatMap(({ manifests }) => manifests),
    used: new Set(tree.files),
    problems: [],
    ...(why === undefined ? {} : { notRendered: why }),
  };
}
