import { failingMoves } from '../../review/failing-moves.ts';
import type { Review } from '../../review/review.ts';
import { changed, changedPools } from './words.ts';

/** The colored boxes of GitHub's Markdown: red, yellow, blue, green. */
export type Alert = 'CAUTION' | 'WARNING' | 'NOTE' | 'TIP';

/**
 * The box for a review: red breaks what works, yellow may, blue only changes something, green is clean. Where not all of
 * the manifests could be read nothing is clean.
 */
export function alertOf(review: Review): Alert {
  const severities = new Set(review.findings.new.map(({ severity }) => severity));
  if (severities.has('error') || failingMoves(review, 'certain') > 0) return 'CAUTION';
  const isRefused = review.clusters.some(({ refused }) => refused !== undefined);
  if (isPartial(review) || severities.has('warning') || isRefused || failingMoves(review, 'possible') > 0)
    return 'WARNING';
  return saysSomething(review) && review.findings.fixed.length === 0 ? 'NOTE' : 'TIP';
}

/** Whether some of the manifests of head or of the base could not be read. */
function isPartial({ incomplete, baseIncomplete }: Review): boolean {
  return incomplete !== undefined || baseIncomplete !== undefined;
}

/** Whether there is anything to tell of a change, or something of it is not known. */
export function saysSomething(review: Review): boolean {
  const { new: fresh, fixed } = review.findings;
  return (
    fresh.length + fixed.length + changed(review).length + changedPools(review).length > 0 ||
    review.clusters.some(({ refused }) => refused !== undefined) ||
    isPartial(review)
  );
}
