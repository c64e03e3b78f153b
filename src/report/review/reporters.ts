import type { Review } from '../../review/review.ts';
import { threeForms } from '../forms.ts';
import { type ReviewExtras, reviewMarkdown } from './markdown.ts';
import { reviewText } from './text.ts';

/** The forms of a review, by the names of `--format`; what only Markdown shows comes last. */
export const reviewReporters = threeForms<Review, ReviewExtras>(reviewText, (review, _color, extras) =>
  reviewMarkdown(review, extras),
);
