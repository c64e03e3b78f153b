import { markdown } from '../report/markdown.ts';
import { type MarkdownSection, reviewSections } from '../report/review/markdown.ts';
import type { Run } from '../report/run.ts';
import type { Review } from '../review/review.ts';
import { cut, SUMMARY } from './fit.ts';
import type { Job } from './job.ts';
import { lineUrlOf } from './links.ts';

/** The summary of the job: the review of a pull request in full, then what was found, within GitHub's limit. */
export function summaryOf(job: Job, run: Run, review: Review | undefined): string {
  const told = review === undefined ? [] : reviewSections(review, { urlOf: lineUrlOf(job) });
  return cut([...told, findings(run)], SUMMARY, (missing) => `${missing} more rows are in the log.\n`);
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
