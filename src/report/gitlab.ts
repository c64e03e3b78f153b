import { createHash } from 'node:crypto';
import type { Incomplete } from '../files/incomplete.ts';
import type { Reported } from '../lint/reported.ts';
import type { Severity } from '../lint/rule.ts';
import { jsonText } from './escape.ts';
import { type Run, reportOf } from './run.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Readonly<
  Record<Severity, string>
>;

/**
 * The findings as a Code Quality report of GitLab. GitLab tells findings apart by fingerprint, so none stands twice.
 * Files that could not be read come first.
 */
export function gitlab(run: Run): string {
  const seen = new Map<string, number>();
  const { findings, incomplete = [] } = reportOf(run);
  const issues = findings.map((finding) => {
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
  return `${jsonText([...incomplete.map(notRead), ...issues], 2)}\n`;
}

/** A file that an I/O error or a limit kept from being read. */
function notRead({ file, reason }: Incomplete) {
  return {
    description: reason,
    check_name: 'not-read',
    fingerprint: createHash('sha256').update(`not-read ${file}`).digest('hex').slice(0, 16),
    severity: 'blocker',
    location: { path: file, lines: { begin: 1, end: 1 } },
  };
}

function described({ help }: Reported, message: string): string {
  return help === undefined ? message : `${message}. ${help}`;
}
