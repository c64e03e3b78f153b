import type { Reported } from '../lint/reported.ts';
import type { FindingsReview } from './review.ts';

/** Compares the findings of two revisions by fingerprint, so that a moved line or a resized pool is nothing new. */
export function compareFindings(base: readonly Reported[], head: readonly Reported[]): FindingsReview {
  const before = new Set(base.map(({ fingerprint }) => fingerprint));
  const after = new Set(head.map(({ fingerprint }) => fingerprint));
  return {
    new: head.filter(({ fingerprint }) => !before.has(fingerprint)),
    fixed: base.filter(({ fingerprint }) => !after.has(fingerprint)),
    unchanged: head.filter(({ fingerprint }) => before.has(fingerprint)),
  };
}
