/** The options of `mlb-lint migrate`, in the library's names. */
export interface MigrateOptions {
    /** Relative to `cwd`; they may lie anywhere. */
    readonly files: readonly string[];
    /** The release that the result is for, or a range; default: the newest. */
    readonly metallbVersion?: string;
    /** The working directory; default: the process's. */
    readonly cwd?: string;
}
/** One file of a migration. */
export interface MigratedFile {
    /** Its name, without a folder: a pool's own, or that of a kind. */
    readonly file: string;
    readonly yaml: string;
}
/** Resources of today made of old ones. */
export interface MigrateReport {
    /** All of them, as YAML documents; empty where nothing is configured the old way. */
    readonly yaml: string;
    /** The same, one file a pool and one for each other kind. */
    readonly files: readonly MigratedFile[];
    /** What has no counterpart or another name now, and what does not parse: `file:line: message`, or a message alone. */
    readonly notes: readonly string[];
}
/** Turns the configuration of MetalLB up to 0.12 and its deprecated resources into today's. Throws a UsageError where a file cannot be read. */
export declare function migrate({ files, metallbVersion, cwd }: MigrateOptions): Promise<MigrateReport>;
