import type { Finding } from './finding.ts';
import type { ReportedLocation } from './reported.ts';
import type { Fix } from './rule.ts';

/** A text that stands instead of a place, which may be empty. */
export interface Replacement {
  readonly location: ReportedLocation;
  readonly text: string;
}

/** A repair as plain data. */
export interface ReportedFix {
  readonly title: string;
  readonly safety: Fix['safety'];
  readonly replacements: readonly Replacement[];
}

/** The repairs that findings offer, by their fingerprints. `display` gives a path as people read it. */
export function reportFixes(
  findings: readonly Finding[],
  display: (path: string) => string,
): ReadonlyMap<string, ReportedFix> {
  return new Map(
    findings.flatMap(({ reported, fix }) =>
      fix === undefined ? [] : [[reported.fingerprint, reportFix(fix, display)] as const],
    ),
  );
}

function reportFix({ title, safety, edits }: Fix, display: (path: string) => string): ReportedFix {
  const replacements = edits.map(({ at: { source, start, end }, text }) => {
    const [from, to] = [source.position(start), source.position(end)];
    const file = display(source.path);
    const location = { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    return { location, text };
  });
  return { title, safety, replacements };
}
