import { Refusal } from '../files/files.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { compareText } from '../text/compare.ts';
import { isKustomizationFile } from './kustomization.ts';
import { type KustomizationTree, kustomizationTree } from './kustomize/tree.ts';
import type { Reader, SyntaxProblem } from './reader.ts';

/** What a kustomization includes, as its own text says. */
export interface OverlayTree {
  readonly folder: string;
  /** The folders of all kustomizations in it, itself first. */
  readonly folders: readonly string[];
  /** Every file that it names or is made of. */
  readonly files: ReadonlySet<string>;
  readonly isComponent: boolean;
}

/** What became of a kustomization or a chart. */
export interface Rendering {
  readonly manifests: readonly Manifest[];
  /** Every file that went into it. */
  readonly used: ReadonlySet<string>;
  readonly problems: readonly SyntaxProblem[];
  /** Why it was not rendered; its resources are then those of its files as far as they are known. */
  readonly notRendered?: { readonly reason: string; readonly message: string };
}

/** Trees of kustomizations of one run; each is walked once. */
export function overlayTrees(reader: Reader): (folder: string) => OverlayTree {
  const known = new Map<string, OverlayTree>();
  return (folder) => {
    const tree = known.get(folder) ?? treeOf(kustomizationTree(reader, folder));
    known.set(folder, tree);
    return tree;
  };
}

function treeOf({ folder, layers, used, isComponent }: KustomizationTree): OverlayTree {
  const folders = new Set([folder, ...layers.map((layer) => layer.folder)]);
  return { folder, folders: [...folders], files: used, isComponent };
}

/** An overlay that was not rendered, with the kustomizations it is made of, which may install what they name elsewhere. */
export function withKustomizations(reader: Reader, rendering: Rendering): Rendering {
  if (rendering.notRendered === undefined) return rendering;
  const paths = [...rendering.used].filter(isKustomizationFile).sort(compareText);
  const kustomizations = paths.flatMap((path) => {
    const reading = reader.read(path);
    return reading instanceof Refusal ? [] : reading.manifests;
  });
  return { ...rendering, manifests: [...kustomizations, ...rendering.manifests] };
}
