import { rules } from '../../rules/index.ts';
import type { Finding } from '../lint/finding.ts';
import type { Coverage, Report, Summary } from '../lint/reported.ts';
import { reportFixes } from '../lint/reported-fix.ts';
import { factsOf } from '../lint/rule-facts.ts';
import { countFindings } from '../lint/summary.ts';
import type { Run } from '../report/run.ts';
import { compareText } from '../text/compare.ts';
import { lazy } from '../text/lazy.ts';
import type { Source } from '../text/source.ts';
import type { NotRead } from './not-read.ts';
import { version } from './version.ts';

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
export function finishRun(finished: Finished): ReportRun {
  const { findings, display } = finished;
  const shown = lazy(() => new Map([...finished.sources].map(([path, source]) => [display(path), source])));
  const report = reportOf(finished);
  return {
    report,
    run: {
      report,
      sourceOf: (file) => shown().get(file),
      rules: rules.map(factsOf),
      files: () => [...new Set([...shown().keys(), ...finished.others().map(display)])].sort(compareText),
      fixes: reportFixes(findings, display),
    },
  };
}

function reportOf({ findings, summary, coverage, notRead }: Finished): Report {
  const reported = findings.map((finding) => finding.reported);
  return {
    schemaVersion: 1,
    tool: { name: 'mlb-lint', version },
    findings: reported,
    summary: { ...countFindings(reported), ...summary },
    coverage,
    ...notRead,
  };
}
