import { Manifest } from '../../manifest/manifest.ts';
import { type Fields, type Route, valueAt } from '../../manifest/tree.ts';
import type { Remark } from '../../text/problem.ts';
import type { Reader } from '../reader.ts';
import type { Entry } from './entry.ts';
import { type History, historyOf, placesOf } from './history.ts';
import { type Layer, written } from './layer.ts';
import { matchEntries } from './match-entries.ts';
import { renamedPools, renamesOf } from './renames.ts';
import { RenderedPlaces, type Spot } from './rendered-places.ts';
import type { RenderedResource } from './rendered-resources.ts';
import type { KustomizationTree } from './tree.ts';

/** What renamed resources are called by those that name them. */
type Renamed = ReadonlyMap<string, Entry>;

/**
 * The resources of an overlay as it was rendered, with places in the files of the repository, in the order of these
 * files. `fileOf` gives the file of the repository that one stands in.
 */
export function overlayManifests(
  reader: Reader,
  tree: KustomizationTree,
  resources: readonly RenderedResource[],
  fileOf: (resource: RenderedResource) => string | undefined,
): readonly Manifest[] {
  const { entries, top } = tree;
  if (top === undefined) return [];
  const history = historyOf(reader, entries);
  const match = matchEntries(entries);
  const order = new Map(entries.map((entry, index) => [entry, index]));
  const renamed = renamedPools(entries);
  const elsewhere = entries.find(({ remote }) => remote !== undefined);
  return resources
    .map((resource) => {
      const entry = match(resource, fileOf(resource)) ?? elsewhere;
      const manifest = manifestOf(resource.fields, entry, { history, top, renamed });
      return { manifest, at: entry === undefined ? entries.length : (order.get(entry) ?? entries.length) };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ manifest }) => manifest);
}

interface Overlay {
  readonly history: History;
  readonly top: Layer;
  readonly renamed: Renamed;
}

function manifestOf(fields: Fields, entry: Entry | undefined, { history, top, renamed }: Overlay): Manifest {
  return new Manifest(
    fields,
    new RenderedPlaces({
      fields,
      writings: () => (entry === undefined ? [] : history.writingsOf({ entry, resource: fields })),
      fallback: fallbackOf(entry, top),
      definitions: (route) => definitionsOf(fields, route, entry, renamed),
    }),
  );
}

/** Where to point for what no file of the repository says. */
function fallbackOf(entry: Entry | undefined, top: Layer): Spot {
  if (entry?.manifest !== undefined) return { places: placesOf(entry.manifest), route: [] };
  if (entry?.generator !== undefined) {
    const { layer, route } = entry.generator;
    return { places: layer.places, route: [...route, 'name'] };
  }
  if (entry?.remote !== undefined) {
    const span = entry.remote;
    return { places: { value: () => span, key: () => span }, route: [] };
  }
  return { places: top.places, route: ['resources'] };
}

/** A name that the overlay makes, or one of a resource that it calls otherwise. */
function definitionsOf(fields: Fields, route: Route, entry: Entry | undefined, renamed: Renamed): readonly Remark[] {
  if (route.length === 2 && route[0] === 'metadata' && route[1] === 'name') {
    return entry === undefined ? [] : renamesOf(entry);
  }
  const meant = renamed.get(written(valueAt(fields, route)) ?? '');
  return meant === undefined ? [] : renamesOf(meant);
}
