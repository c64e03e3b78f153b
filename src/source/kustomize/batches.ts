import { type Entry, identitiesOf, KEEPS_NAME } from './entry.ts';
import type { KustomizationTree } from './tree.ts';

/** The renderer's time grows with the square of the resources of a batch: about here a process more is cheaper. */
const MAX_RESOURCES = 150;

/** An overlay in a batch. */
export interface Member {
  readonly tree: KustomizationTree;
  /** Whether its names clash with those of another member, so that they are to be told apart while it is rendered. */
  readonly isRenamed: boolean;
}

/**
 * Deals overlays to as few batches as they can be rendered in. Where two have a resource of one name, the second is
 * renamed for the rendering, if its names can be; else it goes to another batch. An overlay that changes how kustomize
 * reads references or schemas has a batch of its own.
 */
export function batchesOf(trees: readonly KustomizationTree[]): readonly (readonly Member[])[] {
  return [...deal(trees.filter((tree) => !mayReachOut(tree))), ...deal(trees.filter(mayReachOut))];
}

/**
 * Whether a renderer is to be told that an overlay may open files beside or above a kustomization. Only where every
 * file it opens is known, for it could then open any: not with plugins, nor with what comes from elsewhere.
 */
export function mayReachOut({ reachesOut, opaque, obstacles }: KustomizationTree): boolean {
  return reachesOut && opaque.size === 0 && obstacles.length === 0;
}

function deal(trees: readonly KustomizationTree[]): readonly (readonly Member[])[] {
  const batches: { readonly members: Member[]; size: number }[] = [];
  const behind = new Map<string, number>();
  const alone: (readonly Member[])[] = [];
  // The first batch behind all that have one of these identifiers: overlays of one base are not tried with each other.
  const free = (ids: readonly string[]): number =>
    ids.reduce((highest, id) => Math.max(highest, behind.get(id) ?? 0), 0);
  for (const tree of trees) {
    if (reachesOthers(tree)) {
      alone.push([{ tree, isRenamed: false }]);
      continue;
    }
    const ids = identifiersOf(tree);
    const isRenamed = free(ids) > 0 && !tree.entries.some(({ generator }) => generator !== undefined);
    const taken = isRenamed ? identifiersOf(tree, isUnnamable) : ids;
    const size = Math.max(1, tree.entries.length);
    const from = free(taken);
    const fits = batches.findIndex((batch, index) => index >= from && batch.size + size <= MAX_RESOURCES);
    const at = fits === -1 ? batches.length : fits;
    const batch = batches[at] ?? { members: [], size: 0 };
    if (fits === -1) batches.push(batch);
    batch.members.push({ tree, isRenamed });
    batch.size += size;
    for (const id of taken) behind.set(id, at + 1);
  }
  return [...batches.map(({ members }) => members), ...alone];
}

/** What the resources of an overlay are called on their way. */
function identifiersOf({ entries }: KustomizationTree, counts = (_: Entry): boolean => true): readonly string[] {
  return entries.filter(counts).flatMap((entry) => {
    const identities = identitiesOf(entry);
    const { namespace } = identities.at(-1) ?? identities[0];
    return identities.map(({ name }) => `${entry.kind}\n${namespace === '' ? 'default' : namespace}\n${name}`);
  });
}

/** Whether kustomize never renames a resource. */
function isUnnamable({ kind }: Entry): boolean {
  return KEEPS_NAME.has(kind);
}

/** Whether the effect of an overlay, or what is in it, may not end with itself. */
function reachesOthers({ obstacles, layers }: KustomizationTree): boolean {
  return obstacles.length > 0 || layers.some(({ fields }) => GLOBAL.some((key) => fields.has(key)));
}

/** Fields whose effect does not end with the overlay that has them. */
const GLOBAL = ['configurations', 'crds', 'openapi', 'vars'] as const;
