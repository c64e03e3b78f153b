import type { Incomplete } from '../files/incomplete.ts';
import type { Report } from '../lint/reported.ts';
import { compareText } from '../text/compare.ts';

/** What a report tells of files that could not be read: nothing where all could. */
export type NotRead = Pick<Report, 'incomplete'>;

/** What is told of files that were not read: each once, by the names that people read, in their order. */
export function notRead(incomplete: readonly Incomplete[], display: (path: string) => string): NotRead {
  const named = incomplete.map(({ file, reason }) => ({ file: display(file), reason }));
  const sorted = named.sort((a, b) => compareText(b.file, a.file) || compareText(b.reason, a.reason));
  const once = [...new Map(sorted.map((one) => [one.file, one])).values()].reverse();
  return once.length === 0 ? {} : { incomplete: once };
}

/** What follows the words that there is no such thing, where it may stand in what was not read: `; a.yaml could not be read`. */
export function unlessNotRead({ incomplete: [first, ...others] = [] }: NotRead): string {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `; ${first.file}${more} could not be read`;
}
