import { Composer, type CST, type Document, isAlias, isMap, isNode, isSeq, Lexer, type Node, Parser } from 'yaml';
import type { Problem } from '../text/problem.ts';
import type { Source, Span } from '../text/source.ts';
import { Allowance } from './allowance.ts';
import type { Chunk } from './chunks.ts';
import { composePlain } from './plain-compose.ts';

/** How deep mappings and sequences may nest; real manifests stay below 60. */
export const MAX_DEPTH = 200;

/** How many characters one value or key may have; Kubernetes takes no object of more than about 1,500,000. */
const MAX_SCALAR = 4_000_000;

/** How many pieces of a document may stand where nothing can: the first one is told, and past these nothing is read. */
const MAX_STRAY = 100;

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
  const parsed = parse(text, allowance);
  if (typeof parsed === 'string') return broken({ message: parsed, at: firstLine(source, chunk) });
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

/** The document, or the limit it exceeds. */
function parse(text: string, allowance: Allowance): Document.Parsed | string {
  const composer = new Composer({
    schema: 'failsafe',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  try {
    let first: Document.Parsed | undefined;
    let stray = 0;
    for (const token of tokens(text, allowance)) {
      if (typeof token === 'string') return token;
      if (first !== undefined || (token.type === 'error' && ++stray > MAX_STRAY)) break;
      for (const document of composer.next(token)) first ??= document;
    }
    for (const document of composer.end(true, text.length)) first ??= document;
    return first ?? 'Not valid YAML';
  } catch (error) {
    return `Not valid YAML: ${error instanceof Error ? shorten(error.message) : 'the parser gave up'}`;
  }
}

/**
 * The tokens of a text, or a limit it exceeds. Comments are passed over: they mean nothing here, and the parser looks
 * back over all blank lines for each of them.
 */
function* tokens(text: string, allowance: Allowance): Generator<CST.Token | string, void> {
  const parser = new Parser();
  let scalarFollows = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && !scalarFollows) {
      parser.offset += lexeme.length;
      continue;
    }
    if (lexeme.length > MAX_SCALAR) {
      yield 'A value is longer than the limit of 4,000,000 characters';
      return;
    }
    scalarFollows = lexeme === SCALAR_FOLLOWS;
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_DEPTH + 2) {
      yield `Nested deeper than ${MAX_DEPTH} levels, which is the limit`;
      return;
    }
    if (!allowance.take(lexeme)) {
      yield 'The file has more than about 200,000 values, which is the limit: it is not read from here on';
      return;
    }
  }
  yield* parser.end();
}

/** The lexer's mark that its next piece is the text of a plain or block scalar. */
const SCALAR_FOLLOWS = '\u001F';

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
