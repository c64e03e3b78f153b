import { Refusal } from '../files/files.js';
import type { Incomplete } from '../files/incomplete.js';
import { type Looked, type Reader, type SyntaxProblem } from './reader.js';
import type { Sight, Skipped } from './walk.js';
/** Where to look. */
export interface Where {
    /** Files, folders or globs, relative to the repository root. */
    readonly paths: readonly string[];
    /** Globs never read, relative to the repository root or to `base`. */
    readonly ignore: readonly string[];
    /** The folder of the plan, relative to the repository root. */
    readonly base: string;
}
/** What stands in files, folders and globs. */
export interface Survey {
    /** The files that could be read, sorted by path. */
    readonly readings: ReadonlyMap<string, Looked>;
    /** Those of them that `paths` names as a file. */
    readonly named: ReadonlySet<string>;
    /** Files whose text is in no encoding that YAML may have. */
    readonly problems: readonly SyntaxProblem[];
    /** What can be told of the texts of those. */
    readonly unread: readonly string[];
    /** Met and not read: links that lead nowhere or outside, pipes, binary files. */
    readonly skipped: readonly Skipped[];
    /** What an I/O error or a limit kept from being read. */
    readonly incomplete: readonly Incomplete[];
    /** Entries of `paths` that match nothing. */
    readonly missing: readonly string[];
    /** Entries of `paths` that lead out of the repository. */
    readonly outside: readonly string[];
    /** What was seen beside files that can hold manifests. */
    readonly sights: readonly Sight[];
}
/** Reads all that stands in files, folders and globs; templates of charts are read as templates. */
export declare function survey(reader: Reader, where: Where): Survey;
/** A limit or an I/O error, as opposed to something that is no file with text or vanished meanwhile. */
export declare function isCutShort({ reason }: Refusal): boolean;
