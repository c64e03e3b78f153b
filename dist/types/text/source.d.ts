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
export declare class Source {
    #private;
    readonly path: string;
    constructor(path: string, text: string | Absent);
    get text(): string;
    /** Whether the text may hold a word; an absent one is read only where that is not known already. */
    mayHold(word: string): boolean;
    /** Whether an absent text is known to lack a word, also as escapes would spell it; false for one that is there. */
    isKnownToLack(word: string): boolean;
    /** The position of an offset; an offset past the end is the end's. */
    position(offset: number): Position;
    /** The text of a line, from 1, without its line end; empty past the last line. */
    line(number: number): string;
    /** The whole source as a span. */
    whole(): Span;
}
