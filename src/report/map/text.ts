import type { MapArea, MapReport, MapRow, SiteMap } from '../../site/map.ts';
import { visible } from '../escape.ts';
import { type Paint, paintWith } from '../paint.ts';
import { barsOf, legendOf } from './bars.ts';
import { headOf, rowWords, shortRange } from './row-words.ts';
import { countsOf, hasClusters, roleText } from './words.ts';

const WIDTH = 80;
const MOST_BLOCKS = 8;
const MOST_ROWS = 60;
const MOST_CONFLICTS = 20;

/** The map as people read it on a terminal: each network as bars, a legend, its table, and what is in conflict. */
export function mapText({ sites }: MapReport, color: boolean): string {
  const paint = paintWith(color);
  const parts = sites.flatMap((site) => {
    const many = hasClusters(site);
    return site.areas.map((area) => areaText(site, area, many, paint));
  });
  return parts.length === 0 ? 'No networks and no addresses here.\n' : parts.join('\n');
}

function areaText(site: SiteMap, area: MapArea, many: boolean, paint: Paint): string {
  const { title, facts } = headOf(site, area);
  const blocks = area.blocks.slice(0, MOST_BLOCKS);
  const bars = blocks.map((block) => barsOf(block, paint));
  const pictures = bars.map(({ lines }) => `${lines.join('\n')}\n`);
  const rest = area.blocks.length - blocks.length;
  return [
    headText(visible(title), visible(facts), paint),
    ...(pictures.length === 0 ? [] : [pictures.join('\n')]),
    ...(rest > 0 ? [`and ${rest} more parts: see --format html\n`] : []),
    legendOf(bars, paint, new Map(countsOf(area))),
    tableText(area.rows, many, paint),
    conflictsText(area, paint),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function headText(title: string, facts: string, paint: Paint): string {
  if (title.length + 2 + facts.length <= WIDTH) return `${paint('strong', title)}  ${paint('faint', facts)}\n`;
  return `${paint('strong', title)}\n${wrap(facts, WIDTH)
    .map((line) => `${paint('faint', line)}\n`)
    .join('')}`;
}

function tableText(rows: readonly MapRow[], many: boolean, paint: Paint): string {
  const shown = rows.slice(0, MOST_ROWS);
  const ranges = shown.map(({ range, size }) => `${size === 1 ? '  ' : ''}${shortRange(range)}`);
  const roles = shown.map(roleText);
  const widths = [ranges, roles].map((column) => Math.max(0, ...column.map(({ length }) => length)));
  const [wide = 0, narrow = 0] = widths;
  const lines = shown.map((row, index) => {
    const range = ranges[index] ?? '';
    const start = `${range.padEnd(wide)}  ${(roles[index] ?? '').padEnd(narrow)}  `;
    const [first = '', ...more] = wrap(visible(rowText(row, many)), WIDTH - start.length);
    const indent = ' '.repeat(start.length);
    const name = range.trimEnd();
    const painted = row.size === 1 ? name : paint('strong', name);
    const lines = [`${painted}${start.slice(name.length)}${first}`.trimEnd(), ...more.map((line) => indent + line)];
    return lines.map((line) => `${line}\n`).join('');
  });
  const rest = rows.length - shown.length;
  return lines.join('') + (rest > 0 ? `and ${rest} more lines: see --format markdown\n` : '');
}

function rowText(row: MapRow, many: boolean): string {
  const { purpose, pools, services, used } = rowWords(row, many);
  const shown = services.length > 4 ? [...services.slice(0, 3), `${services.length - 3} more`] : services;
  const kept = row.pools.length === 0 && row.keptFor.length > 0 ? [`for pool ${row.keptFor.join(', ')}`] : [];
  return [
    row.owner ?? '',
    purpose,
    ...kept,
    pools.length === 0 ? '' : `${row.role === null ? '' : 'pool '}${pools.join(', ')}`,
    shown.join(', '),
    row.dns.join(', '),
    used === undefined ? '' : `${used} used`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function conflictsText({ conflicts }: MapArea, paint: Paint): string {
  const shown = conflicts.slice(0, MOST_CONFLICTS);
  const lines = shown.map(({ message }) => {
    const [first = '', ...more] = wrap(visible(message), WIDTH - 2);
    return `${paint('error', '!')} ${[first, ...more.map((line) => `  ${line}`)].join('\n')}\n`;
  });
  const rest = conflicts.length - shown.length;
  return lines.join('') + (rest > 0 ? `and ${rest} more conflicts: see --format markdown\n` : '');
}

/** Lines of at most so many letters, broken at spaces; a word that is too long stands alone. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= Math.max(20, width))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  // A word that starts a line may be a command there.
  return lines.map(visible);
}
