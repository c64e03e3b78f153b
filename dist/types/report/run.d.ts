import type { Incomplete } from '../files/incomplete.js';
import type { Report, Reported } from '../lint/reported.js';
import type { ReportedFix } from '../lint/reported-fix.js';
import type { RuleFacts } from '../lint/rule-facts.js';
import type { Source } from '../text/source.js';
/** A finished run, as reporters see it. */
export interface Run {
    readonly report: Report;
    /** The file behind a path of the report; undefined where it is not at hand, as in a merged report. */
    sourceOf(file: string): Source | undefined;
    /** Every rule there is, in the order of the catalogue. */
    readonly rules: readonly RuleFacts[];
    /** The files that were judged, as the report names them, sorted. */
    files(): readonly string[];
    /** Repairs by the fingerprint of their finding; undefined where they are not at hand. */
    readonly fixes?: ReadonlyMap<string, ReportedFix>;
    readonly color: boolean;
    /** Columns of the page or terminal. */
    readonly width: number;
    /** Errors only. */
    readonly quiet: boolean;
}
/** Writes a report in one format; ends with a line end, or is empty. */
export type Reporter = (run: Run) => string;
/** The report that a run prints: all of it, or of a quiet one its errors, counted as such. */
export declare function reportOf({ report, quiet }: Run): Report;
/** `2 errors, 1 warning`; undefined where there is nothing. */
export declare function countWords(findings: readonly Reported[]): string | undefined;
/** `1 file could not be read`. */
export declare function notReadWords(incomplete: readonly Incomplete[]): string;
/** `1 file`, `2 files`. */
export declare function counted(count: number, word: string): string;
