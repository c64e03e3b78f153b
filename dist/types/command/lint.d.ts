import { type Finding } from '../lint/finding.js';
import type { Report } from '../lint/reported.js';
import type { Run } from '../report/run.js';
import type { Site } from '../site/site.js';
import { Source } from '../text/source.js';
import type { LintOptions } from './lint-options.js';
import { type Opened } from './open-sites.js';
import { type Workspace } from './workspace.js';
/** A finished lint: the report, and what the reporters need beside it. */
export interface LintRun {
    readonly run: Omit<Run, 'color' | 'width' | 'quiet'>;
    readonly report: Report;
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
/** What the rules say of opened sites, and the files it may point to. */
export interface Judgment {
    readonly findings: readonly Finding[];
    /** By path relative to the repository root. */
    readonly sources: ReadonlyMap<string, Source>;
}
/** Judges opened sites by every rule, as the plan and the options set them. */
export declare function judgeSites(opened: Opened, options: Pick<LintOptions, 'rule' | 'today' | 'dormant'>): Judgment;
