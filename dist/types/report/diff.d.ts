import type { EditedLine } from '../text/edited-lines.js';
/** A file of which the lines are edited. */
export interface EditedFile {
    /** As people read it. */
    readonly path: string;
    readonly original: string;
    readonly lines: readonly EditedLine[];
    /** Whether the file begins with a byte order mark, which is in neither text. */
    readonly hasMark: boolean;
}
/**
 * Edited files as one patch. What a terminal would act upon is escaped, other than tabs and line ends: a patch with such
 * a character in it does not apply.
 */
export declare function patch(files: readonly EditedFile[]): string;
