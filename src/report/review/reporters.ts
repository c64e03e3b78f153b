import type { Review } from '../../review/review.ts';
import { jsonText } from '../escape.ts';
import { type ReviewExtras, reviewMarkdown } from './markdown.ts';
import { reviewText } from './text.ts';

/** How a review is written: by format, with colors or without, and with what only Markdown shows. */
type ReviewReporter = (review: Review, color: boolean, extras: ReviewExtras) => string;

/** The forms of a review, by the names of `--format`. */
export const reviewReporters = {
  text: reviewText,
  json: (review) => `${jsonText(review, 2)}\n`,
  markdown: (review, _color, extras) => reviewMarkdown(review, extras),
} as const satisfies Readonly<Record<string, ReviewReporter>>;
