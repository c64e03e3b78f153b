import { isAlias, isMap, isNode, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Source, Span } from '../text/source.ts';
import type { Chunk } from './chunks.ts';
import { type Composed, compose, endOfLine } from './compose.ts';
import type { Places } from './manifest.ts';
import { type PlainPlaces, plainPlaces, type Range } from './plain-places.ts';
import type { Route, Tree } from './tree.ts';
import { isMergeKey, keyText } from './unfold.ts';

/**
 * The places of one document. A place is made to be underlined:
 * - a scalar, and a collection in brackets on one line, is its own text, without trailing white space;
 * - any other collection, and an empty value, is the key that holds it; without a key (an item, the whole document)
 *   it is its own text where that is one line, else the first key in it, and where it has none its first line;
 * - a missing value is its nearest present parent, by the same rules, but always by the parent's key where it has one
 *   and is a collection: that is where the key is to be added.
 * Behind an alias or a merge key the place is where the anchor has it. Most places are told from the lines. For others the
 * document is parsed again when the first one is asked for, so that thousands of documents need not keep their syntax
 * trees.
 */
export class DocumentPlaces implements Places {
  readonly #source: Source;
  readonly #chunk: Chunk;
  readonly #tree: Tree | undefined;
  #composed: Composed | undefined;

  /** `tree` is what was made of the document where nothing in it is wrong. */
  constructor(source: Source, chunk: Chunk, tree?: Tree) {
    this.#source = source;
    this.#chunk = chunk;
    this.#tree = tree;
  }

  value(route: Route): Span {
    const plain = this.#plain(route);
    if (plain !== undefined) return this.#spanOf(plain.value);
    const { key, node, missing } = this.#find(route);
    const own = this.#span(node);
    if (own === undefined) return this.#headline(key, node);
    if (!isCollection(node)) return own;
    const named = key !== undefined && (missing || !isCollection(node, 'flow'));
    return named || !this.#isOneLine(own) ? this.#headline(key, node) : own;
  }

  key(route: Route): Span {
    const plain = this.#plain(route);
    if (plain !== undefined) return this.#spanOf(plain.key);
    const { key, node } = this.#find(route);
    if (key !== undefined) return this.#headline(key, node);
    const own = this.#span(node);
    return own !== undefined && this.#isOneLine(own) ? own : this.#headline(undefined, node);
  }

  #plain(route: Route): PlainPlaces | undefined {
    if (this.#tree === undefined) return undefined;
    const known = lately.get(this);
    if (known !== undefined && isSame(known.route, route)) return known.places;
    const { start, end } = this.#chunk;
    const places = plainPlaces(this.#source.text.slice(start, end), this.#tree, route);
    if (lately.size >= MOST_LATELY) lately.clear();
    lately.set(this, { route, places });
    return places;
  }

  #spanOf({ start, end }: Range): Span {
    return { source: this.#source, start: this.#chunk.start + start, end: this.#chunk.start + end };
  }

  #compose(): Composed {
    const composed = this.#composed ?? recent.get(this) ?? compose(this.#source, this.#chunk);
    if (this.#chunk.end - this.#chunk.start > MOST_SMALL) this.#composed = composed;
    else keep(this, composed);
    return composed;
  }

  /** The last step of a route that exists; an item of a list has no key. */
  #find(route: Route): Found {
    const { root, targets } = this.#compose();
    let found: Found = { key: undefined, node: deref(root, targets), missing: false };
    for (const step of route) {
      const next = child(found.node, step, targets);
      if (next === undefined) return { ...found, missing: true };
      found = next;
    }
    return found;
  }

  #headline(key: Node | undefined, node: Node | undefined): Span {
    const first = isMap(node) ? node.items.find((pair) => isNode(pair.key))?.key : undefined;
    const span = this.#span(key) ?? this.#span(isNode(first) ? first : undefined) ?? this.#span(node);
    const start = span?.start ?? this.#contentStart();
    return { source: this.#source, start, end: endOfLine(this.#source.text, start, span?.end ?? this.#chunk.end) };
  }

