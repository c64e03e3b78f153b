import type { Problem } from '../text/problem.ts';
import type { Source, Span } from '../text/source.ts';
import type { Places } from './manifest.ts';
import type { Route, Tree } from './tree.ts';

/** How deep a JSON text may nest. */
const MAX_DEPTH = 200;

/** A JSON text: its value and the places in it, or the one problem that keeps it from being read. */
export type Json = { readonly tree: Tree; readonly places: Places } | { readonly problem: Problem };

/** The text that an include stands for, or why there is none. */
export type Includes = (path: string, from: Source) => Source | { readonly message: string };

/** A value and where it stands; the parts of a collection by key or index. */
interface Spot {
  readonly at: Span;
  readonly tree: Tree;
  readonly parts?: ReadonlyMap<string | number, Spot>;
}

/**
 * Reads JSON as Kea does: with comments (`//`, `#` and `/*`), with a comma after the last item, and with
 * `<?include "file"?>` where a value stands. A file included in a list may hold several values. Of a key that stands
 * twice the last one counts. Takes linear time; never throws.
 */
export function readJson(source: Source, includes: Includes = () => ({ message: 'includes are not read' })): Json {
  try {
    const [spot, ...more] = new JsonReader(source, includes, [source.path]).values();
    if (spot === undefined) throw new Fault('the file is empty', source.whole());
    if (more[0] !== undefined) throw new Fault('a second value starts here', more[0].at);
    return { tree: spot.tree, places: placesOf(spot) };
  } catch (error) {
    if (error instanceof Fault) return { problem: { message: `Not valid JSON: ${error.message}`, at: error.at } };
    throw error;
  }
}

class Fault extends Error {
  readonly at: Span;

  constructor(message: string, at: Span) {
    super(message);
    this.at = at;
  }
}

const SPACE = /[\s\uFEFF]+/y;
const REST_OF_LINE = /[^\r\n]*/y;
const WORD = /[-+.\w]+/y;
const INCLUDE = /<\?include\s*"([^"\r\n]*)"\s*\?>/y;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** Reads on from an offset, which only grows. */
class JsonReader {
  readonly #source: Source;
  readonly #includes: Includes;
  readonly #chain: readonly string[];
  readonly #count: { files: number };
  #at = 0;

  constructor(source: Source, includes: Includes, chain: readonly string[], count = { files: 0 }) {
    this.#source = source;
    this.#includes = includes;
    this.#chain = chain;
    this.#count = count;
  }

  /** All values of the text, with commas between them. */
  values(depth = 1): readonly Spot[] {
    const spots: Spot[] = [];
    for (this.#space(); this.#at < this.#source.text.length; this.#space()) {
      spots.push(...this.#value(depth));
      this.#take(',');
    }
    return spots;
  }

  #value(depth: number): readonly Spot[] {
    this.#space();
    const start = this.#at;
    const character = this.#source.text[start];
    if (depth > MAX_DEPTH) throw this.#fault(`nested deeper than ${MAX_DEPTH} levels, which is the limit`);
    if (character === '{') return [this.#object(depth)];
    if (character === '[') return [this.#list(depth)];
    if (character === '"') return [{ tree: this.#string(), at: this.#span(start) }];
    if (character === '<') return this.#include(depth);
    return [{ tree: this.#scalar(), at: this.#span(start) }];
  }

  #object(depth: number): Spot {
    const start = this.#at++;
    const tree = new Map<string, Tree>();
    const parts = new Map<string, Spot>();
    while (!this.#take('}')) {
      if (this.#source.text[this.#at] !== '"') throw this.#fault('a key in double quotes, or "}", belongs here');
      const key = this.#string();
      if (!this.#take(':')) throw this.#fault('":" belongs here');
      const [spot, ...more] = this.#value(depth + 1);
      if (spot === undefined || more.length > 0) throw this.#fault('one value belongs here');
      tree.set(key, spot.tree);
      parts.set(key, spot);
      if (!this.#take(',') && this.#source.text[this.#at] !== '}') throw this.#fault('"," or "}" belongs here');
    }
    return { tree, parts, at: this.#span(start) };
  }

  #list(depth: number): Spot {
    const start = this.#at++;
    const spots: Spot[] = [];
    while (!this.#take(']')) {
      for (const spot of this.#value(depth + 1)) spots.push(spot);
      if (!this.#take(',') && this.#source.text[this.#at] !== ']') throw this.#fault('"," or "]" belongs here');
    }
    return { tree: spots.map(({ tree }) => tree), parts: new Map(spots.entries()), at: this.#span(start) };
  }

  #string(): string {
    const start = this.#at;
    const text = this.#quoted();
    if (!text.includes('\\')) return text.slice(1, -1);
    try {
      return String(JSON.parse(text.replaceAll('\t', '\\t')));
    } catch {
      throw new Fault('the string has an escape that JSON does not know', this.#span(start));
    }
  }

  /** A string as it is written, quotes included. */
  #quoted(): string {
    const { text } = this.#source;
    const start = this.#at;
    for (let at = start + 1; at < text.length; at++) {
      const character = text[at];
      if (character === '\n' || character === '\r') break;
      if (character === '\\') at++;
      if (character !== '"') continue;
      this.#at = at + 1;
      return text.slice(start, this.#at);
    }
    throw this.#fault('the string does not end on its line');
  }

  #scalar(): Tree {
    const start = this.#at;
    const word = this.#match(WORD)?.[0] ?? '';
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (NUMBER.test(word)) return Number(word);
    this.#at = start;
    throw this.#fault('a value belongs here');
  }

  #include(depth: number): readonly Spot[] {
    const start = this.#at;
    const path = this.#match(INCLUDE)?.[1];
    if (path === undefined) throw this.#fault('a value belongs here');
    const source = this.#includes(path, this.#source);
    if (!('text' in source)) throw new Fault(source.message, this.#span(start));
    if (this.#chain.includes(source.path)) throw new Fault('the file includes itself', this.#span(start));
    if (++this.#count.files > MAX_INCLUDES) throw new Fault('files include each other too often', this.#span(start));
    return new JsonReader(source, this.#includes, [...this.#chain, source.path], this.#count).values(depth + 1);
  }

  /** Passes over a character and the space around it, where it stands next. */
  #take(character: string): boolean {
    this.#space();
    if (this.#source.text[this.#at] !== character) return false;
    this.#at++;
    this.#space();
    return true;
  }

  #space(): void {
    const { text } = this.#source;
    for (;;) {
      this.#match(SPACE);
      if (text[this.#at] === '#' || text.startsWith('//', this.#at)) {
        this.#match(REST_OF_LINE);
        continue;
      }
      if (!text.startsWith('/*', this.#at)) return;
      const end = text.indexOf('*/', this.#at + 2);
      if (end < 0) throw this.#fault('the comment does not end');
      this.#at = end + 2;
    }
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source.text) ?? undefined;
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }

  #span(start: number): Span {
    return { source: this.#source, start, end: this.#at };
  }

  #fault(message: string): Fault {
    const end = Math.min(this.#at + 1, this.#source.text.length);
    return new Fault(message, { source: this.#source, start: this.#at, end });
  }
}

/** How many includes one file may lead to; they could double at every step. */
const MAX_INCLUDES = 1000;

function placesOf(root: Spot): Places {
  const place = (route: Route): Span => {
    let spot = root;
    for (const step of route) spot = spot.parts?.get(step) ?? spot;
    return spot.at;
  };
  return { value: place, key: place };
}
