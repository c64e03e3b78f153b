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
/**
 * One text file as it was read: its path relative to the repository root, with `/`, and its text.
 * Lines end with LF, CRLF or a lone CR. The index of lines is built when a position is first asked for.
 */
export declare class Source {
    #private;
    readonly path: string;
    readonly text: string;
    constructor(path: string, text: string);
    /** The position of an offset; an offset past the end is the end's. */
    position(offset: number): Position;
    /** The text of a line, from 1, without its line end; empty past the last line. */
    line(number: number): string;
    /** The whole source as a span. */
    whole(): Span;
}
