/** A line and a column, both counted from 1; the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A piece of a source: offsets in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A value and where a person wrote it. */
export interface Located<T> {
  readonly value: T;
  readonly at: Span;
}

/** How a text that was let go is read once more. */
export interface Absent {
  /** Words that it is known to lack, and all longer ones with them. */
  readonly lacks: readonly string[];
  /** The text of the file at a path; empty where it is gone meanwhile. */
  read(path: string): string;
}

/**
 * One text file as it was read: its path relative to the repository root, with `/`, and its text.
 * Lines end with LF, CRLF or a lone CR. The index of lines is built when a position is first asked for. A text that
 * few will ask for may be absent: it is read again then, and kept.
 */
export class Source {
  readonly path: string;
  #text: string | Absent;
  #starts: readonly number[] | undefined;

  constructor(path: string, text: string | Absent) {
    this.path = path;
    this.#text = text;
  }

  get text(): string {
    if (typeof this.#text !== 'string') this.#text = this.#text.read(this.path);
    return this.#text;
  }

  /** Whether the text may hold a word; an absent one is read only where that is not known already. */
  mayHold(word: string): boolean {
    return typeof this.#text === 'string' ? this.#text.includes(word) : !this.isKnownToLack(word);
  }

  /** Whether an absent text is known to lack a word, also as escapes would spell it; false for one that is there. */
  isKnownToLack(word: string): boolean {
    return typeof this.#text !== 'string' && this.#text.lacks.some((lacked) => word.includes(lacked));
  }

  /** The position of an offset; an offset past the end is the end's. */
  position(offset: number): Position {
    const starts = this.#lineStarts();
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: bounded - (starts[low] ?? 0) + 1 };
  }

  /** The text of a line, from 1, without its line end; empty past the last line. */
  line(number: number): string {
    const starts = this.#lineStarts();
    const start = starts[number - 1];
    if (start === undefined) return '';
    return this.text.slice(start, starts[number] ?? this.text.length).replace(/\r?\n$|\r$/, '');
  }

  /** The whole source as a span. */
  whole(): Span {
    return { source: this, start: 0, end: this.text.length };
  }

  #lineStarts(): readonly number[] {
    if (this.#starts === undefined) {
      const starts = [0];
      for (const match of this.text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
      this.#starts = starts;
    }
    return this.#starts;
  }
}
