import { Refusal } from '../../files/files.ts';
import type { Places } from '../../manifest/manifest.ts';
import { isFields, type Route, valueAt } from '../../manifest/tree.ts';
import type { Source, Span } from '../../text/source.ts';
import type { Reader } from '../reader.ts';
import type { Generator } from './entry.ts';
import { itemsAt, joined, type Layer, mappingsAt, written } from './layer.ts';
import type { Change } from './patches.ts';
import type { Writing } from './writing.ts';

/** What a generator writes: its name, its literals, the files it packs and the lines of its environment files. */
export function generated(reader: Reader, { layer, route }: Generator): readonly Writing[] {
  const { places } = layer;
  const literals = itemsAt(layer, [...route, 'literals']).flatMap((item) => {
    const { key, value } = pairIn(written(item.value) ?? '');
    return key === '' ? [] : [datum(key, unquoted(value), places, item.route)];
  });
  const files = itemsAt(layer, [...route, 'files']).flatMap((item) => {
    const text = written(item.value) ?? '';
    const { key, value } = text.includes('=')
      ? pairIn(text)
      : { key: text.slice(text.lastIndexOf('/') + 1), value: text };
    const source = reader.files.read(joined(layer, value));
    return source instanceof Refusal ? [] : [datum(key, source.text, wholeFile(source), [])];
  });
  const single = written(valueAt(layer.fields, [...route, 'env']));
  const envs = itemsAt(layer, [...route, 'envs']).flatMap(({ value }) => written(value) ?? []);
  const lines = [...envs, ...(single === undefined ? [] : [single])].flatMap((path) =>
    environment(reader, layer, path),
  );
  const labels = [...labelsAt(layer, ['generatorOptions']), ...labelsAt(layer, [...route, 'options'])];
  return [...labels, ...files, ...lines, ...literals];
}

/** What the generators of a kustomization write into ConfigMaps and Secrets that another one below it generates. */
export function mergesIn(reader: Reader, layer: Layer): readonly Change[] {
  return KINDS.flatMap(([key, kind]) =>
    mappingsAt(layer, key)
      .filter(({ fields }) => ['merge', 'replace'].includes(written(fields.get('behavior')) ?? ''))
      .map(({ fields, route }): Change => {
        const name = written(fields.get('name'));
        return {
          selects: ({ entry }) => entry.kind === kind && entry.name === name,
          writings: generated(reader, { layer, route }),
        };
      }),
  );
}

const KINDS = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
] as const;

function datum(key: string, value: string, places: Places, route: Route): Writing {
  return { target: ['data', key], tree: value, places, at: route };
}

function environment(reader: Reader, layer: Layer, path: string): readonly Writing[] {
  const source = reader.files.read(joined(layer, path));
  if (source instanceof Refusal) return [];
  return [...source.text.matchAll(/^([^\r\n=]*)=([^\r\n]*)/gm)].flatMap(
    ({ 0: line, 1: key = '', 2: value = '', index }) =>
      key.trimStart().startsWith('#')
        ? []
        : [datum(key.trim(), value, fixedPlaces({ source, start: index, end: index + line.length }), [])],
  );
}

/** One place for whatever is asked. */
function fixedPlaces(span: Span): Places {
  return { value: () => span, key: () => span };
}

/** The first line of a file, for what is the whole of it. */
function wholeFile(source: Source): Places {
  const end = source.text.search(/[\r\n]|$/);
  return fixedPlaces({ source, start: 0, end });
}

function pairIn(text: string): { readonly key: string; readonly value: string } {
  const equals = text.indexOf('=');
  return equals === -1 ? { key: '', value: text } : { key: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** Without the quotes that kustomize takes off a literal. */
function unquoted(value: string): string {
  return /^(["']).*\1$/s.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}

function labelsAt(layer: Layer, route: Route): readonly Writing[] {
  return ['labels', 'annotations'].flatMap((key) => {
    const tree = valueAt(layer.fields, [...route, key]);
    return isFields(tree) ? [{ target: ['metadata', key], tree, places: layer.places, at: [...route, key] }] : [];
  });
}
