import {
  afterSpaces,
  BRACE,
  BRACE_END,
  BRACKET,
  BRACKET_END,
  CR,
  DASH,
  HASH,
  LF,
  nextLine,
  TAB,
} from './characters.ts';
import type { Chunk } from './chunks.ts';
import { resolveScalar } from './scalar.ts';
import type { Route } from './tree.ts';
import { unknownIn } from './unknown.ts';

/** An entry of a block mapping: offsets in the text. */
export interface PlainEntry {
  readonly key: string;
  /** Where the key starts. */
  readonly start: number;
  /** Where its value may start, after the colon. */
  readonly value: number;
  /** Where the next entry starts, or the mapping ends. */
  readonly end: number;
}

/**
 * The entries of an indented block mapping, told by its indentation alone; undefined where lines could mean anything
 * else: keys that are no plain words, flow collections over several lines, tabs, merge keys. Lines end with LF or CRLF.
 */
export function plainEntries(text: string, start: number, end: number): readonly PlainEntry[] | undefined {
  const entries: { key: string; start: number; value: number; end: number }[] = [];
  let indent = 0;
  const mayOpen = ANY_BRACKET.test(text.slice(start, end));
  for (let line = start, next = start; line < end; line = next) {
    next = nextLine(text, line, end);
    const at = afterSpaces(text, line, next);
    const first = text.charCodeAt(at);
    if (at === next || first === LF || first === CR || first === HASH) continue;
    if (indent === 0) indent = at - line;
    if (at - line < Math.max(indent, 1) || first === TAB) return undefined;
    if (mayOpen && !isBalanced(text, at, next)) return undefined;
    if (at - line > indent || (first === DASH && entries.length > 0)) continue;
    KEY.lastIndex = at;
    const key = KEY.exec(text)?.[1];
    if (key === undefined) return undefined;
    const last = entries.at(-1);
    if (last !== undefined) last.end = line;
    entries.push({ key, start: at, value: KEY.lastIndex, end });
  }
  return entries;
}

/**
 * The entry at a route of keys in a document whose outline is known, with all of its lines; `missing` where it surely has
 * none. Undefined where that cannot be told.
 */
export function plainEntryAt(text: string, chunk: Chunk, route: Route): PlainEntry | 'missing' | undefined {
  let [entry, ...more] = entriesAtMargin(text, chunk, String(route[0]));
  if (more.length > 0) return undefined;
  for (const key of route.slice(1)) {
    if (entry === undefined) return 'missing';
    const line = nextLine(text, entry.value, entry.end);
    if (text.slice(entry.value, line).trim() !== '') return undefined;
    const entries = plainEntries(text, line, entry.end);
    const found = entries?.filter((one) => one.key === key);
    if (entries === undefined || entries.length === 0 || found === undefined || found.length > 1) return undefined;
    [entry] = found;
  }
  return entry ?? 'missing';
}

function entriesAtMargin(text: string, { start, end }: Chunk, key: string): readonly PlainEntry[] {
  const entries: PlainEntry[] = [];
  // Cut out, so that what lacks the key is not searched up to the end of a long file.
  const own = text.slice(start, end);
  for (let from = own.indexOf(key); from !== -1 && from < own.length; from = own.indexOf(key, from + 1)) {
    const at = start + from;
    KEY.lastIndex = at;
    if ((at > start && text.charCodeAt(at - 1) !== LF) || KEY.exec(text)?.[1] !== key) continue;
    const value = KEY.lastIndex;
    MARGIN.lastIndex = value;
    entries.push({ key, start: at, value, end: Math.min(end, MARGIN.exec(text)?.index ?? end) });
  }
  return entries;
}

/** The line end before a line that starts at the left margin with a key. */
const MARGIN = /\n(?=[^ \t\r\n#-])/g;

/** The string that an entry surely holds; undefined where it is more than a word in a line, no string, or unknown. */
export function plainText(text: string, { value, end }: Pick<PlainEntry, 'value' | 'end'>): string | undefined {
  SCALAR.lastIndex = value;
  const [whole, plain, double, single] = SCALAR.exec(text) ?? [];
  if (whole === undefined || text.slice(value + whole.length, end).trim() !== '') return undefined;
  const word = plain ?? double ?? single ?? '';
  if (plain !== undefined && typeof resolveScalar(plain, 'plain') !== 'string') return undefined;
  return unknownIn(word) === undefined ? word : undefined;
}

const KEY = /([A-Za-z][\w./-]*)[ \t]*:(?=[ \t\r\n]|$)/y;
const SCALAR =
  /[ \t]+(?:([A-Za-z0-9][-\w./]*)|"([^"\\\r\n]*)"|'([^'\r\n]*)')[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=\r?\n|$)/y;

const ANY_BRACKET = /[[\]{}]/;

/** Whether a line closes as many brackets as it opens, so that it leaves no flow collection open. */
function isBalanced(text: string, start: number, end: number): boolean {
  let open = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BRACKET || code === BRACE) open++;
    else if (code === BRACKET_END || code === BRACE_END) open--;
  }
  return open === 0;
}
