import { quote } from '../plan/quote.ts';
import type { Finding } from './finding.ts';

/** Why a text is no baseline. */
export interface BaselineFault {
  readonly fault: string;
}

/**
 * The fingerprints of a baseline: a JSON report, or as much of one as `{ "findings": [{ "fingerprint": "..." }] }`.
 * What else it says is not read.
 */
export function readBaseline(text: string): ReadonlySet<string> | BaselineFault {
  const report = parse(text);
  const findings = fieldOf(report, 'findings');
  if (!Array.isArray(findings)) return { fault: 'it is no JSON report of mlb-lint: there is no list "findings"' };
  const version = fieldOf(report, 'schemaVersion');
  if (version !== undefined && version !== 1) {
    return { fault: `its schemaVersion is ${wordsOf(version)}, and only 1 is known` };
  }
  const fingerprints = new Set<string>();
  for (const [index, finding] of findings.entries()) {
    const fingerprint = fieldOf(finding, 'fingerprint');
    if (typeof fingerprint !== 'string') return { fault: `findings[${index}] has no fingerprint` };
    fingerprints.add(fingerprint);
  }
  return fingerprints;
}

/** A value in a few words, whatever its size. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  return typeof value === 'number' ? String(value) : 'no number';
}

/** The findings that the baseline does not know. */
export function withoutBaseline(findings: readonly Finding[], baseline: ReadonlySet<string>): readonly Finding[] {
  return findings.filter(({ reported }) => !baseline.has(reported.fingerprint));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
