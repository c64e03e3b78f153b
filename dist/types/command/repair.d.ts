import type { Report } from '../lint/reported.js';
import { type FileRepair } from './desk.js';
import type { LintRun } from './finish-lint.js';
import type { LintOptions } from './lint-options.js';
import { type Workspace } from './workspace.js';
/** The options of a repair. */
export interface RepairOptions extends LintOptions {
    /** Also repairs that change what the configuration means. */
    readonly unsafeFixes?: boolean;
}
/** One repair, made or not. */
export interface RepairedFinding {
    readonly rule: string;
    readonly title: string;
    /** Where the finding was, a path as people read it and a line from 1. */
    readonly file: string;
    readonly line: number;
}
/** A file as a repair would write it. */
export interface RepairedFile {
    /** Relative to the working directory. */
    readonly file: string;
    readonly text: string;
}
/** A repair as plain data; nothing is written. */
export interface Repair {
    /** The report of what remains. */
    readonly report: Report;
    readonly files: readonly RepairedFile[];
    readonly made: readonly RepairedFinding[];
    /** Offered and not made, with the reason in words. */
    readonly left: RepairRun['left'];
}
/** A finished repair; nothing is written yet. */
export interface RepairRun {
    readonly workspace: Workspace;
    /** The lint of what the files will say. */
    readonly remaining: LintRun;
    /** In the order of paths. */
    readonly files: readonly FileRepair[];
    readonly made: readonly RepairedFinding[];
    /** Offered and not made, with the reason in words. */
    readonly left: readonly (RepairedFinding & {
        readonly why: string;
    })[];
}
/** Repairs what the rules offer, and writes nothing. Throws a UsageError for what ends it with status 2. */
export declare function repair(options?: RepairOptions): Promise<Repair>;
/**
 * Repairs what the rules offer, in rounds until nothing is left to repair: what a repair brings to light is repaired
 * too. Repairs that together bring more errors or more refusals than they mend are taken apart, and those that do so
 * alone are left out.
 */
export declare function runRepair(options: RepairOptions): Promise<RepairRun>;
/** The same in a workspace that is found already; `linted` is the lint of it, where there is one. */
export declare function runRepairIn(workspace: Workspace, options: RepairOptions, linted?: LintRun): Promise<RepairRun>;
