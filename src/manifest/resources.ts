import type { YamlDocument } from './documents.ts';
import { Manifest, type Places } from './manifest.ts';
import { placesBelow } from './places.ts';
import { type Fields, isFields, isItems, type Route } from './tree.ts';
import { Unknown } from './unknown.ts';

/** The resources of a document. */
export interface Resources {
  readonly manifests: readonly Manifest[];
  /** Those whose kind or apiVersion is a variable or a template: nothing can be said about them. */
  readonly unknownKinds: number;
}

/**
 * The resources a document holds: itself, or the items of a `List` (any kind that ends so and has `items`), lists in
 * lists included. What has no string for `kind` and `apiVersion` is no resource and silent.
 */
export function resourcesOf(document: YamlDocument): Resources {
  const manifests: Manifest[] = [];
  let unknownKinds = 0;
  const add = (fields: Fields, route: Route): void => {
    const kind = fields.get('kind');
    const apiVersion = fields.get('apiVersion');
    const items = fields.get('items');
    if (typeof kind === 'string' && kind.endsWith('List') && isItems(items)) {
      for (const [index, item] of items.entries()) if (isFields(item)) add(item, [...route, 'items', index]);
    } else if (isName(kind) && isName(apiVersion)) {
      manifests.push(new Manifest(fields, placesAt(document.places, route)));
    } else if (
      (kind instanceof Unknown && apiVersion !== undefined) ||
      (isName(kind) && apiVersion instanceof Unknown)
    ) {
      unknownKinds += 1;
    }
  };
  if (document.fields !== undefined) add(document.fields, []);
  return { manifests, unknownKinds };
}

function placesAt(places: Places, route: Route): Places {
  return route.length === 0 ? places : placesBelow(places, route);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
