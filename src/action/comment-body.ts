import { type MarkdownDetail, type MarkdownSection, reviewSections } from '../report/review/markdown.ts';
import { verdict } from '../report/review/words.ts';
import type { Review } from '../review/review.ts';
import { COMMENT, cut, type Limit, whole } from './fit.ts';
import { markerOf } from './sticky-comment.ts';

/** What a comment needs to know of its surroundings. */
export interface Surroundings {
  readonly id: string;
  /** The page with the whole review. */
  readonly summaryUrl: string;
  readonly urlOf: NonNullable<MarkdownDetail['urlOf']>;
}

/**
 * What the comment says, the fullest first: all of it, or without reasons, or that as far as it goes; at last the verdict
 * alone. Each within GitHub's limit.
 */
export function commentBodies(review: Review, { id, summaryUrl, urlOf }: Surroundings): readonly string[] {
  const marker = `${markerOf(id)}\n`;
  const limit: Limit = { ...COMMENT, most: COMMENT.most - marker.length };
  const summary = `[the job summary](${summaryUrl})`;
  const shorter: MarkdownSection = { head: `Reasons and places stand in ${summary}.\n`, rows: [] };
  const brief = [...reviewSections(review, { brief: true, urlOf })];
  const full =
    whole(reviewSections(review, { urlOf }), limit) ??
    whole([...brief, shorter], limit) ??
    cut(brief, limit, (missing) => `${missing} more rows, with reasons and places, stand in ${summary}.\n`);
  const least = `### mlb-lint\n\n${verdict(review)} The review stands in ${summary}.\n`;
  return [marker + full, marker + least];
}
