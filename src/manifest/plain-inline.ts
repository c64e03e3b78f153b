import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import {
  afterSpaces,
  BRACE,
  BRACE_END,
  BRACKET,
  BRACKET_END,
  COMMA,
  DOUBLE_QUOTE,
  SINGLE_QUOTE,
} from './characters.ts';

/** A value that stands in one line: its node, and where it ends in the text. */
export interface Inline {
  readonly node: Node;
  readonly end: number;
}

/** YAML has no longer keys than 1,024 characters. */
const MAX_KEY = 1000;

/** How deep brackets may nest to be read here. */
const MAX_DEPTH = 20;

/**
 * The value that starts at an offset, a word, a quoted text, or a collection in brackets; undefined where it is none of
 * these, goes on in another line, or could mean anything else. What follows its end is not looked at.
 */
export function inlineAt(text: string, at: number): Inline | undefined {
  return quotedAt(text, at) ?? bracketsAt(text, at, 1) ?? plainAt(text, at);
}

/** The key of a block mapping that starts at an offset, with its colon; undefined where none does, or no simple one. */
export function keyAt(text: string, at: number): Inline | undefined {
  KEY.lastIndex = at;
  return keyIn(KEY.exec(text), at);
}

/** The key of a mapping in braces, with its colon and the spaces after it. */
function flowKeyAt(text: string, at: number): Inline | undefined {
  FLOW_KEY.lastIndex = at;
  return keyIn(FLOW_KEY.exec(text), at);
}

function keyIn(match: RegExpExecArray | null, at: number): Inline | undefined {
  if (match === null || match[0].length > MAX_KEY) return undefined;
  const [whole, plain, double, single] = match;
  const end = at + whole.length;
  if (plain !== undefined) return { node: scalar(plain, 'PLAIN', at, at + plain.length), end };
  const value = double ?? single ?? '';
  return {
    node: scalar(value, double === undefined ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE', at, at + value.length + 2),
    end,
  };
}

const KEY = /(?:([A-Za-z0-9_][\w./-]*)|"([^"\\\n]*)"|'([^'\n]*)'):(?=[ \n]|$)/y;
const FLOW_KEY = /(?:([A-Za-z0-9_][\w./-]*)|"([^"\\\n]*)"|'([^'\n]*)'): +/y;

/** A scalar node whose text stands from `start` to `end`. */
export function scalar(value: string, type: Scalar.Type, start: number, end: number): Scalar {
  const node = new Scalar(value);
  node.type = type;
  node.range = [start, end, end];
  return node;
}

/** The word that the rest of a line is, without a comment. */
function plainAt(text: string, at: number): Inline | undefined {
  PLAIN_START.lastIndex = at;
  if (!PLAIN_START.test(text)) return undefined;
  const line = text.indexOf('\n', at);
  const rest = text.slice(at, line === -1 ? text.length : line);
  const comment = rest.indexOf(' #');
  const value = (comment === -1 ? rest : rest.slice(0, comment)).trimEnd();
  if (value.endsWith(':') || value.includes(': ')) return undefined;
  return { node: scalar(value, 'PLAIN', at, at + value.length), end: at + value.length };
}

/** A word between brackets. */
function flowPlainAt(text: string, at: number): Inline | undefined {
  FLOW_PLAIN.lastIndex = at;
  const value = FLOW_PLAIN.exec(text)?.[0];
  if (value === undefined) return undefined;
  return { node: scalar(value, 'PLAIN', at, at + value.length), end: at + value.length };
}

const PLAIN_START = /[A-Za-z0-9_./~$(+<=]|-[A-Za-z0-9_./-]/y;
const FLOW_PLAIN =
  /(?:[A-Za-z0-9_./~$(+<=]|-(?=[A-Za-z0-9_.]))(?:[^\s,[\]{}:#]|:(?=[^\s,[\]{}#]))*(?: +[^\s,[\]{}:#](?:[^\s,[\]{}:#]|:(?=[^\s,[\]{}#]))*)*/y;

function quotedAt(text: string, at: number): Inline | undefined {
  const mark = text.charCodeAt(at);
  if (mark !== DOUBLE_QUOTE && mark !== SINGLE_QUOTE) return undefined;
  const pattern = mark === DOUBLE_QUOTE ? QUOTED_DOUBLE : QUOTED_SINGLE;
  pattern.lastIndex = at;
  const [whole, inner = ''] = pattern.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const end = at + whole.length;
  if (mark === SINGLE_QUOTE) return { node: scalar(inner.replaceAll("''", "'"), 'QUOTE_SINGLE', at, end), end };
  // These escapes mean the same in JSON.
  const value = inner.includes('\\') ? String(JSON.parse(whole)) : inner;
  return { node: scalar(value, 'QUOTE_DOUBLE', at, end), end };
}

const QUOTED_DOUBLE = /"((?:[^"\\\n]|\\["\\/bfnrt])*)"/y;
const QUOTED_SINGLE = /'((?:[^'\n]|'')*)'/y;

function bracketsAt(text: string, at: number, depth: number): Inline | undefined {
  const mark = text.charCodeAt(at);
  if (depth > MAX_DEPTH || (mark !== BRACE && mark !== BRACKET)) return undefined;
  const collection = mark === BRACE ? new YAMLMap<Node, Node>() : new YAMLSeq<Node>();
  const close = mark === BRACE ? BRACE_END : BRACKET_END;
  let next = afterSpaces(text, at + 1);
  while (text.charCodeAt(next) !== close) {
    const key = collection instanceof YAMLMap ? flowKeyAt(text, next) : undefined;
    if (key === undefined && collection instanceof YAMLMap) return undefined;
    const from = key?.end ?? next;
    const value = quotedAt(text, from) ?? bracketsAt(text, from, depth + 1) ?? flowPlainAt(text, from);
    if (value === undefined) return undefined;
    if (collection instanceof YAMLSeq) collection.items.push(value.node);
    else if (key !== undefined) collection.items.push(new Pair(key.node, value.node));
    next = afterSpaces(text, value.end);
    if (text.charCodeAt(next) === close) break;
    if (text.charCodeAt(next) !== COMMA) return undefined;
    next = afterSpaces(text, next + 1);
    if (text.charCodeAt(next) === close) return undefined;
  }
  collection.flow = true;
  collection.range = [at, next + 1, next + 1];
  return { node: collection, end: next + 1 };
}
