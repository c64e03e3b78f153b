/** The options of `mlb-lint import`, in the library's names. */
export interface ImportOptions {
    /** The system that the data comes from, as an entry of `imports` names it. */
    readonly type: string;
    /** Relative to `cwd`; they may lie anywhere. */
    readonly files?: readonly string[];
    /** A server of NetBox, instead of files. */
    readonly url?: string;
    /** The server may be asked; never by default. */
    readonly allowNetwork?: boolean;
    /** The working directory; default: the process's. */
    readonly cwd?: string;
    /** Is told, a line at a time, what was not understood. */
    readonly say?: (line: string) => void;
}
/** Plan entries made of other systems' data. */
export interface ImportReport {
    /** A plan of one site, as YAML. */
    readonly yaml: string;
    /** What was not understood, `file:line: message`. */
    readonly problems: readonly string[];
}
/** Turns other systems' data into plan entries. Throws a UsageError where nothing of a file can be read. */
export declare function importPlan(options: ImportOptions): Promise<ImportReport>;
