import type { Incomplete } from '../../files/incomplete.ts';
import type { Reported, ReportedLocation } from '../../lint/reported.ts';
import type { PoolReview, Review, ServiceReview } from '../../review/review.ts';
import { luckWords, percent, serviceName } from '../allocation/words.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { notReadItems } from '../not-read.ts';
import { counted, notReadWords } from '../run.ts';
import { alertOf } from './alert.ts';
import type { MapPair } from './map-changes.ts';
import { mapsSection } from './maps.ts';
import { patchSection, type Repairs } from './patch.ts';
import { type MarkdownSection, sectionText } from './section.ts';
import { changed, changedPools, changeWords, isSeveral, ownerWords, stateWords, verdict } from './words.ts';

/** How much is told, and where places lead to. */
export interface MarkdownDetail {
  /** Only what happens: no reasons, and nothing of what else speaks of an address. */
  readonly brief?: boolean;
  /** The address map in both revisions; undefined: none is drawn. */
  readonly maps?: MapPair;
  /** The URL of a place in head's or the base's revision; undefined: it leads nowhere. */
  urlOf?(location: ReportedLocation, side: 'base' | 'head'): string | undefined;
}

/** What is shown of a review beside what its JSON says. */
export interface ReviewExtras {
  /** The address map in both revisions. */
  readonly maps?: MapPair;
  /** The safe repairs of what head has; undefined where there are none. */
  readonly repairs?: Repairs;
}

/** A review as GitHub shows it: a verdict, then tables of Services and pools, a map, lists of findings, and a patch. */
export function reviewMarkdown(review: Review, { repairs, ...shown }: ReviewExtras = {}): string {
  const sections = reviewSections(review, shown);
  return [...sections, ...(repairs === undefined ? [] : [patchSection(repairs)])].map(sectionText).join('\n');
}

/** The parts of the Markdown, the most important first; each ends with a line end. */
export function reviewSections(review: Review, detail: MarkdownDetail = {}): readonly MarkdownSection[] {
  const several = isSeveral(review);
  const maps = detail.maps === undefined ? undefined : mapsSection(detail.maps);
  const { new: fresh, fixed } = review.findings;
  const refused = review.clusters.flatMap(({ refused: refusal, ...owner }) =>
    refusal === undefined
      ? []
      : [`- **MetalLB refuses the change${inOwner(owner, several)}:** ${markdownText(refusal.reason)}\n`],
  );
  const { incomplete = [], baseIncomplete = [] } = review;
  const parts: readonly MarkdownSection[] = [
    { head: '', rows: refused },
    notRead(notReadWords(incomplete), incomplete),
    notRead(`${counted(baseIncomplete.length, 'file')} of the base could not be read`, baseIncomplete),
    table(
      [
        'Service',
        '',
        'before',
        'after',
        ...(detail.brief === true ? [] : ['why, and what else speaks of the address']),
      ],
      changed(review).map((one) => serviceCells(one, several, detail)),
    ),
    table(
      ['Pool', '', 'taken before', 'taken after'],
      changedPools(review).map((pool) => poolCells(pool, several)),
    ),
    ...(maps === undefined ? [] : [maps]),
    { head: `**New findings**\n\n`, rows: fresh.map((one) => findingItem(one, 'head', detail)) },
    { head: `**Fixed findings**\n\n`, rows: fixed.map((one) => findingItem(one, 'base', detail)) },
  ];
  const opening = `### mlb-lint\n\n> [!${alertOf(review)}]\n> ${verdict(review)}\n`;
  return [{ head: opening, rows: [] }, ...parts.filter(({ rows }) => rows.length > 0)];
}

/** Files that an I/O error or a limit kept from being read, on whose resources nothing here is said. */
function notRead(words: string, incomplete: readonly Incomplete[]): MarkdownSection {
  return { head: `**${words}**\n\n`, rows: notReadItems(incomplete) };
}

function serviceCells(service: ServiceReview, several: boolean, detail: MarkdownDetail): readonly string[] {
  const { change, before, after } = service;
  const name = `${markdownCode(serviceName(service))}${inOwner(service, several)}`;
  const cells = [name, `**${changeWords(change)}**`, markdownText(stateWords(before)), markdownText(stateWords(after))];
  return detail.brief === true ? cells : [...cells, notesOf(service, detail).join('<br>')];
}

function notesOf({ after, reason, dns = [], mentions = [] }: ServiceReview, detail: MarkdownDetail) {
  const luck = after === null ? undefined : luckWords(after);
  return [
    ...(reason === undefined ? [] : [markdownText(reason)]),
    ...(luck === undefined ? [] : [markdownText(luck)]),
    ...(dns.length === 0 ? [] : [`the DNS has ${dns.map(markdownCode).join(', ')} there`]),
    ...mentions.map(({ message, location }) => `${placeOf(location, 'head', detail)} ${markdownText(message)}`),
  ];
}

function poolCells({ name, change, before, after, ...owner }: PoolReview, several: boolean): readonly string[] {
  const use = (pool: PoolReview['before']) =>
    pool === null ? '—' : `${pool.assigned} of ${pool.capacity}, ${percent(pool.utilization)}`;
  return [`${markdownCode(name)}${inOwner(owner, several)}`, change, use(before), use(after)];
}

function findingItem(finding: Reported, side: 'base' | 'head', detail: MarkdownDetail): string {
  const { severity, rule, message, help, location } = finding;
  const remedy = help === undefined || side === 'base' || detail.brief === true ? '' : ` *${markdownText(help)}*`;
  return `- **${severity}** ${markdownCode(rule)} ${placeOf(location, side, detail)} ${markdownText(message)}${remedy}\n`;
}

function placeOf(location: ReportedLocation, side: 'base' | 'head', { urlOf }: MarkdownDetail): string {
  const place = markdownCode(`${location.file}:${location.line}`);
  const url = urlOf?.(location, side);
  return url === undefined ? place : `[${place}](${url})`;
}

function inOwner(owner: Pick<ServiceReview, 'site' | 'cluster'>, several: boolean): string {
  return several ? ` in ${markdownText(ownerWords(owner))}` : '';
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): MarkdownSection {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return { head: line(columns) + line(columns.map(() => '---')), rows: rows.map(line) };
}
