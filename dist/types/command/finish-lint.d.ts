import type { Finding } from '../lint/finding.js';
import type { Site } from '../site/site.js';
import { type ReportRun } from './finished-run.js';
import type { Judgment } from './judge-sites.js';
import type { Opened } from './open-sites.js';
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
/** The lint of opened sites that are judged; `kept` are the findings that are reported. */
export declare function finishLint({ workspace, loaded, notRead }: Opened, { findings, sources }: Judgment, kept?: readonly Finding[]): LintRun;
