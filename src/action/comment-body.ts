import { type MarkdownDetail, type ReviewExtras, reviewSections } from '../report/review/markdown.ts';
import { patchSection } from '../report/review/patch.ts';
import type { MarkdownSection } from '../report/review/section.ts';
import { verdict } from '../report/review/words.ts';
import { counted } from '../report/run.ts';
import type { Review } from '../review/review.ts';
import { COMMENT, cut, type Limit, whole, wholeWithPatch } from './fit.ts';
import { markerOf } from './sticky-comment.ts';

/** What a comment needs to know of its surroundings. */
export interface Surroundings {
  readonly id: string;
  /** The page with the whole review. */
  readonly summaryUrl: string;
  readonly urlOf: NonNullable<MarkdownDetail['urlOf']>;
}

/**
 * What the comment says, the fullest first: all of it, or without the map, then with as much of the patch as there is
 * room for, or without reasons, or that as far as it goes; at last the verdict alone. Each within GitHub's limit.
 */
export function commentBodies(
  review: Review,
  { maps, repairs }: ReviewExtras,
  { id, summaryUrl, urlOf }: Surroundings,
): readonly string[] {
  const marker = `${markerOf(id)}\n`;
  const limit: Limit = { ...COMMENT, most: COMMENT.most - marker.length };
  const summary = `[the job summary](${summaryUrl})`;
  const shorter: MarkdownSection = { head: `Reasons and places stand in ${summary}.\n`, rows: [] };
  const detail = { urlOf };
  const told = reviewSections(review, detail);
  const drawn = maps === undefined ? told : reviewSections(review, { ...detail, maps });
  const brief = reviewSections(review, { ...detail, brief: true });
  const patch = repairs === undefined ? undefined : patchSection(repairs);
  const files = (missing: number) => `The patch of ${counted(missing, 'file')} stands in ${summary}.\n`;
  const full =
    whole([...drawn, ...(patch === undefined ? [] : [patch])], limit) ??
    wholeWithPatch(told, patch, limit, files) ??
    wholeWithPatch([...brief, shorter], patch, limit, files) ??
    cut(brief, limit, (missing) => `${missing} more rows, with reasons and places, stand in ${summary}.\n`);
  const least = `### mlb-lint\n\n${verdict(review)} The review stands in ${summary}.\n`;
  return [marker + full, marker + least];
}
