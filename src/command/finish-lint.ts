import type { Finding } from '../lint/finding.ts';
import type { Site } from '../site/site.ts';
import { livePaths } from '../source/collection.ts';
import { countRead, coverageOf } from './counts.ts';
import { finishRun, type ReportRun } from './finished-run.ts';
import type { Judgment } from './judge-sites.ts';
import type { Opened } from './open-sites.ts';

/** A finished lint: the report, and what the reporters need beside it. */
export interface LintRun extends ReportRun {
  /** What the report tells, with the repairs. */
  readonly findings: readonly Finding[];
  /** The sites, and all that the rules say of them, also what a baseline or `files` leaves out of the report. */
  readonly judged: { readonly sites: readonly Site[]; readonly findings: readonly Finding[] };
}

/** The lint of opened sites that are judged; `kept` are the findings that are reported. */
export function finishLint(
  { workspace, loaded, notRead }: Opened,
  { findings, sources }: Judgment,
  kept: readonly Finding[] = findings,
): LintRun {
  const finished = finishRun({
    findings: kept,
    summary: countRead(loaded),
    coverage: coverageOf(loaded),
    notRead,
    sources,
    others: () => loaded.collections.flatMap(livePaths),
    display: workspace.display,
  });
  return { ...finished, findings: kept, judged: { sites: loaded.sites, findings } };
}
