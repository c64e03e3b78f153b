import { nextLine } from './characters.ts';
import { type PlainEntry, plainEntryAt } from './plain-entries.ts';
import { resolveScalar } from './scalar.ts';
import { isFields, isItems, type Route, type Tree } from './tree.ts';
import { Unknown } from './unknown.ts';

/** Offsets in a text, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The places of what a route leads to, or of the nearest part of it that is there. */
export interface PlainPlaces {
  readonly key: Range;
  readonly value: Range;
}

/** A larger document is parsed again once, rather than looked through for each place. */
const MAX_LENGTH = 8192;

/**
 * The places that parsing a document again would give, told from its lines; undefined where these may mean anything else.
 * `tree` is what was made of the whole text, in which nothing is wrong: what a place says has to be what stands there.
 */
export function plainPlaces(text: string, tree: Tree, route: Route): PlainPlaces | undefined {
  if (text.length > MAX_LENGTH || text.includes('\r')) return undefined;
  const present = presentPart(tree, route);
  if (present === undefined || present.value instanceof Unknown) return undefined;
  const step = present.route.at(-1);
  const named = typeof step === 'number' ? present.route.slice(0, -1) : present.route;
  const entry = plainEntryAt(text, { start: 0, end: text.length }, named);
  if (entry === undefined || entry === 'missing') return undefined;
  if (typeof step === 'number') return placesOfItem(text, entry, step, present.value);
  const key = { start: entry.start, end: entry.start + entry.key.length };
  if (isFields(present.value) || isItems(present.value)) {
    const isKnown = present.route.length < route.length || BLOCK.test(text.slice(entry.value, entry.end));
    return isKnown ? { key, value: key } : undefined;
  }
  const value = isBlank(text, entry.value, entry.end) ? key : scalarIn(text, entry.value, entry.end, present.value);
  return value && { key, value };
}

/** How far a route leads; undefined where it leads nowhere, or through an item of a list. */
function presentPart(tree: Tree, route: Route): { readonly route: Route; readonly value: Tree } | undefined {
  let value = tree;
  let length = 0;
  for (const step of route) {
    const next: Tree | undefined = isFields(value)
      ? value.get(String(step))
      : isItems(value)
        ? value[Number(step)]
        : undefined;
    if (next === undefined) break;
    value = next;
    length++;
  }
  const present = route.slice(0, length);
  return length === 0 || present.slice(0, -1).some(isIndex) ? undefined : { route: present, value };
}

function isIndex(step: string | number): boolean {
  return typeof step === 'number';
}

/** The place of a word in a list of words, one a line. */
function placesOfItem(text: string, list: PlainEntry, index: number, value: Tree): PlainPlaces | undefined {
  let line = nextLine(text, list.value, list.end);
  if (!isBlank(text, list.value, line)) return undefined;
  let column = -1;
  for (let left = index; line < list.end; left--) {
    const next = nextLine(text, line, list.end);
    ITEM.lastIndex = line;
    if (!ITEM.test(text) || (column !== -1 && ITEM.lastIndex - line !== column)) return undefined;
    column = ITEM.lastIndex - line;
    const place = left === 0 ? scalarIn(text, ITEM.lastIndex, next, value) : undefined;
    if (left === 0) return place && { key: place, value: place };
    line = next;
  }
  return undefined;
}

const ITEM = / *-(?= +[A-Za-z0-9"'][^ ]*\n)/y;

/** The place of a value that stands in the rest of a line, with nothing after it. */
function scalarIn(text: string, start: number, end: number, value: Tree): Range | undefined {
  SCALAR.lastIndex = start;
  const [whole, space, plain, double, single] = SCALAR.exec(text) ?? [];
  if (whole === undefined || space === undefined || !isBlank(text, start + whole.length, end)) return undefined;
  const word = plain === undefined ? (double ?? single) : resolveScalar(plain, 'plain');
  return word === value ? { start: start + space.length, end: start + whole.length } : undefined;
}

const SCALAR = /( +)(?:([A-Za-z0-9](?:[\w./:-]*[\w./-])?)|"([^"\\\n]*)"|'([^'\n]*)')(?= *\n)/y;

/** How a mapping or a list below its key starts. */
const BLOCK = /^\s*\n\s*[-A-Za-z]/;

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}
