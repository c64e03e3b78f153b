/** A piece of a file that holds one YAML document: offsets in the text, `end` exclusive. */
export interface Chunk {
    readonly start: number;
    readonly end: number;
}
/** What may stand at the start of a text and is no part of it. */
export declare const BYTE_ORDER_MARK = "\uFEFF";
/**
 * The documents of a text, split at `---` and `...` at the start of a line, which end a document whatever is broken in
 * it. `%` directives belong to the document that follows them. A piece without any content (blank lines, comments)
 * is no document.
 */
export declare function chunksOf(text: string): readonly Chunk[];
/** Whether anything but white space and comments stands in a piece of a text, a marker at its start aside. */
export declare function hasContent(text: string, start: number, end: number): boolean;
/** The offset after directives, comments and the `---` of a chunk: where its content starts, or `end`. */
export declare function contentStart(text: string, chunk: Chunk): number;
