import { Refusal } from '../../files/files.ts';
import type { YamlDocument } from '../../manifest/documents.ts';
import { embeddedDocuments } from '../../manifest/embedded.ts';
import { type Fields, fieldsOf, isFields, isItems, type Route } from '../../manifest/tree.ts';
import type { Reader } from '../reader.ts';
import { itemsAt, joined, type Layer, mappingsAt, written } from './layer.ts';
import { isInline } from './layer-paths.ts';
import { isNamedBy, type Selected, selects } from './selector.ts';
import type { Writing } from './writing.ts';

/** Something of a kustomization that changes the resources it selects. */
export interface Change {
  readonly selects: (selected: Selected) => boolean;
  readonly writings: readonly Writing[];
  /** Set where what it writes cannot be read: it may change anything of what it selects. */
  readonly isOpaque?: true;
}

/** The patches of a kustomization that it applies before its transformers: the merges, then the patches of any sort. */
export function patchesIn(reader: Reader, layer: Layer): readonly Change[] {
  const merges = itemsAt(layer, ['patchesStrategicMerge']).flatMap(({ value, route }) => {
    const text = written(value);
    if (text === undefined) return [];
    const documents = isInline(text) ? inline(layer, route, text) : inFile(reader, layer, text);
    return documents === undefined ? [OPAQUE] : documents.flatMap((document) => changesOf(document, undefined));
  });
  return [...merges, ...targeted(reader, layer, 'patches')];
}

/** The patches that a kustomization applies behind its transformers of names, labels and annotations. */
export function latePatchesIn(reader: Reader, layer: Layer): readonly Change[] {
  return targeted(reader, layer, 'patchesJson6902');
}

const OPAQUE: Change = { selects: () => true, writings: [], isOpaque: true };

function targeted(reader: Reader, layer: Layer, key: string): readonly Change[] {
  return mappingsAt(layer, key).flatMap(({ fields, route }) => {
    const text = written(fields.get('patch'));
    const path = written(fields.get('path'));
    const target = fields.get('target');
    const documents = text !== undefined ? inline(layer, [...route, 'patch'], text) : inFile(reader, layer, path ?? '');
    const wanted = isFields(target) ? target : undefined;
    const selected = wanted === undefined ? OPAQUE.selects : (one: Selected) => selects(wanted, one);
    if (documents === undefined) return [{ ...OPAQUE, selects: selected }];
    return documents.flatMap((document) => changesOf(document, wanted));
  });
}

function inline(layer: Layer, route: Route, text: string): readonly YamlDocument[] | undefined {
  return readable(embeddedDocuments(layer.places.value(route), text));
}

function inFile(reader: Reader, layer: Layer, path: string): readonly YamlDocument[] | undefined {
  const reading = reader.read(joined(layer, path));
  return reading instanceof Refusal || reading.isTemplate ? undefined : readable(reading.documents);
}

function readable(documents: readonly YamlDocument[]): readonly YamlDocument[] | undefined {
  return documents.every(({ tree }) => tree !== undefined) ? documents : undefined;
}

function changesOf({ tree, places }: YamlDocument, target: Fields | undefined): readonly Change[] {
  const wanted = (one: Selected): boolean => target !== undefined && selects(target, one);
  if (isItems(tree)) {
    const writings = tree
      .flatMap((item, index) => operation(fieldsOf(item), [index]))
      .map((one) => ({ ...one, places }));
    return [{ selects: wanted, writings }];
  }
  if (!isFields(tree)) return [];
  const items = tree.get('items');
  if (written(tree.get('kind'))?.endsWith('List') === true && isItems(items)) {
    return items.flatMap((item, index) => (isFields(item) ? [merge(item, places, ['items', index], target)] : []));
  }
  return [merge(tree, places, [], target)];
}

function merge(fields: Fields, places: YamlDocument['places'], at: Route, target: Fields | undefined): Change {
  return {
    selects: (one) => (target === undefined ? isNamedBy(fields, one) : selects(target, one)),
    writings: [{ target: [], tree: withoutIdentity(fields), places, at }],
  };
}

/** What a merge says beside what it is for. */
function withoutIdentity(fields: Fields): Fields {
  const metadata = [...fieldsOf(fields.get('metadata'))].filter(([key]) => key !== 'name' && key !== 'namespace');
  const others = [...fields].filter(([key]) => key !== 'apiVersion' && key !== 'kind' && key !== 'metadata');
  return new Map([...others, ...(metadata.length === 0 ? [] : [['metadata', new Map(metadata)] as const])]);
}

/** What an operation of JSON 6902 writes. What it copies or moves stands elsewhere, and is not followed. */
function operation(fields: Fields, at: Route): readonly Omit<Writing, 'places'>[] {
  const target = pointerSteps(written(fields.get('path')) ?? '');
  switch (written(fields.get('op'))) {
    case 'add':
    case 'replace':
      return [{ target, tree: fields.get('value') ?? null, at: [...at, 'value'] }];
    case 'remove':
    case 'copy':
    case 'move':
      return [{ target, tree: undefined, at: [...at, 'path'] }];
    default:
      return [];
  }
}

function pointerSteps(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
