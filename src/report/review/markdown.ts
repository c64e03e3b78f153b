import type { Reported } from '../../lint/reported.ts';
import type { PoolReview, Review, ServiceReview } from '../../review/review.ts';
import { percent, serviceName } from '../allocation/words.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { counted } from '../run.ts';
import { changeCounts, changed, changeWords, isSeveral, ownerWords, stateWords } from './words.ts';

/** A review as GitHub shows it: a verdict in one line, then tables of Services, pools and findings. */
export function reviewMarkdown(review: Review): string {
  return `${reviewSections(review).join('\n')}`;
}

/** The parts of the Markdown, the most important first, so that a comment can be cut between them. */
export function reviewSections(review: Review): readonly string[] {
  const several = isSeveral(review);
  const pools = review.pools.filter(({ change }) => change !== 'unchanged');
  const refused = review.clusters.flatMap(({ refused: refusal, ...owner }) =>
    refusal === undefined
      ? []
      : [`> **Refused${several ? ` in ${markdownText(ownerWords(owner))}` : ''}:** ${markdownText(refusal.reason)}\n`],
  );
  const { new: fresh, fixed } = review.findings;
  return [
    `### mlb-lint\n\n${verdict(review)}\n`,
    ...refused,
    table(
      '| Service | | before | after | why |',
      changed(review).map((one) => serviceRow(one, several)),
    ),
    table(
      '| Pool | | before | after |',
      pools.map((pool) => poolRow(pool, several)),
    ),
    list('New findings', fresh.map(findingItem)),
    list('Fixed findings', fixed.map(findingItem)),
  ].filter((section) => section !== '');
}

function verdict(review: Review): string {
  const { new: fresh, fixed } = review.findings;
  const services = changeCounts(review);
  const findings =
    fresh.length + fixed.length === 0
      ? 'no new findings'
      : `${counted(fresh.length, 'new finding')}, ${fixed.length} fixed`;
  return `**${services === undefined ? 'No Service moves' : `Services: ${services}`}**; ${findings}.`;
}

function serviceRow(service: ServiceReview, several: boolean): string {
  const { change, before, after, reason, dns = [], mentions = [] } = service;
  const notes = [
    ...(reason === undefined ? [] : [markdownText(reason)]),
    ...(change === 'may-change' && after?.candidates !== undefined
      ? [`may get ${after.candidates.map(markdownCode).join(', ')}`]
      : []),
    ...(dns.length === 0 ? [] : [`the DNS has ${dns.map(markdownCode).join(', ')} there`]),
    ...mentions.map(({ location }) => `${markdownCode(`${location.file}:${location.line}`)} mentions it`),
  ];
  const name = `${markdownCode(serviceName(service))}${several ? ` in ${markdownText(ownerWords(service))}` : ''}`;
  return `| ${name} | **${changeWords(change)}** | ${markdownText(stateWords(before))} | ${markdownText(stateWords(after))} | ${notes.join('<br>')} |`;
}

function poolRow({ name, change, before, after, ...owner }: PoolReview, several: boolean): string {
  const use = (pool: PoolReview['before']) =>
    pool === null ? '—' : `${pool.assigned} of ${pool.capacity}, ${percent(pool.utilization)}`;
  const where = several ? ` in ${markdownText(ownerWords(owner))}` : '';
  return `| ${markdownCode(name)}${where} | ${change} | ${use(before)} | ${use(after)} |`;
}

function findingItem({ severity, rule, message, location }: Reported): string {
  return `- **${severity}** ${markdownCode(rule)} ${markdownCode(`${location.file}:${location.line}`)} ${markdownText(message)}`;
}

function table(head: string, rows: readonly string[]): string {
  if (rows.length === 0) return '';
  const columns = head.split('|').length - 2;
  return `${head}\n|${' --- |'.repeat(columns)}\n${rows.map((row) => `${row}\n`).join('')}`;
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `**${title}**\n\n${items.map((item) => `${item}\n`).join('')}`;
}
