import { markdown } from '../report/markdown.ts';
import { type ReviewExtras, reviewSections } from '../report/review/markdown.ts';
import { patchSection } from '../report/review/patch.ts';
import type { MarkdownSection } from '../report/review/section.ts';
import { counted, type Run } from '../report/run.ts';
import type { Review } from '../review/review.ts';
import { cut, SUMMARY, whole, wholeWithPatch } from './fit.ts';
import type { Job } from './job.ts';
import { lineUrlOf } from './links.ts';

/**
 * The summary of the job: the review of a pull request in full, then what was found and how it is repaired, within
 * GitHub's limit.
 */
export function summaryOf(job: Job, run: Run, review: Review | undefined, extras: ReviewExtras): string {
  const { maps, repairs } = extras;
  const detail = { urlOf: lineUrlOf(job) };
  const found = findings(run);
  const patch = repairs === undefined ? undefined : patchSection(repairs);
  const told = review === undefined ? [] : reviewSections(review, detail);
  const drawn = review === undefined || maps === undefined ? told : reviewSections(review, { ...detail, maps });
  const files = (missing: number) => `The patch of ${counted(missing, 'file')} is too long: \`mlb-lint --fix\`.\n`;
  return (
    whole([...drawn, found, ...(patch === undefined ? [] : [patch])], SUMMARY) ??
    wholeWithPatch([...told, found], patch, SUMMARY, files) ??
    cut([...told, found], SUMMARY, (missing) => `${missing} more rows are in the log.\n`)
  );
}

/** The table of findings with its rows apart, so that it may be cut. */
function findings(run: Run): MarkdownSection {
  const text = markdown(run);
  const start = text.indexOf('\n', text.indexOf('| --- |')) + 1;
  if (!text.includes('| --- |')) return { head: text, rows: [] };
  const rows = text
    .slice(start)
    .split('\n')
    .filter((row) => row !== '');
  return { head: text.slice(0, start), rows: rows.map((row) => (row.startsWith('|') ? `${row}\n` : `\n${row}\n`)) };
}
