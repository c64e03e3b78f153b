import { type Files } from './files.js';
/** A file of the repository that can be rewritten, or why not, in words that follow its name. */
export type Rewritable = RewritableFile | {
    readonly fault: string;
};
/** A file that can be rewritten. */
export interface RewritableFile {
    /** Its real path, relative to the root. */
    readonly path: string;
    readonly text: string;
    /** Whether it begins with a byte order mark, which is no part of the text. */
    readonly hasMark: boolean;
}
/**
 * A file as it stands on the disk, to be edited. Only regular files inside the repository, in UTF-8, with a permission
 * to write them and their folder are: a link that leads out of it, UTF-16 and what is read-only are left alone.
 */
export declare function rewritable(files: Files, path: string): Rewritable;
/**
 * Writes another text into a file, whole or not at all. Undefined where it is done; else why not, in words: someone has
 * changed the file since, or the file system refuses.
 */
export declare function rewrite(files: Files, file: RewritableFile, text: string): string | undefined;
