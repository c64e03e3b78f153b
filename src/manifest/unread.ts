import type { Remark } from '../text/problem.ts';
import { Source, type Span } from '../text/source.ts';
import type { Chunk } from './chunks.ts';
import { readDocument, type YamlDocument } from './documents.ts';
import type { Unread } from './manifest.ts';
import { plainEntryAt } from './plain-entries.ts';
import { type Fields, type Route, type Tree, valueAt } from './tree.ts';

const NOTHING: Fields = new Map();

/** A document that is parsed when more is asked of it than its outline says. */
export class UnreadDocument implements Unread {
  readonly #source: Source;
  readonly #start: number;
  readonly #end: number;
  #document: YamlDocument | undefined;

  constructor(source: Source, { start, end }: Chunk) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  get path(): string {
    return this.#source.path;
  }

  /** Whether it was parsed already. */
  get isOpen(): boolean {
    return this.#document !== undefined;
  }

  get document(): YamlDocument {
    this.#document ??= readDocument(this.#source, { start: this.#start, end: this.#end });
    return this.#document;
  }

  /** Empty where the document turns out to be broken. */
  get fields(): Fields {
    return this.document.fields ?? NOTHING;
  }

  value(route: Route): Span {
    return this.document.places.value(route);
  }

  key(route: Route): Span {
    return this.document.places.key(route);
  }

  definitions(route: Route): readonly Remark[] {
    return this.document.places.definitions?.(route) ?? [];
  }

  /** Whether a word may stand anywhere in it, as it is or spelled by escapes. */
  mayHold(word: string): boolean {
    if (this.#source.isKnownToLack(word)) return false;
    const text = this.#source.text.slice(this.#start, this.#end);
    return text.includes(word) || mayEscape(text);
  }

  /** Parses no more than the lines of the value, where these can be told. */
  get(route: Route): Tree | undefined {
    const part = this.#document === undefined ? this.#partAt(route) : undefined;
    return part === undefined ? valueAt(this.fields, route) : part.value;
  }

  #partAt(route: Route): { readonly value: Tree | undefined } | undefined {
    const entry = plainEntryAt(this.#source.text, { start: this.#start, end: this.#end }, route);
    if (entry === undefined || entry === 'missing') return entry && { value: undefined };
    const lines = this.#source.text.slice(entry.start, entry.end);
    if (SHARED.test(lines)) return undefined;
    const { fields, problems } = readDocument(new Source(this.path, lines), { start: 0, end: lines.length });
    return problems.length > 0 ? undefined : { value: fields?.get(entry.key) };
  }
}

/** What may stand for a value of another part of the document. */
const SHARED = /[&*]|<</;

/** Whether escapes of a quoted text may spell a word: those of letters, digits, `$`, `-` and `.`, and of line ends. */
export function mayEscape(text: string): boolean {
  return text.includes('\\') && ESCAPE.test(text);
}

const ESCAPE = /\\(?:(?:x|u00|U000000)(?:2[4dDeE]|[3-7][0-9a-fA-F])|\r?\n)/;
