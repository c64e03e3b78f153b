import { isAlias, isMap, isNode, isScalar, isSeq, type Node, Scalar, type YAMLMap } from 'yaml';
import type { Problem } from '../text/problem.ts';
import type { Source, Span } from '../text/source.ts';
import type { Chunk } from './chunks.ts';
import { type Composed, endOfLine } from './compose.ts';
import { MAX_DEPTH } from './max-depth.ts';
import { resolveScalar } from './scalar.ts';
import { type Fields, isFields, isItems, type Tree } from './tree.ts';
import { Unknown, unknownIn } from './unknown.ts';

/** How many values one document may have, those that aliases repeat included. */
const MAX_VALUES = 1_000_000;

/** How many values of a document its aliases may repeat. */
const MAX_REPEATED = 100_000;

/** How many problems of one document are told: more help nobody. */
const MAX_PROBLEMS = 50;

/** The value of a document, and what was wrong on the way there. */
export interface Unfolded {
  /** Undefined where the document is empty, or unfolds beyond a limit. */
  readonly tree: Tree | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Gives every node its value as Kubernetes reads it. Aliases share the value of their anchor, merge keys are merged
 * (explicit keys win, earlier sources before later ones), of a key that stands twice the last one counts. Broken
 * parts become null and a problem.
 */
export function unfold(source: Source, chunk: Chunk, composed: Composed): Unfolded {
  if (composed.root === undefined) return { tree: undefined, problems: [] };
  const unfolding = new Unfolding(source, chunk, composed.targets);
  const tree = unfolding.value(composed.root, 1);
  return { tree: unfolding.exceeded ? undefined : tree, problems: unfolding.problems };
}

/** The text of a key: that of a scalar, or of the scalar an alias stands for; undefined for a collection. */
export function keyText(key: unknown, targets: ReadonlyMap<Node, Node>): string | undefined {
  if (key === null || key === undefined) return '';
  const node = isNode(key) && isAlias(key) ? targets.get(key) : key;
  return isScalar(node) ? String(node.value ?? '') : undefined;
}

/** Whether a key is the merge key `<<`, which is one only without quotes. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN;
}

interface Anchored {
  readonly tree: Tree;
  readonly values: number;
  readonly height: number;
}

/** Counts what it unfolds: past a limit every further value is null, and `exceeded` is set. */
class Unfolding {
  readonly problems: Problem[] = [];
  exceeded = false;
  readonly #source: Source;
  readonly #chunk: Chunk;
  readonly #targets: ReadonlyMap<Node, Node>;
  readonly #anchored = new Map<Node, Anchored>();
  #values = 0;
  #repeated = 0;
  #deepest = 0;

  constructor(source: Source, chunk: Chunk, targets: ReadonlyMap<Node, Node>) {
    this.#source = source;
    this.#chunk = chunk;
    this.#targets = targets;
  }

  value(node: unknown, depth: number): Tree {
    if (this.exceeded || !isNode(node)) return null;
    if (isAlias(node)) return this.#repeat(node, node.source, depth);
    if (node.anchor === undefined) return this.#plain(node, depth);
    const values = this.#values;
    const deepest = this.#deepest;
    this.#deepest = depth;
    const tree = this.#plain(node, depth);
    this.#anchored.set(node, { tree, values: this.#values - values, height: this.#deepest - depth });
    this.#deepest = Math.max(deepest, this.#deepest);
    return tree;
  }

  #repeat(alias: Node, name: string, depth: number): Tree {
    const target = this.#targets.get(alias);
    if (target === undefined) return this.#refuse(alias, `No anchor "${shorten(name)}" stands before this alias`);
    const anchored = this.#anchored.get(target);
    if (anchored === undefined) return this.#refuse(alias, `Anchor "${shorten(name)}" contains itself`);
    this.#count(alias, anchored.values, depth + anchored.height);
    this.#repeated += anchored.values;
    if (this.#repeated > MAX_REPEATED) this.#exceed(alias, `Aliases repeat more than ${MAX_REPEATED} values`);
    return anchored.tree;
  }

  #plain(node: Node, depth: number): Tree {
    this.#count(node, 1, depth);
    if (isScalar(node)) return scalarValue(node);
    if (isSeq(node)) return node.items.map((item) => this.value(item, depth + 1));
    return isMap(node) ? this.#mapping(node, depth) : null;
  }

  #mapping(map: YAMLMap, depth: number): Tree {
    const fields = new Map<string, Tree>();
    const merged: Fields[] = [];
    for (const { key, value } of map.items) {
      if (this.exceeded) return null;
      if (isMergeKey(key)) {
        merged.push(...this.#mergeSources(value, depth));
        continue;
      }
      const text = keyText(key, this.#targets);
      if (text === undefined) {
        const written = this.#text(map);
        if (written.startsWith('{{')) return new Unknown('template', written);
        this.#refuse(isNode(key) ? key : map, 'A key must be a scalar');
        continue;
      }
      if (fields.has(text))
        this.#refuse(isNode(key) ? key : map, `Key "${shorten(text)}" stands twice in this mapping`);
      if (isScalar(key) && key.anchor !== undefined) this.value(key, depth + 1);
      fields.set(text, this.value(value, depth + 1));
    }
    for (const [key, value] of merged.flatMap((source) => [...source])) {
      if (!fields.has(key)) fields.set(key, value);
    }
    return fields;
  }

  #mergeSources(node: unknown, depth: number): readonly Fields[] {
    const tree = this.value(node, depth + 1);
    if (isFields(tree)) return [tree];
    if (isItems(tree) && tree.every(isFields)) return tree;
    if (!this.exceeded && isNode(node)) this.#refuse(node, 'Only mappings can be merged with "<<"');
    return [];
  }

  #count(node: Node, values: number, depth: number): void {
    this.#values += values;
    this.#deepest = Math.max(this.#deepest, depth);
    if (this.#values > MAX_VALUES) this.#exceed(node, `The document has more than ${MAX_VALUES} values`);
    if (depth > MAX_DEPTH) this.#exceed(node, `Nested deeper than ${MAX_DEPTH} levels`);
  }

  #exceed(node: Node, message: string): void {
    if (!this.exceeded) this.problems.push({ message: `${message}, which is the limit`, at: this.#at(node) });
    this.exceeded = true;
  }

  #refuse(node: Node, message: string): null {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ message, at: this.#at(node) });
    return null;
  }

  #at(node: Node): Span {
    const start = this.#chunk.start + (node.range?.[0] ?? 0);
    const end = this.#chunk.start + (node.range?.[1] ?? 0);
    return { source: this.#source, start, end: endOfLine(this.#source.text, start, end) };
  }

  #text(node: Node): string {
    const [start, end] = node.range ?? [0, 0];
    return this.#source.text.slice(this.#chunk.start + start, this.#chunk.start + end);
  }
}

function scalarValue(node: Scalar): Tree {
  const text = typeof node.value === 'string' ? node.value : '';
  return unknownIn(text) ?? resolveScalar(text, node.type === Scalar.PLAIN ? 'plain' : 'quoted', node.tag);
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}...` : name;
}
