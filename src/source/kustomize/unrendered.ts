import { Manifest } from '../../manifest/manifest.ts';
import { type Fields, fieldsOf, isFields, type Tree } from '../../manifest/tree.ts';
import { Unknown, unknownIn } from '../../manifest/unknown.ts';
import type { Reader } from '../reader.ts';
import { deployedAs, type Entry } from './entry.ts';
import { historyOf, placesOf } from './history.ts';
import { renamesOf } from './renames.ts';
import { RenderedPlaces } from './rendered-places.ts';
import type { KustomizationTree } from './tree.ts';
import type { Writing, WritingStep } from './writing.ts';

/**
 * The plain resources of an overlay that nothing rendered: as their files say, with the namespace and the name that
 * the overlay gives them. What something else of it writes is unknown, and where it cannot be told what is written,
 * everything but kind, name and namespace. What it generates or includes from elsewhere is missing.
 */
export function unrenderedManifests(reader: Reader, tree: KustomizationTree): readonly Manifest[] {
  const history = historyOf(reader, tree.entries);
  return tree.entries.flatMap((entry) => {
    const { manifest } = entry;
    if (manifest === undefined) return [];
    const selected = { entry, resource: manifest.fields };
    const writings = history.writingsOf(selected);
    const isOpaque = entry.layers.some(
      (layer) =>
        tree.opaque.has(layer) ||
        history.changesOf(layer).some((change) => change.isOpaque === true && change.selects(selected)),
    );
    const known = isOpaque ? identityOnly(manifest.fields) : writings.slice(1).reduce(blur, manifest.fields);
    const fields = deployed(known, entry);
    if (fields === manifest.fields) return [manifest];
    const places = new RenderedPlaces({
      fields,
      writings: () => writings,
      fallback: { places: placesOf(manifest), route: [] },
      definitions: (route) => (route.join('.') === 'metadata.name' ? renamesOf(entry) : []),
    });
    return [new Manifest(fields, places)];
  });
}

const UNKNOWN = new Unknown('unresolved', '');

function identityOnly(fields: Fields): Fields {
  const kept = (key: string): boolean => ['apiVersion', 'kind', 'metadata'].includes(key);
  const metadata = new Map([...fieldsOf(fields.get('metadata')), ['labels', UNKNOWN], ['annotations', UNKNOWN]]);
  const others = [...fields].map(([key, value]) => [key, kept(key) ? value : UNKNOWN] as const);
  return new Map<string, Tree>([...others, ['spec', UNKNOWN], ['metadata', metadata]]);
}

/** What a writing changes becomes unknown; what it says of names and namespaces is known. */
function blur(fields: Fields, { target, tree }: Writing): Fields {
  if (target.join('.') === 'metadata.namespace') return fields;
  return leavesOf(tree).reduce((result, leaf) => {
    const changed = hidden(result, [...target, ...leaf]);
    return isFields(changed) ? changed : identityOnly(result);
  }, fields);
}

/** The routes of what a merge sets or takes away; of a list, the list. */
function leavesOf(tree: Tree | undefined): readonly (readonly string[])[] {
  if (!isFields(tree) || tree.has('$patch')) return [[]];
  return [...tree].flatMap(([key, value]) => leavesOf(value).map((leaf) => [key, ...leaf]));
}

function hidden(tree: Tree | undefined, route: readonly WritingStep[]): Tree {
  const [step, ...rest] = route;
  if (step === undefined || (tree !== undefined && !isFields(tree))) return UNKNOWN;
  const fields = fieldsOf(tree);
  if (typeof step === 'string') return new Map([...fields, [step, hidden(fields.get(step), rest)]]);
  return new Map([...fields].map(([key, value]) => [key, step(key, value) ? hidden(value, rest) : value]));
}

function deployed(fields: Fields, entry: Entry): Fields {
  const { name, namespace } = deployedAs(entry);
  if (name === entry.name && (namespace === entry.namespace || namespace === '')) return fields;
  const metadata = new Map<string, Tree>(fieldsOf(fields.get('metadata')));
  if (name !== entry.name && name !== '') metadata.set('name', unknownIn(name) ?? name);
  if (namespace !== '' && namespace !== entry.namespace) metadata.set('namespace', unknownIn(namespace) ?? namespace);
  return new Map([...fields, ['metadata', metadata]]);
}
