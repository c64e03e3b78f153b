import type { Edit } from './edit.js';
/** A line of an edited text with its line end; `origin` is the line of the original it is, from 0, undefined for a new one. */
export interface EditedLine {
    readonly text: string;
    readonly origin: number | undefined;
}
/** The lines of a text that nothing was done to yet. A line ends with LF, as in a patch. */
export declare function untouchedLines(text: string): readonly EditedLine[];
/** The text that lines make. */
export declare function textOfLines(lines: readonly EditedLine[]): string;
/**
 * Applies edits of one file to its lines. Their offsets are those of the lines' text; they do not overlap. Lines that
 * no edit changes keep their origin.
 */
export declare function editLines(lines: readonly EditedLine[], edits: readonly Edit[]): readonly EditedLine[];
