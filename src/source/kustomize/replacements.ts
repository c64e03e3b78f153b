import { Refusal } from '../../files/files.ts';
import type { Places } from '../../manifest/manifest.ts';
import { type Fields, fieldsOf, isFields, isItems, itemsOf, type Route, type Tree } from '../../manifest/tree.ts';
import type { Reader } from '../reader.ts';
import { fieldPathTarget } from './field-path.ts';
import { joined, type Layer, mappingsAt, written } from './layer.ts';
import type { Change } from './patches.ts';
import { selects } from './selector.ts';
import type { Writing } from './writing.ts';

/** A value of a resource and where it was written. */
export interface Origin {
  readonly value: Tree;
  readonly places: Places;
  readonly route: Route;
}

/** Finds the value that replacements of a kustomization take from a field of a resource. */
export type FindSource = (layer: Layer, source: Fields) => Origin | undefined;

/** What the replacements of a kustomization write: places are those of the field that a value is taken from. */
export function replacementsIn(reader: Reader, layer: Layer, find: FindSource): readonly Change[] {
  return writtenIn(reader, layer).flatMap(({ fields, places, route }) => {
    const origin = originOf(layer, { fields, places, route }, find);
    return itemsOf(fields.get('targets')).map((target, index) => {
      const at = [...route, 'targets', index];
      return change(fieldsOf(target), origin, { places, at });
    });
  });
}

interface Replacement {
  readonly fields: Fields;
  readonly places: Places;
  readonly route: Route;
}

/** The replacements of a kustomization, those in files of their own included. */
function writtenIn(reader: Reader, layer: Layer): readonly Replacement[] {
  return mappingsAt(layer, 'replacements').flatMap(({ fields, route }): readonly Replacement[] => {
    const path = written(fields.get('path'));
    if (path === undefined) return [{ fields, places: layer.places, route }];
    const reading = reader.read(joined(layer, path));
    if (reading instanceof Refusal) return [];
    return reading.documents.flatMap(({ tree, places }) => {
      const items = isItems(tree) ? tree.map((item, index) => ({ item, at: [index] })) : [{ item: tree, at: [] }];
      return items.flatMap(({ item, at }) => (isFields(item) ? [{ fields: item, places, route: at }] : []));
    });
  });
}

/** The value that is copied: that of a field, or one that stands in the replacement itself. */
function originOf(layer: Layer, { fields, places, route }: Replacement, find: FindSource): Origin | undefined {
  const source = fields.get('source');
  if (isFields(source)) return part(find(layer, source), fieldsOf(source.get('options')));
  const value = fields.get('sourceValue');
  return value === undefined ? undefined : { value, places, route: [...route, 'sourceValue'] };
}

/** With a delimiter only a piece is copied. */
function part(origin: Origin | undefined, options: Fields): Origin | undefined {
  const delimiter = written(options.get('delimiter')) ?? '';
  const text = written(origin?.value);
  if (origin === undefined || text === undefined || delimiter === '') return origin;
  const index = Number(options.get('index') ?? 0);
  return { ...origin, value: text.split(delimiter)[index] ?? text };
}

function change(
  target: Fields,
  origin: Origin | undefined,
  { places, at }: { readonly places: Places; readonly at: Route },
): Change {
  const select = fieldsOf(target.get('select'));
  const rejected = itemsOf(target.get('reject')).map(fieldsOf);
  const delimiter = written(fieldsOf(target.get('options')).get('delimiter')) ?? '';
  const paths = itemsOf(target.get('fieldPaths')).flatMap((path) => written(path) ?? []);
  const remark = { message: 'A replacement copies it to where it is used', at: places.value(at) };
  return {
    selects: (one) => selects(select, one) && !rejected.some((reject) => selects(reject, one)),
    writings: (paths.length === 0 ? ['metadata.name'] : paths).map((path): Writing => {
      const target = fieldPathTarget(path);
      if (origin === undefined) return { target, tree: undefined, places, at };
      const { value, places: from, route } = origin;
      const piece = written(value);
      const agrees = (one: Tree): boolean => piece !== undefined && isPiece(written(one), piece, delimiter);
      return {
        target,
        tree: value,
        places: from,
        at: route,
        remark,
        ...(delimiter === '' ? {} : { agrees }),
      };
    }),
  };
}

function isPiece(text: string | undefined, piece: string, delimiter: string): boolean {
  return text?.split(delimiter).includes(piece) === true;
}
