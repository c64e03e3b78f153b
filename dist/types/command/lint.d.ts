import type { Report } from '../lint/reported.js';
import { type LintRun } from './finish-lint.js';
import type { LintOptions } from './lint-options.js';
import { type Workspace } from './workspace.js';
/** Lints the repository around a plan, or a folder without one. Throws a UsageError for what ends it with status 2. */
export declare function lint(options?: LintOptions): Promise<Report>;
/** Lints, and keeps what the reporters need. */
export declare function runLint(options: LintOptions): Promise<LintRun>;
/** The same in a workspace that is found already. */
export declare function runLintIn(workspace: Workspace, options: LintOptions): Promise<LintRun>;
/** A lint as it is where a baseline holds all of its findings: nothing is left to report. */
export declare function asKnown({ run, report, judged }: LintRun): LintRun;
