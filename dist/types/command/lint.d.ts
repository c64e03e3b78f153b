import { type Finding } from '../lint/finding.js';
import type { Report } from '../lint/reported.js';
import type { Site } from '../site/site.js';
import { type ReportRun } from './finished-run.js';
import type { LintOptions } from './lint-options.js';
import { type Workspace } from './workspace.js';
/** A finished lint: the report, and what the reporters need beside it. */
export interface LintRun extends ReportRun {
    /** What the report tells, with the repairs. */
    readonly findings: readonly Finding[];
    /** The sites, and all that the rules say of them, also what a baseline or `files` leaves out of the report. */
    readonly judged: {
        readonly sites: readonly Site[];
        readonly findings: readonly Finding[];
    };
}
/** Lints the repository around a plan, or a folder without one. Throws a UsageError for what ends it with status 2. */
export declare function lint(options?: LintOptions): Promise<Report>;
/** Lints, and keeps what the reporters need. */
export declare function runLint(options: LintOptions): Promise<LintRun>;
/** The same in a workspace that is found already. */
export declare function runLintIn(workspace: Workspace, options: LintOptions): Promise<LintRun>;
/** A lint as it is where a baseline holds all of its findings: nothing is left to report. */
export declare function asKnown({ run, report, judged }: LintRun): LintRun;
