import type { Source } from '../text/source.js';
/**
 * Why a file was not read. `missing`: nothing there. `outside`: it leads out of the repository, also through a link.
 * `not-regular`: a folder, a pipe, a device, a link in a circle. `unreadable`: an I/O error. `too-large`: over the
 * limit. `binary`: no text at all, such as a git-crypt secret. `not-text`: text in no encoding a YAML file may have.
 */
export type RefusalReason = 'missing' | 'outside' | 'not-regular' | 'unreadable' | 'too-large' | 'binary' | 'not-text';
/** A file or folder that was not read, and why. */
export declare class Refusal {
    readonly path: string;
    readonly reason: RefusalReason;
    /** A sentence with the path in it, for people. */
    readonly message: string;
    /** What can be told of a text in no encoding that YAML may have: its letters of ASCII; empty for all else. */
    readonly letters: string;
    constructor(path: string, reason: RefusalReason, message: string, letters?: string);
}
/**
 * What stands in a folder. `path` is where it really stands: behind a link, the path of its target. `other` is what a
 * walk skips: links that dangle, loop or lead outside, and what is no regular file; `reason` says which. `hides` is
 * what stands there and would have been read under another name.
 */
export type Entry = {
    readonly name: string;
    readonly path: string;
    readonly kind: 'file' | 'folder';
} | {
    readonly name: string;
    readonly path: string;
    readonly kind: 'other';
    readonly reason: string;
    readonly hides?: 'file' | 'folder';
};
/** What a path leads to; `other` is what is neither a regular file nor a folder. */
export type PathKind = 'file' | 'folder' | 'other' | 'missing' | 'outside';
/**
 * The one way to the files of a repository, on the disk or in a revision. Paths are relative to the root, with `/`;
 * the root itself is the empty string. Nothing outside the root is read.
 */
export interface Files {
    /** The absolute path of the root, links resolved. */
    readonly root: string;
    read(path: string): Source | Refusal;
    /** What stands in a folder, sorted by name in code units. */
    list(folder: string): readonly Entry[] | Refusal;
    /** Links are followed inside the root. */
    kindOf(path: string): PathKind;
    /** The real path of what a path leads to; undefined where it leads nowhere or outside. */
    realPath(path: string): string | undefined;
    /** Whether files may change or vanish while their texts are still in use: these are kept then. */
    readonly isFleeting?: boolean;
}
