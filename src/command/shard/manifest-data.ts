import { Manifest, type Places } from '../../manifest/manifest.ts';
import { type Fields, isFields, isItems, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import type { Remark } from '../../text/problem.ts';
import type { Source, Span } from '../../text/source.ts';
import { type Part, partAt } from './part.ts';
import type { SpanData, TextTable } from './text-data.ts';
import { readTree, type TreeData, writeTree } from './tree-data.ts';

/** A place of a resource: its route, where its value and its key stand, and what went into it. */
export type PlaceData =
  | readonly [Route, SpanData, SpanData]
  | readonly [Route, SpanData, SpanData, readonly (readonly [string, SpanData])[]];

/** A resource with the places that findings may need. */
export interface ManifestData {
  readonly fields: TreeData;
  readonly places: readonly PlaceData[];
}

/** Writes down a resource with some of its fields, and where the values at some routes stand. */
export function writeManifest(
  manifest: Manifest,
  fields: Fields,
  routes: Iterable<Route>,
  texts: TextTable,
): ManifestData {
  const distinct = new Map([...routes].map((route) => [JSON.stringify(route), route]));
  return {
    fields: writeTree(fields),
    places: [...distinct.values()].map((route) => writePlace(manifest, route, texts)),
  };
}

function writePlace(manifest: Manifest, route: Route, texts: TextTable): PlaceData {
  const place = [route, texts.take(manifest.at(route)), texts.take(manifest.keyAt(route))] as const;
  const definitions = manifest.definitionsAt(route);
  if (definitions.length === 0) return place;
  return [...place, definitions.map(({ message, at }) => [message, texts.take(at)] as const)];
}

/** So many places of one resource are carried; findings past them are placed at what holds their value. */
const MOST_ROUTES = 50_000;

/** The routes of all values of a resource, from the top. */
export function routesOf(fields: Fields): readonly Route[] {
  const found: { readonly tree: Tree; readonly route: Route }[] = [{ tree: fields, route: [] }];
  for (let index = 0; index < found.length && found.length < MOST_ROUTES; index++) {
    const { tree = null, route = [] } = found[index] ?? {};
    for (const [step, child] of childrenOf(tree)) found.push({ tree: child, route: [...route, step] });
  }
  return found.map(({ route }) => route);
}

function childrenOf(tree: Tree): readonly (readonly [string | number, Tree])[] {
  if (isFields(tree)) return [...tree];
  return isItems(tree) ? [...tree.entries()] : [];
}

/** Reads a resource. Where no place of it is known, it stands at the start of `elsewhere`. Throws a ReportFault. */
export function readManifest(part: Part, sources: readonly Source[], elsewhere: Source): Manifest {
  const fields = readTree(part.get('fields'));
  if (!isFields(fields)) return part.fail('is no resource');
  const places = new Map(
    part
      .get('places')
      .items()
      .map((item) => {
        const [route, value, key, remarks] = item.items();
        if (route === undefined || value === undefined || key === undefined) return item.fail('is no place');
        const way = readRoute(route);
        const place: Place = {
          value: readSpan(value, sources),
          key: readSpan(key, sources),
          definitions: (remarks?.items() ?? []).map((remark) => {
            const pair = remark.tuple(2);
            return { message: partAt(pair, 0).text(), at: readSpan(partAt(pair, 1), sources) };
          }),
        };
        return [JSON.stringify(way), place] as const;
      }),
  );
  const nowhere = { source: elsewhere, start: 0, end: 0 };
  const top = places.get('[]') ?? { value: nowhere, key: nowhere, definitions: [] };
  return new Manifest(fields, new KnownPlaces(fields, places, top));
}

interface Place {
  readonly value: Span;
  readonly key: Span;
  readonly definitions: readonly Remark[];
}

/** The places that are known of a resource; any other answers with its nearest known parent, as a missing key does. */
class KnownPlaces implements Places {
  readonly #fields: Fields;
  readonly #known: ReadonlyMap<string, Place>;
  readonly #top: Place;

  constructor(fields: Fields, known: ReadonlyMap<string, Place>, top: Place) {
    this.#fields = fields;
    this.#known = known;
    this.#top = top;
  }

  value(route: Route): Span {
    const { place, at } = this.#find(route);
    if (at.length === route.length) return place.value;
    const parent = valueAt(this.#fields, at);
    return isFields(parent) || isItems(parent) ? place.key : place.value;
  }

  key(route: Route): Span {
    return this.#find(route).place.key;
  }

  definitions(route: Route): readonly Remark[] {
    const { place, at } = this.#find(route);
    return at.length === route.length ? place.definitions : [];
  }

  #find(route: Route): { readonly place: Place; readonly at: Route } {
    for (let length = route.length; length > 0; length--) {
      const at = route.slice(0, length);
      const place = this.#known.get(JSON.stringify(at));
      if (place !== undefined) return { place, at };
    }
    return { place: this.#top, at: [] };
  }
}

/** Reads a route. Throws a ReportFault. */
export function readRoute(part: Part): Route {
  return part.items().map((step) => (typeof step.raw === 'number' ? step.count() : step.text()));
}

/** Reads a place in one of the files. Throws a ReportFault. */
export function readSpan(part: Part, sources: readonly Source[]): Span {
  const items = part.tuple(3);
  const source = partAt(items, 0).in(sources);
  const start = partAt(items, 1).count(0, source.text.length);
  return { source, start, end: partAt(items, 2).count(start, source.text.length) };
}
