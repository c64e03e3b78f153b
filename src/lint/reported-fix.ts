import type { Finding } from './finding.ts';
import type { ReportedLocation } from './reported.ts';
import type { Fix } from './rule.ts';
import { locate } from './stamp.ts';

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
  const replacements = edits.map(({ at, text }) => ({ location: locate(at, { display }), text }));
  return { title, safety, replacements };
}
