import type { Places } from '../../manifest/manifest.ts';
import { placesBelow } from '../../manifest/places.ts';
import { type Fields, isFields, isItems, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';

/** Values that a chart is given, and where they stand. */
export interface Values {
  readonly tree: Tree;
  readonly places: Places;
}

/** The values below a route of a document; undefined where nothing stands there. */
export function valuesBelow(tree: Tree | undefined, places: Places, route: Route): Values | undefined {
  return tree === undefined || tree === null ? undefined : { tree, places: placesBelow(places, route) };
}

/**
 * Layers of values as Helm merges them: later ones win, mappings are merged key by key, and null takes a key away. What
 * is unknown hides what is below it. Each value stands where the last layer that has it says it.
 */
export function mergedValues(layers: readonly [Values, ...Values[]]): Values {
  const [first, ...others] = layers;
  if (others.length === 0) return first;
  const layerOf = (route: Route): { readonly layer: Values; readonly depth: number } => {
    let found = { layer: first, depth: -1 };
    for (const layer of layers) {
      const depth = presentSteps(layer.tree, route);
      if (depth >= found.depth) found = { layer, depth };
    }
    return found;
  };
  return {
    tree: layers.map(({ tree }) => tree).reduce(merge),
    places: {
      value: (route) => layerOf(route).layer.places.value(route),
      key: (route) => layerOf(route).layer.places.key(route),
      definitions: (route) => layerOf(route).layer.places.definitions?.(route) ?? [],
    },
  };
}

function merge(below: Tree, above: Tree): Tree {
  if (!isFields(below) || !isFields(above)) return above;
  const merged = new Map(below);
  for (const [key, value] of above) {
    const under = merged.get(key);
    if (value === null && under !== undefined) merged.delete(key);
    else merged.set(key, under === undefined ? value : merge(under, value));
  }
  return merged;
}

/** How many steps of a route lead to something. */
function presentSteps(tree: Tree, route: Route): number {
  let value: Tree | undefined = tree;
  for (const [index, step] of route.entries()) {
    if (value instanceof Unknown) return index;
    value = typeof step === 'number' ? (isItems(value) ? value[step] : undefined) : childOf(value, step);
    if (value === undefined) return index;
  }
  return route.length;
}

function childOf(tree: Tree | undefined, key: string): Tree | undefined {
  return isFields(tree) ? tree.get(key) : undefined;
}

/** Values with one more set as `--set` does: `a.b[0].c`, a dot that belongs to a key written `\.`. */
export function withParameter(path: string, value: Tree, places: Places): Values | undefined {
  const steps = [...path.matchAll(/(?:\\.|[^.\\])+/g)].map(([step]) => step.replaceAll(/\\(.)/g, '$1'));
  if (steps.length === 0 || steps.length > MOST_STEPS || steps.some((step) => step.includes('['))) return undefined;
  const tree = steps.reduceRight<Tree>((below, step): Fields => new Map([[step, below]]), value);
  return { tree, places };
}

/** A parameter leads no deeper. */
const MOST_STEPS = 50;
