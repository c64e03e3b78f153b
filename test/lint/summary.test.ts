import { describe, expect, it } from 'vitest';
import type { Reported } from '../../src/lint/reported.ts';
import type { Severity } from '../../src/lint/rule.ts';
import { countFindings, failsOn } from '../../src/lint/summary.ts';

function finding(severity: Severity): Reported {
  const location = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
  return { rule: 'pool/entry', severity, message: 'Wrong', location, fingerprint: '0123456789abcdef' };
}

describe('a summary', () => {
  it('counts findings by severity', () =>
    expect(countFindings([finding('error'), finding('info'), finding('error')])).toEqual({
      errors: 2,
      warnings: 0,
      infos: 1,
    }));

  it.each([
    ['error', 'error', true],
    ['error', 'warning', true],
    ['warning', 'error', false],
    ['warning', 'warning', true],
    ['info', 'warning', false],
    ['info', 'info', true],
    ['error', 'never', false],
  ] as const)('%s where a run fails on %s: %s', (severity, failOn, fails) =>
    expect(failsOn([finding(severity)], failOn)).toBe(fails),
  );
});
