import { type Fields } from '../../manifest/tree.js';
/** What the `directory` of a source says of a folder of plain files. */
export interface Directory {
    /** Whether folders below are read. */
    readonly recurse: boolean;
    /** Patterns of the paths below the folder that are read, and of those that are not; undefined: all, and none. */
    readonly include: string | undefined;
    readonly exclude: string | undefined;
}
/** Reads the `directory` of a source; a pattern that cannot be known leaves out no file. */
export declare function directoryOf(source: Fields): Directory;
/** Whether a file is read, by its path below the folder; what is excluded is not, whatever is included. */
export declare function directoryFilter({ recurse, include, exclude }: Directory): (path: string) => boolean;
