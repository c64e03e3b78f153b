import type { Finding } from '../lint/finding.js';
import type { Coverage, Report, Summary } from '../lint/reported.js';
import type { Run } from '../report/run.js';
import type { Source } from '../text/source.js';
import type { NotRead } from './not-read.js';
/** What a report is made of, and the files behind it. */
export interface Finished {
    readonly findings: readonly Finding[];
    readonly summary: Pick<Summary, 'files' | 'documents' | 'resources' | 'clusters'>;
    readonly coverage: Coverage;
    readonly notRead: NotRead;
    /** The files that findings may point to, relative to the repository root; undefined where the text is not at hand. */
    readonly sources: ReadonlyMap<string, Source | undefined>;
    /** The files that were judged beside them. */
    others(): readonly string[];
    /** A path relative to the repository root as people read it. */
    display(path: string): string;
}
/** A report, and what the reporters need beside it. */
export interface ReportRun {
    readonly run: Omit<Run, 'color' | 'width' | 'quiet'>;
    readonly report: Report;
}
/** Makes the report of a run. */
export declare function finishRun(finished: Finished): ReportRun;