  /** The text of a node without the white space after it; undefined where it has none. */
  #span(node: Node | undefined): Span | undefined {
    if (node?.range === undefined || node.range === null) return undefined;
    const start = this.#chunk.start + node.range[0];
    let end = this.#chunk.start + node.range[1];
    while (end > start && /\s/.test(this.#source.text[end - 1] ?? '')) end--;
    return end > start ? { source: this.#source, start, end } : undefined;
  }

  #isOneLine(span: Span): boolean {
    return endOfLine(this.#source.text, span.start, span.end) === span.end;
  }

  #contentStart(): number {
    const { start, end } = this.#chunk;
    const text = this.#source.text.slice(start, end);
    return text.trim() === '' ? start : start + text.length - text.trimStart().length;
  }
}

/** What documents were asked for last: who asks for a place of one often asks again, above all where many clusters share it. */
const lately = new Map<DocumentPlaces, { readonly route: Route; readonly places: PlainPlaces | undefined }>();

const MOST_LATELY = 1000;

function isSame(a: Route, b: Route): boolean {
  return a === b || (a.length === b.length && a.every((step, index) => step === b[index]));
}

/** What is no longer than this is parsed again in no time. */
const MOST_SMALL = 16 * 1024;

/** The syntax trees of small documents that were asked for lately. */
const recent = new Map<DocumentPlaces, Composed>();

const MOST_RECENT = 100;

function keep(places: DocumentPlaces, composed: Composed): void {
  recent.delete(places);
  recent.set(places, composed);
  const [oldest] = recent.keys();
  if (oldest !== undefined && recent.size > MOST_RECENT) recent.delete(oldest);
}

/** The places of a part of a document, such as an item of a `List`. */
export function placesBelow(places: Places, prefix: Route): Places {
  return {
    value: (route) => places.value([...prefix, ...route]),
    key: (route) => places.key([...prefix, ...route]),
    definitions: (route) => places.definitions?.([...prefix, ...route]) ?? [],
  };
}

interface Found {
  readonly key: Node | undefined;
  readonly node: Node | undefined;
  readonly missing: boolean;
}

type Targets = ReadonlyMap<Node, Node>;

function isCollection(node: Node | undefined, style?: 'flow'): boolean {
  return (isMap(node) || isSeq(node)) && (style === undefined || node.flow === true);
}

function deref(node: unknown, targets: Targets): Node | undefined {
  if (!isNode(node)) return undefined;
  return isAlias(node) ? targets.get(node) : node;
}

function child(node: Node | undefined, step: string | number, targets: Targets): Found | undefined {
  if (typeof step === 'number') {
    const item = isSeq(node) ? node.items[step] : undefined;
    return item === undefined ? undefined : { key: undefined, node: deref(item, targets), missing: false };
  }
  return isMap(node) ? field(node, step, targets, new Set()) : undefined;
}

type Pairs = ReadonlyMap<string, YAMLMap['items'][number]>;

const indexes = new WeakMap<YAMLMap, Pairs>();

/** The pairs of a mapping by key, merge keys left out; of equal keys the last one. Indexed once, however many are asked for. */
function ownPairs(map: YAMLMap, targets: Targets): Pairs {
  const known = indexes.get(map);
  if (known !== undefined) return known;
  const pairs = new Map<string, YAMLMap['items'][number]>();
  for (const pair of map.items) {
    const key = isMergeKey(pair.key) ? undefined : keyText(pair.key, targets);
    if (key !== undefined) pairs.set(key, pair);
  }
  indexes.set(map, pairs);
  return pairs;
}

/** The pair a key resolves to: the last one written, else the first of what is merged in. Merges may not go in circles. */
function field(map: YAMLMap, name: string, targets: Targets, seen: Set<Node>): Found | undefined {
  if (seen.has(map)) return undefined;
  seen.add(map);
  const own = ownPairs(map, targets).get(name);
  if (own !== undefined) {
    return { key: isNode(own.key) ? own.key : undefined, node: deref(own.value, targets), missing: false };
  }
  for (const source of map.items.filter(({ key }) => isMergeKey(key))) {
    const value = deref(source.value, targets);
    for (const item of isSeq(value) ? value.items : [value]) {
      const merged = deref(item, targets);
      const found = isMap(merged) ? field(merged, name, targets, seen) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
