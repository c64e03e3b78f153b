import { describe, expect, it } from 'vitest';
import { gitlab } from '../../src/report/gitlab.ts';
import { overlap, plain, reportOn, runOf } from './example.ts';

describe('the Code Quality report', () => {
  it('is what GitLab reads', () =>
    expect(JSON.parse(gitlab(runOf([overlap])))).toEqual([
      {
        description: `${overlap.message}. ${overlap.help}`,
        check_name: 'plan/dhcp-overlap',
        fingerprint: 'd3c1a7e0b4f29c58',
        severity: 'major',
        location: { path: 'metallb/pool.yaml', lines: { begin: 8, end: 8 } },
      },
    ]));

  it('has no fingerprint twice', () => {
    const issues: readonly { readonly fingerprint: string }[] = JSON.parse(gitlab(runOf([plain, plain])));
    expect(issues.map(({ fingerprint }) => fingerprint)).toEqual(['0123456789abcdef', '0123456789abcdef-2']);
  });

  it('is an empty list without findings', () => expect(gitlab(runOf([]))).toBe('[]\n'));

  it('has an issue for a file that could not be read', () =>
    expect(
      JSON.parse(gitlab(runOf([], { report: reportOn([], { incomplete: [{ file: 'a.yaml', reason: 'x' }] }) }))),
    ).toEqual([
      {
        description: 'x',
        check_name: 'not-read',
        fingerprint: expect.stringMatching(/^[\da-f]{16}$/),
        severity: 'blocker',
        location: { path: 'a.yaml', lines: { begin: 1, end: 1 } },
      },
    ]));
});
