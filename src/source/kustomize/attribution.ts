import { isFields, valueAt } from '../../manifest/tree.ts';
import type { Member } from './batches.ts';
import { deployedAs, type Entry } from './entry.ts';
import { mappingsAt, written } from './layer.ts';
import type { RenderedResource } from './rendered-resources.ts';
import type { KustomizationTree } from './tree.ts';

/**
 * Whether it can be told without a marker that a resource came from an overlay: not where something in it may change
 * names in a way that its text does not tell, nor where resources come from elsewhere.
 */
export function isPredictable({ layers, opaque, obstacles }: KustomizationTree): boolean {
  if (opaque.size > 0 || obstacles.length > 0) return false;
  return !layers.some(
    (layer) =>
      layer.fields.has('replacements') ||
      ['patches', 'patchesJson6902'].some((key) =>
        mappingsAt(layer, key).some(({ fields }) => isFields(fields.get('options')) || fields.has('Options')),
      ),
  );
}

/** Tells which of some overlays that share no identifier a resource came from; undefined where it cannot be told. */
export function attribution(
  members: readonly Member[],
): (resource: RenderedResource, file: string | undefined) => number | undefined {
  const owners = new Map<string, { readonly index: number; readonly entry: Entry }>();
  for (const [index, { tree, isRenamed }] of members.entries()) {
    for (const entry of isRenamed ? [] : tree.entries) {
      const { name, namespace } = deployedAs(entry);
      owners.set(keyOf(entry.kind, namespace, name), { index, entry });
    }
  }
  return ({ fields, isGenerated }, file) => {
    const kind = written(fields.get('kind')) ?? '';
    const name = written(valueAt(fields, ['metadata', 'name'])) ?? '';
    const namespace = written(valueAt(fields, ['metadata', 'namespace'])) ?? '';
    const owner =
      owners.get(keyOf(kind, namespace, name)) ??
      (isGenerated ? owners.get(keyOf(kind, namespace, name.replace(HASH, ''))) : undefined);
    return owner !== undefined && owner.entry.file === file ? owner.index : undefined;
  };
}

/** What kustomize appends to the names of ConfigMaps and Secrets it generates. */
export const HASH: RegExp = /-[a-z0-9]{10}$/;

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}\n${namespace === '' ? 'default' : namespace}\n${name}`;
}
