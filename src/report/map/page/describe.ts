import { formatAddress } from '../../../address/address.ts';
import { formatInterval, sizeOf } from '../../../address/interval.ts';
import { looks } from '../looks.ts';
import { type Mark, rangeText, type Stretch } from '../marks.ts';
import { countText, poolText, purposeText, servicesOf, useText } from '../words.ts';
import { element } from './dom.ts';
import type { Sheet } from './plates.ts';

const MOST_LISTED = 12;

/** What a mark is, in one line for whoever does not see it. */
export function labelOf(sheet: Sheet, stretches: readonly Stretch[], mark: Mark): string {
  const name = rangeText(mark.interval);
  const conflict = mark.conflict ? ['conflict'] : [];
  if (sizeOf(mark.interval) === 1n) {
    return [name, ...stretchWords(sheet, stretches[mark.first]), ...conflict].join(', ');
  }
  return [name, ...shareWords(mark), ...conflict].join(', ');
}

function shareWords({ interval, shares }: Mark): readonly string[] {
  const size = Number(sizeOf(interval));
  if (shares.length === 0) return [looks.other.word];
  return shares.map(([state, part]) => `${looks[state].word} ${countText(Math.round(part * size))}`);
}

function stretchWords({ many }: Sheet, stretch: Stretch | undefined): readonly string[] {
  if (stretch === undefined) return [looks.other.word];
  const { state, owner, pool, services = [] } = stretch.segment;
  return [
    looks[state].word,
    ...services.slice(0, MOST_LISTED).map((use) => useText(use, many)),
    ...(services.length > MOST_LISTED ? [`and ${services.length - MOST_LISTED} more`] : []),
    ...(pool === undefined ? [] : [`pool ${poolText(pool, many)}`]),
    ...(owner === undefined ? [] : [owner]),
  ];
}

/** All that is known of a mark, as the panel beside a picture shows it. */
export function detailsOf(sheet: Sheet, stretches: readonly Stretch[], mark: Mark): readonly Node[] {
  const heading = element('p', { class: 'where' }, rangeText(mark.interval));
  const facts =
    sizeOf(mark.interval) === 1n ? addressFacts(sheet, stretches, mark) : prefixFacts(sheet, stretches, mark);
  const list = element('dl', {}, ...facts.flatMap(([name, ...values]) => pairOf(name, values)));
  return [heading, list, ...conflictNotes(sheet, stretches, mark)];
}

type Fact = readonly [name: string, ...values: string[]];

function pairOf(name: string, values: readonly string[]): readonly Node[] {
  return [element('dt', {}, name), ...values.map((value) => element('dd', {}, value))];
}

function addressFacts(sheet: Sheet, stretches: readonly Stretch[], { interval, first, state }: Mark): readonly Fact[] {
  const { many } = sheet;
  const address = { family: interval.family, value: interval.first };
  const rows = sheet.rowsAt(address).slice(-MOST_LISTED);
  const segment = stretches[first]?.segment;
  const owners = [
    ...new Set([...(segment?.owner === undefined ? [] : [segment.owner]), ...rows.flatMap(({ owner }) => owner ?? [])]),
  ];
  const facts: readonly Fact[] = [
    ['Is', looks[state].word],
    ['Owner', ...owners],
    ['Purpose', ...new Set(rows.map(purposeText).filter((text) => text !== ''))],
    [
      'Pool',
      ...new Set(
        [...(segment?.pool === undefined ? [] : [segment.pool]), ...rows.flatMap(({ pools }) => pools)].map((pool) =>
          poolText(pool, many),
        ),
      ),
    ],
    ['Service', ...new Set(rows.flatMap((row) => servicesOf(row, many)).slice(0, MOST_LISTED))],
    ['DNS', ...rows.flatMap(({ dns }) => dns)],
  ];
  return facts.filter(([, value]) => value !== undefined);
}

function prefixFacts(sheet: Sheet, stretches: readonly Stretch[], mark: Mark): readonly Fact[] {
  const inside = stretches.slice(mark.first, mark.last + 1).filter(({ segment }) => segment.state !== 'unassigned');
  const lines = inside
    .slice(0, MOST_LISTED)
    .map((stretch) => `${formatInterval(stretch.interval)}: ${stretchWords(sheet, stretch).join(', ')}`);
  const rest = inside.length - lines.length;
  const facts: readonly Fact[] = [
    ['Addresses', countText(Number(sizeOf(mark.interval)))],
    ['Has', ...shareWords(mark)],
    ['In it', ...lines, ...(rest > 0 ? [`and ${rest} more; zoom in with Enter`] : [])],
  ];
  return facts.filter(([, value]) => value !== undefined);
}

function conflictNotes(sheet: Sheet, stretches: readonly Stretch[], mark: Mark): readonly Node[] {
  if (!mark.conflict) return [];
  const marked = stretches.slice(mark.first, mark.last + 1).filter(({ segment }) => segment.conflict === true);
  const found = marked.slice(0, MOST_LISTED).flatMap(({ interval: { family, first } }) => {
    const value = first > mark.interval.first ? first : mark.interval.first;
    return sheet.conflictsAt({ family, value }).map(({ message }) => message);
  });
  const messages = [...new Set(found)].slice(0, MOST_LISTED);
  return messages.map((message) => element('p', { class: 'conflict-note' }, `Conflict: ${message}`));
}

/** The address of a mark as links carry it. */
export function linkOf({ interval }: Pick<Mark, 'interval'>): string {
  return interval.first === interval.last
    ? formatAddress({ family: interval.family, value: interval.first })
    : rangeText(interval);
}
