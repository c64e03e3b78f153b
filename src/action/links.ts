import type { ReportedLocation } from '../lint/reported.ts';
import type { MarkdownDetail } from '../report/review/markdown.ts';
import type { Job } from './job.ts';

/** The web page of a line in a commit; undefined where the file is not in the repository. */
function lineUrl(page: string, commit: string, { file, line }: Pick<ReportedLocation, 'file' | 'line'>) {
  if (file === '..' || file.startsWith('../') || file.startsWith('/')) return undefined;
  return `${page}/blob/${commit}/${file.split('/').map(encoded).join('/')}#L${line}`;
}

/** A part of a path with nothing in it that Markdown could read. */
function encoded(part: string): string {
  const whole = part.replace(/\p{Cs}/gu, '\uFFFD');
  return encodeURIComponent(whole).replace(/[!'()*~_]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The page of a place that a review names, in the commit of its side; undefined where nothing leads to it. */
export function lineUrlOf({ step, rebase }: Pick<Job, 'step' | 'rebase'>): NonNullable<MarkdownDetail['urlOf']> {
  const { page, pullRequest } = step;
  return ({ file, line }, side) =>
    pullRequest === undefined ? undefined : lineUrl(page, pullRequest[side], { file: rebase(file), line });
}
