import type { ChangedLines } from '../files/changed-lines.ts';
import type { Reported } from '../lint/reported.ts';
import type { Severity } from '../lint/rule.ts';
import { partitionPoint } from '../text/partition-point.ts';

/** Annotations of one kind that GitHub keeps of a step; it drops further ones in silence. */
const MOST_OF_A_KIND = 10;

const KINDS = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
const WORDS = { error: 'errors', warning: 'warnings', info: 'notes' } as const satisfies Record<Severity, string>;

/**
 * The findings that become annotations: of each severity at most ten, those on changed lines first, then those in
 * changed files. Where there are more, the last one says how many. Paths are relative to the repository root.
 */
export function annotated(
  findings: readonly Reported[],
  changed: ReadonlyMap<string, ChangedLines>,
): readonly Reported[] {
  return KINDS.flatMap((kind) => {
    const own = findings.filter(({ severity }) => severity === kind);
    const ranked = own.map((finding) => ({ finding, rank: distance(finding, changed) }));
    const sorted = ranked.sort((a, b) => a.rank - b.rank).map(({ finding }) => finding);
    const rest = sorted.length - MOST_OF_A_KIND;
    if (rest <= 0) return sorted;
    return sorted
      .slice(0, MOST_OF_A_KIND)
      .map((one, index) => (index === MOST_OF_A_KIND - 1 ? withRest(one, rest, kind) : one));
  });
}

function withRest(finding: Reported, rest: number, kind: Severity): Reported {
  const more = rest === 1 ? `1 more of these ${WORDS[kind]} is` : `${rest} more ${WORDS[kind]} are`;
  return { ...finding, message: `${finding.message} (${more} in the job summary)` };
}

/** 0 on a changed line, 1 in a changed file, 2 elsewhere. */
function distance({ location }: Reported, changed: ReadonlyMap<string, ChangedLines>): number {
  const lines = changed.get(location.file);
  if (lines === undefined) return 2;
  return touches(lines, location.line, location.endLine) ? 0 : 1;
}

/** Whether a line between two lies in a span; the spans are in order and apart from each other. */
function touches(spans: ChangedLines, line: number, endLine: number): boolean {
  const nearest = spans[partitionPoint(spans, ([start]) => start <= endLine) - 1];
  return nearest !== undefined && line <= nearest[1];
}
