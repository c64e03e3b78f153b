import type { Reported, Summary } from './reported.ts';
import type { Severity } from './rule.ts';

/** The lowest severity that makes a run fail; `never`: none does. */
export type FailOn = Severity | 'never';

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Reported[]): Pick<Summary, 'errors' | 'warnings' | 'infos'> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** Whether any finding is as bad as `failOn`, or worse. */
export function failsOn(findings: readonly Reported[], failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return findings.some(({ severity }) => WEIGHT[severity] >= WEIGHT[failOn]);
}

const WEIGHT = { info: 0, warning: 1, error: 2 } as const satisfies Readonly<Record<Severity, number>>;
