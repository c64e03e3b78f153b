import { isAlias, isMap, isNode, isSeq, type Node } from 'yaml';
import type { Problem } from '../text/problem.ts';
import type { Source, Span } from '../text/source.ts';
import { Allowance } from './allowance.ts';
import type { Chunk } from './chunks.ts';
import { parseYaml } from './parse-yaml.ts';
import { composePlain } from './plain-compose.ts';

/** What one document is made of. Offsets of its nodes count from the start of the chunk. */
export interface Composed {
  /** Undefined for a document that is empty or exceeds a limit. */
  readonly root: Node | undefined;
  /** What every alias stands for: the last anchor of that name before it. An alias without an anchor is missing. */
  readonly targets: ReadonlyMap<Node, Node>;
  /** What keeps the document from being YAML; at most one, the first. */
  readonly problem: Problem | undefined;
}

/**
 * Parses one document without giving scalars a meaning. Nothing is thrown, however deep or broken the text is. Lone
 * carriage returns end a line, as they do for Kubernetes. The document that spends the allowance is told; those after it
 * are taken for empty.
 */
export function compose(source: Source, chunk: Chunk, allowance = new Allowance()): Composed {
  if (allowance.isSpent) return { root: undefined, targets: new Map(), problem: undefined };
  const plain = composePlain(source.text.slice(chunk.start, chunk.end));
  if (plain !== undefined && allowance.takeValues(plain.count)) {
    return { root: plain.root, targets: new Map(), problem: undefined };
  }
  return composeAny(source, chunk, allowance);
}

/** The same by `yaml`, whatever way the document is written. */
export function composeAny(source: Source, chunk: Chunk, allowance: Allowance): Composed {
  const text = source.text.slice(chunk.start, chunk.end).replace(/\r(?!\n)/g, '\n');
  const parsed = parseYaml(text, allowance);
  if (typeof parsed === 'string') return broken({ message: parsed, at: firstLine(source, chunk) });
  if (parsed instanceof Error) {
    return broken({ message: `Not valid YAML: ${shorten(parsed.message)}`, at: firstLine(source, chunk) });
  }
  const error = [...parsed.errors].sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (error !== undefined) {
    return broken({ message: plainMessage(error.code, error.message), at: place(source, chunk, error.pos[0]) });
  }
  const root = isNode(parsed.contents) ? parsed.contents : undefined;
  return { root, targets: root === undefined ? new Map() : aliasTargets(root), problem: undefined };
}

function broken(problem: Problem): Composed {
  return { root: undefined, targets: new Map(), problem };
}

const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['TAB_AS_INDENT', 'a tab is used as indentation, where YAML wants spaces'],
  ['BAD_INDENT', 'the indentation does not fit what surrounds it'],
  ['MULTILINE_IMPLICIT_KEY', 'a key goes over several lines, or a ":" is missing'],
  ['BLOCK_AS_IMPLICIT_KEY', 'a mapping or sequence starts where it cannot; a value with ": " in it needs quotes'],
]);

function plainMessage(code: string, message: string): string {
  return `Not valid YAML: ${MESSAGES.get(code) ?? shorten(message)}`;
}

function shorten(message: string): string {
  const line = message.split(/[\r\n]/, 1)[0] ?? '';
  return `${line.charAt(0).toLowerCase()}${line.slice(1, 160)}`;
}

/** From an offset of the chunk to the end of its line; an offset past the content is moved onto its last character. */
function place(source: Source, chunk: Chunk, offset: number): Span {
  const { text } = source;
  const content = chunk.start + text.slice(chunk.start, chunk.end).trimEnd().length;
  const start = Math.max(chunk.start, Math.min(chunk.start + offset, content - 1));
  return { source, start, end: Math.max(start + 1, endOfLine(text, start, content)) };
}

function firstLine(source: Source, chunk: Chunk): Span {
  return place(source, chunk, 0);
}

/** Where the first line of a piece of text ends: at its line break, or at `end`. */
export function endOfLine(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function aliasTargets(root: Node): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  const visit = (node: unknown): void => {
    if (!isNode(node)) return;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
      return;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isSeq(node)) node.items.forEach(visit);
    if (!isMap(node)) return;
    for (const pair of node.items) {
      visit(pair.key);
      visit(pair.value);
    }
  };
  visit(root);
  return targets;
}
