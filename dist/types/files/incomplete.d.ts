/** A file or a folder that an I/O error or a limit kept from being read, and why, in one line. */
export interface Incomplete {
    /** A path relative to the repository root; in a report as people read it, relative to the working directory. */
    readonly file: string;
    readonly reason: string;
}
