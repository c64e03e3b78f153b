import type { Manifest, Places } from '../../manifest/manifest.ts';
import { type Fields, fieldsOf, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import { equalTrees } from '../../manifest/tree-equality.ts';
import type { Reader } from '../reader.ts';
import type { Entry } from './entry.ts';
import { routeOf } from './field-path.ts';
import { generated, mergesIn } from './generators.ts';
import { type Layer, written } from './layer.ts';
import { type Change, latePatchesIn, patchesIn } from './patches.ts';
import { type FindSource, type Origin, replacementsIn } from './replacements.ts';
import { type Selected, selects } from './selector.ts';
import { settingsIn, workloadSettingsIn } from './transformers.ts';
import { type Located, locate, type Writing } from './writing.ts';

/** Who wrote what into the resources of an overlay. */
export interface History {
  /** The resource as its file or its generator says, then what was written into it, the latest last. */
  writingsOf(selected: Selected): readonly Writing[];
  /** The changes of a kustomization in the order in which kustomize applies them. */
  changesOf(layer: Layer): readonly Change[];
}

/** The history of the resources of one overlay. */
export function historyOf(reader: Reader, entries: readonly Entry[]): History {
  const plain = remembered((layer: Layer) => plainChanges(reader, layer));
  const find: FindSource = (layer, source) => {
    const entry = entries.find(
      (one) => one.layers.includes(layer) && selects(source, { entry: one, resource: undefined }),
    );
    if (entry === undefined) return undefined;
    const selected = { entry, resource: undefined };
    const writings = [...first(reader, entry), ...writingsIn(selected, plain)];
    return valueIn(writings, written(source.get('fieldPath')) ?? 'metadata.name');
  };
  const changesOf = remembered((layer: Layer) => [...plain(layer), ...replacementsIn(reader, layer, find)]);
  return {
    changesOf,
    writingsOf: (selected) => [...first(reader, selected.entry), ...writingsIn(selected, changesOf)],
  };
}

function remembered(read: (layer: Layer) => readonly Change[]): (layer: Layer) => readonly Change[] {
  const known = new Map<Layer, readonly Change[]>();
  return (layer) => {
    const changes = known.get(layer) ?? read(layer);
    known.set(layer, changes);
    return changes;
  };
}

function writingsIn(selected: Selected, changesOf: (layer: Layer) => readonly Change[]): readonly Writing[] {
  return selected.entry.layers.flatMap((layer) =>
    changesOf(layer).flatMap((change) => (change.selects(selected) ? change.writings : [])),
  );
}

/** In the order of kustomize's `configureBuiltinTransformers`, behind its generators; replacements are its last. */
function plainChanges(reader: Reader, layer: Layer): readonly Change[] {
  return [
    ...mergesIn(reader, layer),
    ...patchesIn(reader, layer),
    ...settingsIn(layer),
    ...latePatchesIn(reader, layer),
    ...workloadSettingsIn(layer),
  ];
}

function first(reader: Reader, { manifest, generator }: Entry): readonly Writing[] {
  if (generator !== undefined) return generated(reader, generator);
  if (manifest === undefined) return [];
  return [{ target: [], tree: manifest.fields, places: placesOf(manifest), at: [] }];
}

/** The places of a resource of a file. */
export function placesOf(manifest: Manifest): Places {
  return {
    value: (route) => manifest.at(route),
    key: (route) => manifest.keyAt(route),
    definitions: (route) => manifest.definitionsAt(route),
  };
}

/** The value of a field after all writings, without the resource at hand: the latest that says something of it. */
function valueIn(writings: readonly Writing[], path: string): Origin | undefined {
  const base = fieldsOf(writings[0]?.target.length === 0 ? writings[0].tree : undefined);
  const route = routeOf(path, base);
  if (route === undefined) return undefined;
  const found = writings.findLast((writing) => saysOf(writing, route, base)?.value !== undefined);
  const located = found === undefined ? undefined : saysOf(found, route, base);
  if (found === undefined || located?.value === undefined) return undefined;
  return { value: located.value, places: found.places, route: located.route };
}

function saysOf(writing: Writing, route: Route, resource: Tree): Located | undefined {
  const located = locate(writing, route, resource);
  return located?.isWhole === true ? located : undefined;
}

/** Whether a writing made a value of a resource what it is. */
export function isFrom({ agrees, tree }: Writing, { value }: Located, result: Tree): boolean {
  return agrees !== undefined && value === tree ? agrees(result) : value !== undefined && equalTrees(value, result);
}

/** The value of a resource at a route, and the longest part of the route that is in it. */
export function presentPart(resource: Fields, route: Route): Route {
  let length = route.length;
  while (length > 0 && valueAt(resource, route.slice(0, length)) === undefined) length -= 1;
  return route.slice(0, length);
}
