import { describe, expect, it } from 'vitest';
import { annotated } from '../../src/action/annotations.ts';
import type { Reported } from '../../src/lint/reported.ts';
import type { Severity } from '../../src/lint/rule.ts';

function finding(severity: Severity, file: string, line: number, endLine = line): Reported {
  const location = { file, line, column: 1, endLine, endColumn: 2 };
  return { rule: 'pool/overlap', severity, message: `${file}:${line}`, location, fingerprint: `${file}:${line}` };
}

const lines = (count: number, severity: Severity) =>
  Array.from({ length: count }, (_, index) => finding(severity, 'a.yaml', index + 1));
const messages = (findings: readonly Reported[]) => findings.map(({ message }) => message);

describe('annotated', () => {
  it('keeps ten of a kind, and lets the last one say how many more there are', () => {
    const shown = annotated([...lines(12, 'error'), ...lines(11, 'warning'), ...lines(10, 'info')], new Map());
    expect(shown.map(({ severity }) => severity)).toEqual([
      ...Array<Severity>(10).fill('error'),
      ...Array<Severity>(10).fill('warning'),
      ...Array<Severity>(10).fill('info'),
    ]);
    expect(messages(shown).filter((message) => message.includes('('))).toEqual([
      'a.yaml:10 (2 more errors are in the job summary)',
      'a.yaml:10 (1 more of these warnings is in the job summary)',
    ]);
  });

  it('takes changed lines first, then changed files', () => {
    const changed = new Map([
      ['b.yaml', [[3, 4]] as const],
      [
        'c.yaml',
        [
          [1, 1],
          [10, 12],
        ] as const,
      ],
    ]);
    const findings = [
      finding('error', 'a.yaml', 1),
      finding('error', 'b.yaml', 5),
      finding('error', 'b.yaml', 1, 3),
      finding('error', 'c.yaml', 9),
      finding('error', 'c.yaml', 12),
      finding('error', 'c.yaml', 13),
    ];
    const order = ['b.yaml:1', 'c.yaml:12', 'b.yaml:5', 'c.yaml:9', 'c.yaml:13', 'a.yaml:1'];
    expect(messages(annotated(findings, changed))).toEqual(order.slice(0, 6));
  });

  it('lets no note crowd out an error', () => {
    expect(annotated([...lines(50, 'info'), finding('error', 'z.yaml', 1)], new Map())[0]?.severity).toBe('error');
  });
});
