import { identitiesOf } from './entry.ts';
import type { KustomizationTree } from './tree.ts';

/** The renderer's time grows with the square of the resources of a batch: about here a process more is cheaper. */
const MAX_RESOURCES = 150;

/**
 * Deals overlays to as few batches as they can be rendered in: no batch has one resource twice, as far as the overlays
 * themselves tell, and an overlay that changes how kustomize reads references or schemas has a batch of its own.
 */
export function batchesOf(trees: readonly KustomizationTree[]): readonly (readonly KustomizationTree[])[] {
  return [...deal(trees.filter((tree) => !mayReachOut(tree))), ...deal(trees.filter(mayReachOut))];
}

/**
 * Whether a renderer is to be told that an overlay may open files beside or above a kustomization. Only where every
 * file it opens is known, for it could then open any: not with plugins, nor with what comes from elsewhere.
 */
export function mayReachOut({ reachesOut, opaque, obstacles }: KustomizationTree): boolean {
  return reachesOut && opaque.size === 0 && obstacles.length === 0;
}

function deal(trees: readonly KustomizationTree[]): readonly (readonly KustomizationTree[])[] {
  const batches: { readonly trees: KustomizationTree[]; size: number }[] = [];
  const behind = new Map<string, number>();
  const alone: (readonly KustomizationTree[])[] = [];
  for (const tree of trees) {
    const ids = identifiersOf(tree);
    if (ids === undefined) {
      alone.push([tree]);
      continue;
    }
    const size = Math.max(1, tree.entries.length);
    // Behind every batch that has one of its identifiers: so overlays of one base are not tried with each other.
    const from = [...ids].reduce((highest, id) => Math.max(highest, behind.get(id) ?? 0), 0);
    const fits = batches.findIndex((batch, index) => index >= from && batch.size + size <= MAX_RESOURCES);
    const at = fits === -1 ? batches.length : fits;
    const batch = batches[at] ?? { trees: [], size: 0 };
    if (fits === -1) batches.push(batch);
    batch.trees.push(tree);
    batch.size += size;
    for (const id of ids) behind.set(id, at + 1);
  }
  return [...batches.map((batch) => batch.trees), ...alone];
}

/** What the resources of an overlay are called on their way; undefined where it must be rendered alone. */
function identifiersOf({ entries, layers, obstacles }: KustomizationTree): ReadonlySet<string> | undefined {
  if (obstacles.length > 0 || layers.some(({ fields }) => GLOBAL.some((key) => fields.has(key)))) return undefined;
  return new Set(
    entries.flatMap((entry) => {
      const identities = identitiesOf(entry);
      const { namespace } = identities.at(-1) ?? identities[0];
      return identities.map(({ name }) => `${entry.kind}\n${namespace === '' ? 'default' : namespace}\n${name}`);
    }),
  );
}

/** Fields whose effect does not end with the overlay that has them. */
const GLOBAL = ['configurations', 'crds', 'openapi', 'vars'] as const;
