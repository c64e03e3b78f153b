import type { Review } from './review.ts';

/** Which moves make a review fail: none, those that surely happen, or also those that may. */
export type FailOnMove = 'never' | 'certain' | 'possible';

/** How many Services move as gravely as that. */
export function failingMoves({ services }: Review, failOn: FailOnMove): number {
  const certain = services.filter(({ change }) => change === 'changes' || change === 'becomes-pending').length;
  const possible = services.filter(({ change }) => change === 'may-change').length;
  if (failOn === 'never') return 0;
  return failOn === 'certain' ? certain : certain + possible;
}
