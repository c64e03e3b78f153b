import { type Files } from '../files/files.js';
/** Something that was met and not read. */
export interface Skipped {
    readonly path: string;
    readonly reason: string;
}
/** A file: where it really stands, and the path that led to it; missing: without links on the way they are the same. */
export interface Found {
    readonly path: string;
    readonly reached?: string;
}
/** What is below a folder. */
export interface Walk {
    readonly files: readonly Found[];
    readonly skipped: readonly Skipped[];
    /** What would have been read, and cannot be: folders with an I/O error, names that are not UTF-8. */
    readonly unreadable: readonly Skipped[];
    readonly sight: Sight;
}
/** What a walk saw beside files that can hold manifests. */
export interface Sight {
    /** The folders that it went through. */
    readonly folders: ReadonlySet<string>;
    /** The folders below them that it left out because it was told to. */
    readonly excluded: readonly string[];
    readonly holdsProgram: boolean;
}
/**
 * Walks a folder for files that can hold manifests: `.yaml`, `.yml` and `.json`, and a `Kustomization`, hidden ones too. What git ignores is
 * left out, and what `isExcluded` says, by the path in the repository and by that of a link. A folder is walked once,
 * however many links lead to it.
 */
export declare function walk(files: Files, top: string, isExcluded: (path: string) => boolean): Walk;
