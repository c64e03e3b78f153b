import type { Reported } from '../lint/reported.ts';
import type { Severity } from '../lint/rule.ts';
import { jsonText } from './escape.ts';
import { type Run, reportOf } from './run.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Readonly<
  Record<Severity, string>
>;

/** The findings as a Code Quality report of GitLab. GitLab tells findings apart by fingerprint, so none stands twice. */
export function gitlab(run: Run): string {
  const seen = new Map<string, number>();
  const issues = reportOf(run).findings.map((finding) => {
    const { rule, message, severity, fingerprint, location } = finding;
    const times = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, times);
    return {
      description: described(finding, message),
      check_name: rule,
      fingerprint: times === 1 ? fingerprint : `${fingerprint}-${times}`,
      severity: SEVERITIES[severity],
      location: { path: location.file, lines: { begin: location.line, end: location.endLine } },
    };
  });
  return `${jsonText(issues, 2)}\n`;
}

function described({ help }: Reported, message: string): string {
  return help === undefined ? message : `${message}. ${help}`;
}
