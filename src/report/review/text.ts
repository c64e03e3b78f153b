import type { Reported } from '../../lint/reported.ts';
import type { PoolReview, Review, ServiceReview } from '../../review/review.ts';
import { luckWords, percent, serviceName } from '../allocation/words.ts';
import { visible } from '../escape.ts';
import { type Paint, paintWith } from '../paint.ts';
import { counted } from '../run.ts';
import { changeCounts, changed, changedPools, changeWords, isSeveral, ownerWords, stateWords } from './words.ts';

/** A review for a terminal: what moves, which pools change, which findings are new and fixed, and a count. */
export function reviewText(review: Review, color: boolean): string {
  const paint = paintWith(color);
  const pools = changedPools(review);
  const blocks = [
    ...review.clusters.flatMap(({ refused, ...owner }) =>
      refused === undefined
        ? []
        : [`${paint('error', `refused ${ownerWords(owner)}`.trim())}: ${visible(refused.reason)}\n`],
    ),
    section(
      'Services',
      changed(review).map((one) => serviceLines(one, isSeveral(review), paint)),
      paint,
    ),
    section(
      'Pools',
      pools.map((pool) => poolLine(pool, isSeveral(review), paint)),
      paint,
    ),
    section(
      'New findings',
      review.findings.new.map((finding) => findingLine(finding, paint)),
      paint,
    ),
    section(
      'Fixed findings',
      review.findings.fixed.map((finding) => findingLine(finding, paint)),
      paint,
    ),
    `${summary(review)}\n`,
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

function section(title: string, lines: readonly string[], paint: Paint): string {
  return lines.length === 0 ? '' : `${paint('strong', title)}\n${lines.join('')}`;
}

function serviceLines(service: ServiceReview, several: boolean, paint: Paint): string {
  const { change, before, after, reason, dns = [], mentions = [] } = service;
  const style =
    change === 'changes' || change === 'becomes-pending' ? 'error' : change === 'may-change' ? 'warning' : 'good';
  const where = several ? ` ${paint('faint', `(${visible(ownerWords(service))})`)}` : '';
  const head = `  ${visible(serviceName(service))}${where} ${paint(style, changeWords(change))}`;
  const luck = after === null ? undefined : luckWords(after);
  const notes = [
    ...(reason === undefined ? [] : [reason]),
    ...(luck === undefined ? [] : [luck]),
    ...(dns.length === 0 ? [] : [`${dns.join(', ')} ${dns.length === 1 ? 'names' : 'name'} the old address`]),
    ...mentions.map(({ message, location }) => `${location.file}:${location.line} ${message}`),
  ];
  return `${head}: ${stateWords(before)} -> ${stateWords(after)}\n${notes.map((note) => `      ${visible(note)}\n`).join('')}`;
}

function poolLine({ name, change, before, after, ...owner }: PoolReview, several: boolean, paint: Paint): string {
  const where = several ? ` ${paint('faint', `(${visible(ownerWords(owner))})`)}` : '';
  const use = (pool: PoolReview['before']) =>
    pool === null ? '—' : `${pool.assigned} of ${pool.capacity} taken, ${percent(pool.utilization)}`;
  return `  ${visible(name)}${where} ${change}: ${use(before)} -> ${use(after)}\n`;
}

function findingLine({ severity, rule, message, location }: Reported, paint: Paint): string {
  const place = `${visible(location.file)}:${location.line}:${location.column}`;
  return `  ${paint(severity, `${severity}[${visible(rule)}]`)} ${place} ${visible(message)}\n`;
}

function summary(review: Review): string {
  const { new: fresh, fixed } = review.findings;
  const findings = `${counted(fresh.length, 'new finding')}, ${fixed.length} fixed`;
  return `${findings}; ${changeCounts(review) ?? 'no Service moves'}`;
}
