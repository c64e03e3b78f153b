import type { Incomplete } from '../files/incomplete.ts';
import type { Report, Reported } from '../lint/reported.ts';
import type { ReportedFix } from '../lint/reported-fix.ts';
import type { RuleFacts } from '../lint/rule-facts.ts';
import { countFindings } from '../lint/summary.ts';
import type { Source } from '../text/source.ts';

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
export function reportOf({ report, quiet }: Run): Report {
  if (!quiet) return report;
  const findings = report.findings.filter(({ severity }) => severity === 'error');
  return { ...report, findings, summary: { ...report.summary, ...countFindings(findings) } };
}

/** `2 errors, 1 warning`; undefined where there is nothing. */
export function countWords(findings: readonly Reported[]): string | undefined {
  const { errors, warnings, infos } = countFindings(findings);
  const words = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
  ] as const;
  const said = words.filter(([count]) => count > 0).map(([count, word]) => counted(count, word));
  return said.length === 0 ? undefined : said.join(', ');
}

/** `1 file could not be read`. */
export function notReadWords(incomplete: readonly Incomplete[]): string {
  return `${counted(incomplete.length, 'file')} could not be read`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
