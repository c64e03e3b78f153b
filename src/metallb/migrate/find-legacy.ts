import { chunksOf } from '../../manifest/chunks.ts';
import { commentsWith } from '../../manifest/comments.ts';
import { readDocuments, type YamlDocument } from '../../manifest/documents.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { placesBelow } from '../../manifest/places.ts';
import { resourcesOf } from '../../manifest/resources.ts';
import { fieldsOf, isFields, isItems, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Problem } from '../../text/problem.ts';
import { Source, type Span } from '../../text/source.ts';
import { speaksLegacy } from '../legacy-config.ts';
import { LegacyText, type Lines, type Surroundings } from './legacy-text.ts';

/** What of a file configures MetalLB the old way. */
export interface LegacyFile {
  /** Configurations in the ConfigMap's grammar, with what stood around them. */
  readonly configs: readonly LegacyText[];
  /** AddressPools, and BGPPeers of v1beta1. */
  readonly resources: readonly LegacyText[];
  /** Of the other resources of MetalLB, whose names are taken. */
  readonly names: readonly { readonly kind: string; readonly namespace: string; readonly name: string }[];
  /** What does not parse. */
  readonly problems: readonly Problem[];
}

/** Where MetalLB stands if nothing says so. */
const NAMESPACE = 'metallb-system';

/** Finds everything old in a file: ConfigMaps, `configInline` at any depth, AddressPools, BGPPeers of v1beta1. */
export function findLegacy(source: Source): LegacyFile {
  const { documents } = readDocuments(source);
  const chunks = chunksOf(source.text);
  const found = documents.map((document, index) => {
    const chunk = chunks[index] ?? { start: 0, end: source.text.length };
    const from = index === 0 ? 1 : source.position(chunk.start).line;
    const to = index === documents.length - 1 ? Number.POSITIVE_INFINITY : source.position(chunk.end).line - 1;
    return inDocument(document, source, { from, to });
  });
  return {
    configs: found.flatMap(({ configs }) => configs),
    resources: found.flatMap(({ resources }) => resources),
    names: found.flatMap(({ names }) => names),
    problems: documents.flatMap(({ fields, problems }) => (fields === undefined ? problems : [])),
  };
}

function inDocument(document: YamlDocument, source: Source, lines: Lines): Omit<LegacyFile, 'problems'> {
  const { manifests } = resourcesOf(document);
  const configs: LegacyText[] = [];
  const resources: LegacyText[] = [];
  const names: { kind: string; namespace: string; name: string }[] = [];
  for (const manifest of manifests) {
    const namespace = textOf(manifest.namespace) ?? NAMESPACE;
    if (manifest.kind === 'ConfigMap' && manifest.apiVersion === 'v1') {
      configs.push(...inConfigMap(manifest, { source, lines, namespace }));
    } else if (isOld(manifest)) {
      const places = { value: (route: Route) => manifest.at(route), key: (route: Route) => manifest.keyAt(route) };
      resources.push(new LegacyText(manifest.fields, places, { source, lines, namespace }));
    } else if (manifest.apiVersion.startsWith('metallb.io/') && typeof manifest.name === 'string') {
      names.push({ kind: manifest.kind, namespace, name: manifest.name });
    }
  }
  return {
    configs: [...configs, ...inlineConfigs(document, { source, lines, namespace: NAMESPACE })],
    resources,
    names,
  };
}

function isOld({ apiVersion, kind }: Manifest): boolean {
  if (kind === 'AddressPool') return apiVersion.startsWith('metallb.io/');
  return kind === 'BGPPeer' && apiVersion === 'metallb.io/v1beta1';
}

/** Any key of the data: the controller's flags said which one was read. */
function inConfigMap(manifest: Manifest, { source, lines, namespace }: Surroundings): readonly LegacyText[] {
  let around = commentsWith(source, '#')
    .filter(({ line }) => line >= lines.from && line <= lines.to)
    .map(({ text }) => text.slice(1));
  return [...fieldsOf(manifest.get(['data']))].flatMap(([key, value]) => {
    const text = value instanceof Unknown ? value.text : textOf(value);
    if (text === undefined) return [];
    const { inner, shift } = embedded(source, manifest.at(['data', key]), text);
    return readDocuments(inner).documents.flatMap(({ fields, places }) => {
      if (fields === undefined || !speaksLegacy(fields)) return [];
      const found = new LegacyText(fields, places, { source: inner, lines: ALL, namespace, shift, around });
      around = [];
      return [found];
    });
  });
}

const ALL: Lines = { from: 1, to: Number.POSITIVE_INFINITY };

/** The text of a value as a source of its own, and how many lines of the file stand before it. */
function embedded(source: Source, at: Span, text: string) {
  const isBlock = /^[|>]/.test(source.text.slice(at.start, at.start + 1));
  return { inner: new Source(source.path, text), shift: source.position(at.start).line - (isBlock ? 0 : 1) };
}

/** The key under which charts of MetalLB up to 0.12 took the same configuration. */
const INLINE = 'configInline';

/** Deeper than values are ever nested. */
const DEEPEST = 12;

function inlineConfigs(document: YamlDocument, where: Surroundings): readonly LegacyText[] {
  const { fields, places } = document;
  const { source, shift = 0 } = where;
  if (fields === undefined || !source.text.includes(INLINE)) return [];
  const namespace =
    textOf(valueAt(fields, ['spec', 'targetNamespace'])) ??
    textOf(valueAt(fields, ['spec', 'destination', 'namespace'])) ??
    where.namespace;
  return inlineRoutes(fields, []).flatMap((route) => {
    const inline = valueAt(fields, route);
    if (isFields(inline)) {
      const lines = within(document, where, route);
      return [new LegacyText(inline, placesBelow(places, route), { ...where, lines, namespace })];
    }
    if (typeof inline !== 'string') return [];
    const { inner, shift: more } = embedded(source, places.value(route), inline);
    const below = { source: inner, lines: ALL, namespace, shift: shift + more };
    return readDocuments(inner).documents.flatMap((one) => inlineConfigs(one, below));
  });
}

/** The lines of a mapping: from its key to the line before the next key of one that holds it. */
function within({ fields, places }: YamlDocument, { source, lines }: Surroundings, route: Route): Lines {
  const from = source.position(places.key(route).start).line;
  const later = route.flatMap((step, depth) => {
    const siblings = valueAt(fields, route.slice(0, depth));
    const keys = isFields(siblings) ? [...siblings.keys()] : [];
    const next = typeof step === 'string' ? keys[keys.indexOf(step) + 1] : undefined;
    return next === undefined ? [] : [source.position(places.key([...route.slice(0, depth), next]).start).line - 1];
  });
  return { from, to: Math.min(lines.to, ...later.filter((line) => line >= from)) };
}

/** Where the key stands, and where texts stand that may hold it, such as the values of an Argo CD Application. */
function inlineRoutes(tree: Tree, route: Route): readonly Route[] {
  if (route.length > DEEPEST) return [];
  if (typeof tree === 'string') return tree.includes(`${INLINE}:`) && tree.includes('\n') ? [route] : [];
  if (isItems(tree)) return tree.flatMap((item, index) => inlineRoutes(item, [...route, index]));
  if (!isFields(tree)) return [];
  return [...tree].flatMap(([key, value]) => {
    const at = [...route, key];
    return key === INLINE && isFields(value) ? [at] : inlineRoutes(value, at);
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
