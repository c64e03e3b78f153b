import { relative, resolve, sep } from 'node:path';
import type { Reported, ReportedLocation } from '../lint/reported.ts';
import type { Run } from '../report/run.ts';
import { compareText } from '../text/compare.ts';

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
  let known: ReadonlyMap<string, string> | undefined;
  const names = (): ReadonlyMap<string, string> => {
    known ??= new Map(run.files().map((file) => [rebase(file), file]));
    return known;
  };
  return {
    ...run,
    report: { ...run.report, findings: run.report.findings.map((one) => rebased(one, rebase)) },
    sourceOf: (file) => run.sourceOf(names().get(file) ?? file),
    files: () => [...names().keys()].sort(compareText),
  };
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
