import { describe, expect, it } from 'vitest';
import { readBaseline, withoutBaseline } from '../../src/lint/baseline.ts';
import { lintFiles, POOL } from './example.ts';

describe('a baseline', () => {
  it('is the findings of a JSON report', () => {
    const text = '{"schemaVersion":1,"findings":[{"rule":"pool/entry","fingerprint":"d3c1a7e0b4f29c58"}]}';
    expect(readBaseline(text)).toEqual(new Set(['d3c1a7e0b4f29c58']));
  });

  it('may be written by an editor that puts a byte order mark before it', () =>
    expect(readBaseline('\uFEFF{"findings":[]}')).toEqual(new Set()));

  it('hides the findings it knows, and no others', () => {
    const findings = lintFiles({ 'pool.yaml': POOL });
    const known = new Set([findings[0]?.reported.fingerprint ?? '']);
    expect(withoutBaseline(findings, known)).toEqual(findings.slice(1));
  });

  it.each([
    ['no JSON', 'it is no JSON report of mlb-lint: there is no list "findings"'],
    ['null', 'it is no JSON report of mlb-lint: there is no list "findings"'],
    ['[]', 'it is no JSON report of mlb-lint: there is no list "findings"'],
    ['{"findings":{}}', 'it is no JSON report of mlb-lint: there is no list "findings"'],
    ['{"findings":[{}]}', 'findings[0] has no fingerprint'],
    ['{"findings":[null]}', 'findings[0] has no fingerprint'],
    ['{"findings":[{"fingerprint":1}]}', 'findings[0] has no fingerprint'],
    ['{"schemaVersion":2,"findings":[]}', 'its schemaVersion is 2, and only 1 is known'],
    [
      `{"schemaVersion":"${'x'.repeat(99)}","findings":[]}`,
      `its schemaVersion is "${'x'.repeat(80)}...", and only 1 is known`,
    ],
    [
      `{"schemaVersion":${'['.repeat(1e5)}${']'.repeat(1e5)},"findings":[]}`,
      'its schemaVersion is no number, and only 1 is known',
    ],
    ['['.repeat(100_000), 'it is no JSON report of mlb-lint: there is no list "findings"'],
  ])('is not %.40s', (text, fault) => expect(readBaseline(text)).toEqual({ fault }));
});
