import type { Incomplete } from '../files/incomplete.ts';
import type { Reported } from '../lint/reported.ts';
import { markdownCode, markdownText } from './escape.ts';
import { type Folded, fold, type Said } from './fold.ts';
import { notReadItems } from './not-read.ts';
import { counted, countWords, notReadWords, type Run, reportOf } from './run.ts';

/** Rows that a job summary bears; further ones are counted. */
const MOST_ROWS = 200;
/** Further places of a folded finding that are named. */
const MOST_PLACES = 20;

/** The report as Markdown for a job summary or a comment: a table, what repeats folded into one row. */
export function markdown(run: Run): string {
  const { findings, summary, incomplete = [] } = reportOf(run);
  const missed = notRead(incomplete);
  const where = ` in ${counted(summary.files, 'file')}`;
  const words = countWords(findings);
  if (words === undefined) {
    const title = incomplete.length === 0 ? 'no findings' : notReadWords(incomplete);
    return `### mlb-lint: ${title}\n\nNothing found${where}.\n${missed}`;
  }
  const folded = fold(findings);
  const several = summary.clusters > 1;
  const rest = folded.length - MOST_ROWS;
  return [
    `### mlb-lint: ${words}${where}`,
    '',
    '| Severity | Where | Finding |',
    '| --- | --- | --- |',
    ...folded.slice(0, MOST_ROWS).map((one) => row(one, several)),
    ...(rest > 0 ? ['', `And ${rest} more.`] : []),
    missed,
  ].join('\n');
}

/** Files that an I/O error or a limit kept from being read. */
function notRead(incomplete: readonly Incomplete[]): string {
  if (incomplete.length === 0) return '';
  return `\n**${notReadWords(incomplete)}**\n\n${notReadItems(incomplete).join('')}`;
}

function row(folded: Folded, several: boolean): string {
  const { finding, more, parties } = folded;
  const { severity, rule, message, help, related = [] } = finding;
  const parts = [
    `**${markdownText(message)}** ${markdownCode(rule)}`,
    ...related.map((one) => `${markdownText(one.message)}: ${placeOf(one.location)}`),
    ...(help === undefined ? [] : [`*Help:* ${markdownText(help)}`]),
    ...(more.length === 0 ? [] : [moreOf(more)]),
  ];
  const who = several || parties.length > 1 ? parties.map((party) => `<br>${markdownText(party)}`).join('') : '';
  return `| ${severity} | ${placeOf(finding.location)}${who} | ${parts.join('<br>')} |`;
}

function placeOf({ file, line }: Reported['location']): string {
  return markdownCode(`${file}:${line}`);
}

function moreOf(more: readonly Said[]): string {
  const places = more.slice(0, MOST_PLACES).map(({ finding }) => placeOf(finding.location));
  const rest = more.length - places.length;
  const all = [...places, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
  return `<details><summary>and at ${counted(more.length, 'other place')}</summary>${all}</details>`;
}
