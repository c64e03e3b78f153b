import { relative, resolve, sep } from 'node:path';
import type { Incomplete } from '../files/incomplete.ts';
import type { Reported, ReportedLocation } from '../lint/reported.ts';
import type { Run } from '../report/run.ts';
import type { Review } from '../review/review.ts';
import { compareText } from '../text/compare.ts';
import { lazy } from '../text/lazy.ts';

/** Gives paths that are relative to one folder as they are relative to another: GitHub counts from the repository root. */
export type Rebase = (file: string) => string;

/** From the working directory to the root of the repository; both absolute, links resolved. */
export function rebaseTo(root: string, cwd: string): Rebase {
  return (file) => relative(root, resolve(cwd, file)).split(sep).join('/');
}

/** A run with its paths relative to the repository root. */
export function rebasedRun(
  run: Omit<Run, 'color' | 'width' | 'quiet'>,
  rebase: Rebase,
): Omit<Run, 'color' | 'width' | 'quiet'> {
  const names = lazy(() => new Map(run.files().map((file) => [rebase(file), file])));
  const { findings, incomplete } = run.report;
  return {
    ...run,
    report: {
      ...run.report,
      findings: findings.map((one) => rebased(one, rebase)),
      ...(incomplete === undefined ? {} : { incomplete: rebasedFiles(incomplete, rebase) }),
    },
    sourceOf: (file) => run.sourceOf(names().get(file) ?? file),
    files: () => [...names().keys()].sort(compareText),
  };
}

/** A review with the files that could not be read named so. Its places stay as they are: their links lead there. */
export function rebasedReview(review: Review, rebase: Rebase): Review {
  const { incomplete, baseIncomplete } = review;
  return {
    ...review,
    ...(incomplete === undefined ? {} : { incomplete: rebasedFiles(incomplete, rebase) }),
    ...(baseIncomplete === undefined ? {} : { baseIncomplete: rebasedFiles(baseIncomplete, rebase) }),
  };
}

function rebasedFiles(incomplete: readonly Incomplete[], rebase: Rebase): readonly Incomplete[] {
  return incomplete.map(({ file, reason }) => ({ file: rebase(file), reason }));
}

function rebased(finding: Reported, rebase: Rebase): Reported {
  const at = (location: ReportedLocation) => ({ ...location, file: rebase(location.file) });
  const { location, related } = finding;
  return {
    ...finding,
    location: at(location),
    ...(related === undefined ? {} : { related: related.map((one) => ({ ...one, location: at(one.location) })) }),
  };
}
