import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.ts';
import { everything, runOf } from './example.ts';

describe('every format', () => {
  const names = Object.entries(reporters);

  it.each(names)('%s is the same for the same run, and ends its last line', (_, report) => {
    expect(report(runOf(everything))).toBe(report(runOf(everything)));
    expect(report(runOf(everything))).toMatch(/[^\n]\n$/);
  });

  it.each(names)('%s prints nothing that a terminal acts upon', (_, report) => {
    const unseen = [...report(runOf(everything)).matchAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu)].map(([character]) => character);
    expect(unseen.filter((character) => character !== '\n')).toEqual([]);
  });

  it.each(names)('%s says errors only where it is to be quiet', (_, report) => {
    const quiet = report(runOf(everything, { quiet: true }));
    expect(quiet).toContain('also leases');
    expect(quiet).not.toContain('Use an Ingress');
  });
});
