import { posix } from 'node:path';
import { Refusal } from '../../files/files.ts';
import type { Places } from '../../manifest/manifest.ts';
import { type Fields, isFields, itemsOf, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { Source, type Span } from '../../text/source.ts';
import type { Reader } from '../reader.ts';
import { isCutShort } from '../survey.ts';
import { locationOf } from './location.ts';

/** One kustomization: what its file says. */
export interface Layer {
  /** Where it really stands. */
  readonly folder: string;
  readonly path: string;
  readonly fields: Fields;
  readonly places: Places;
}

/** Why a kustomization cannot be read, and where. */
export interface LayerFault {
  readonly message: string;
  readonly at: Span;
}

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/**
 * The kustomization in a folder. Kustomize reads one file with one of three names, and its first document. A file that is
 * there and cannot be read is added to `named`.
 */
export function readLayer(reader: Reader, folder: string, named: Set<string>): Layer | LayerFault {
  const all = NAMES.map((name) => posix.join(folder, name));
  const files = all.filter((path) => locationOf(reader, path).kind === 'file');
  const [path = all.find((one) => isHidden(reader, one)), another] = files;
  if (path === undefined) return { message: `"${shown(folder)}" has no kustomization`, at: nowhere(folder) };
  if (another !== undefined) return { message: `"${shown(folder)}" has several kustomizations`, at: nowhere(another) };
  const reading = reader.read(path);
  if (reading instanceof Refusal) {
    named.add(path);
    return { message: reading.message, at: nowhere(path) };
  }
  const at = { source: reading.source, start: 0, end: 0 };
  if (reading.isTemplate) return { message: `${path} is a template`, at };
  const [document] = reading.documents;
  if (document === undefined) return { message: `${path} is empty`, at };
  if (document.fields === undefined) return { message: `${path} is no mapping`, at: document.places.value([]) };
  return { folder, path, fields: document.fields, places: document.places };
}

/** Whether a file may stand there, in a folder that nobody may look into. */
function isHidden(reader: Reader, path: string): boolean {
  const refusal = locationOf(reader, path).kind === 'other' ? reader.look(path) : undefined;
  return refusal instanceof Refusal && isCutShort(refusal);
}

/** A string of a kustomization, to which variables and placeholders mean nothing; undefined for anything else. */
export function written(tree: Tree | undefined): string | undefined {
  if (tree instanceof Unknown) return tree.text;
  return typeof tree === 'string' ? tree : undefined;
}

/** A value of a kustomization and the way there. */
export interface Item {
  readonly value: Tree;
  readonly route: Route;
}

/** The items of a list of a kustomization; none where there is no such list. */
export function itemsAt(layer: Layer, route: Route): readonly Item[] {
  return itemsOf(valueAt(layer.fields, route)).map((value, index) => ({ value, route: [...route, index] }));
}

/** The mappings in a list of a kustomization, each with the way there. */
export function mappingsAt(layer: Layer, key: string): readonly { readonly fields: Fields; readonly route: Route }[] {
  return itemsAt(layer, [key]).flatMap(({ value, route }) => (isFields(value) ? [{ fields: value, route }] : []));
}

/** Whether a kustomization is a component, which only other kustomizations can include. */
export function isComponent({ fields }: Layer): boolean {
  return written(fields.get('kind')) === 'Component';
}

function shown(folder: string): string {
  return folder === '' ? '.' : folder;
}

function nowhere(path: string): Span {
  return new Source(path, '').whole();
}

/** A path as a kustomization writes it, relative to the repository. */
export function joined({ folder }: Pick<Layer, 'folder'>, path: string): string {
  const joinedPath = posix.join(folder, path).replace(/\/+$/, '');
  return joinedPath === '.' ? '' : joinedPath;
}
