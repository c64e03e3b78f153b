import { expect, it } from 'vitest';
import { percent } from '../../src/report/allocation/words.ts';
import { text } from '../../src/report/text.ts';
import { reportOn, runOf } from './example.ts';

it.each([
  [0, '0%'],
  [1 / 65_536, '<1%'],
  [0.01, '1%'],
  [0.8, '80%'],
  [0.99, '99%'],
  [65_535 / 65_536, '>99%'],
  [1, '100%'],
])('says of %d that it is %s', (share, words) => expect(percent(share)).toBe(words));

it('says how many files were skipped', () => {
  const report = reportOn([]);
  const run = runOf([], { report: { ...report, coverage: { ...report.coverage, skipped: 1 } } });
  expect(text(run)).toBe('1 file skipped\nno findings in 12 files\n');
});
