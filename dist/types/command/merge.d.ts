import type { Report } from '../lint/reported.js';
import { type ReportRun } from './finished-run.js';
/** The options of `mlb-lint merge`, in the library's names (contract, section 1). */
export interface MergeOptions {
    /** The JSON reports of all shards, in any order, relative to `cwd`. */
    readonly reports: readonly string[];
    /** The working directory; default: the process's. */
    readonly cwd?: string;
}
/**
 * Joins the reports of all shards of a fleet to the one that a lint of the whole gives, what concerns several shards
 * included. Reads nothing but the reports. Throws a UsageError for what ends it with status 2.
 */
export declare function merge(options: MergeOptions): Promise<Report>;
/** Merges, and keeps what the reporters need. */
export declare function runMerge({ reports, cwd }: MergeOptions): Promise<ReportRun>;
