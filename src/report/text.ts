import type { Incomplete } from '../files/incomplete.ts';
import type { Coverage, Reported } from '../lint/reported.ts';
import { visible } from './escape.ts';
import { type Folded, fold, type Said } from './fold.ts';
import { type Frames, frameFinding, type Page, placeText } from './frame.ts';
import { type Paint, paintWith } from './paint.ts';
import { counted, countWords, notReadWords, type Run, reportOf } from './run.ts';

/** Further places of a folded finding that are listed; the JSON report has them all. */
const MOST_LISTED = 30;

/** The report for a terminal: each finding with its code, and a count. Nothing for a quiet run without errors. */
export function text(run: Run): string {
  const { findings, summary, coverage, incomplete = [] } = reportOf(run);
  const paint = paintWith(run.color);
  if (run.quiet && findings.length === 0) return '';
  const page: Page = { columns: run.width, paint, sourceOf: (file) => run.sourceOf(file) };
  const several = summary.clusters > 1;
  const blocks = fold(findings).map((folded) => block(folded, several, page));
  const missed = refused(incomplete, paint);
  const ending = [...unread(coverage, paint), ...missed, total(findings, summary.files, paint)].join('\n');
  return `${[...blocks, ending].join('\n\n')}\n`;
}

function block(folded: Folded, several: boolean, page: Page): string {
  const { finding, more, parties } = folded;
  const { severity, rule, message, help } = finding;
  const { paint } = page;
  const beside = several || parties.length > 1 ? partyWords(parties) : '';
  const isAdvice = severity === 'info';
  const { lines, gutter, spacer } = isAdvice ? brief(finding, beside, page) : frameFinding(finding, beside, page);
  const note = (label: string, text: string) =>
    `${' '.repeat(gutter)} ${paint('gutter', '=')} ${paint('help', `${label}:`)} ${text}`;
  const notes = [
    ...(help === undefined ? [] : [note('help', visible(help))]),
    ...(more.length === 0 ? [] : [note('also', `at ${counted(more.length, 'other place')}`)]),
  ];
  return [
    `${paint(severity, `${severity}[${visible(rule)}]`)}${paint('strong', `: ${visible(message)}`)}`,
    ...lines,
    ...(notes.length === 0 ? [] : spacer),
    ...notes,
    ...listed(finding, more, gutter, page),
  ].join('\n');
}

/** Advice takes no frame. */
function brief({ location, related = [] }: Reported, beside: string, { paint }: Page): Frames {
  const others = related.map((one) => ` ${paint('gutter', ':::')} ${placeText(one.location)} ${visible(one.message)}`);
  const where = beside === '' ? '' : ` ${paint('faint', beside)}`;
  return { lines: [` ${paint('gutter', '-->')} ${placeText(location)}${where}`, ...others], gutter: 1, spacer: [] };
}

function listed(first: Reported, more: readonly Said[], gutter: number, { paint }: Page): readonly string[] {
  const indent = ' '.repeat(gutter + 3);
  const shown = more.slice(0, MOST_LISTED);
  const places = shown.map(({ finding }) => placeText(finding.location));
  const width = Math.max(...places.map((place) => place.length));
  const lines = shown.map(({ finding }, index) => {
    const place = places[index] ?? '';
    if (finding.message === first.message) return `${indent}${place}`;
    return `${indent}${place.padEnd(width)}  ${paint('faint', visible(finding.message))}`;
  });
  const rest = more.length - shown.length;
  return rest === 0 ? lines : [...lines, `${indent}and ${rest} more, all of them with --format json`];
}

function partyWords(parties: readonly string[]): string {
  const shown = parties.slice(0, 5).map(visible).join(', ');
  if (shown === '') return '';
  return `(${shown}${parties.length > 5 ? ` and ${parties.length - 5} more` : ''})`;
}

/** What may hold manifests and was not read; a skipped file is too large, not a regular file or no text. */
function unread({ notRendered, templates, skipped }: Coverage, paint: Paint): readonly string[] {
  const parts = [
    ...(notRendered === 0 ? [] : [`${counted(notRendered, 'overlay')} not rendered`]),
    ...(templates === 0 ? [] : [`${counted(templates, 'template')} not read`]),
    ...(skipped === 0 ? [] : [`${counted(skipped, 'file')} skipped`]),
  ];
  return parts.length === 0 ? [] : [paint('faint', parts.join(', '))];
}

/** What an I/O error or a limit kept from being read; standard error says why. */
function refused(incomplete: readonly Incomplete[], paint: Paint): readonly string[] {
  return incomplete.length === 0 ? [] : [paint('error', notReadWords(incomplete))];
}

function total(findings: readonly Reported[], files: number, paint: Paint): string {
  const words = countWords(findings);
  const where = ` in ${counted(files, 'file')}`;
  return words === undefined ? paint('good', `no findings${where}`) : `${paint('strong', words)}${where}`;
}
