import { type Interval, sizeOf } from '../../address/interval.ts';
import type { MapArea, MapBlock, MapReport, MapRow, SiteMap } from '../../site/map.ts';
import { xmlText } from '../escape.ts';
import { notReadLine } from '../not-read.ts';
import { CURVE_SIDE, placeOf } from './curve.ts';
import { conflictLook, type Look, looks } from './looks.ts';
import { type Mark, rangeText, readRange, stretchesOf, type View, viewOf, windowOf } from './marks.ts';
import { headOf, rowWords, shortRange } from './row-words.ts';
import { cut, type Drawn, HEAD, lookClass, swatch, text, WIDTH, warningSvg } from './svg-parts.ts';
import { tailOf } from './tail.ts';
import { countsOf, countText, hasClusters, siteTitle } from './words.ts';

const GRID_X = 68;
const LIST_X = 500;
const LINE = 18;
const MOST_BLOCKS = 32;
/** What fits into a square of a prefix. */
const LONGEST_NUMBER = 5;
const MOST_CONFLICTS = 8;

/** The map as one picture that needs nothing else, light or dark as its reader's system is: the same map, the same bytes. */
export function mapSvg({ sites, incomplete }: MapReport): string {
  const missing = notReadLine(incomplete);
  const warning = missing === undefined ? undefined : warningSvg(missing, 16);
  let y = warning === undefined ? 24 : warning.end + 12;
  const parts: string[] = [...(warning?.parts ?? [])];
  for (const site of sites) {
    const many = hasClusters(site);
    for (const area of site.areas) {
      const drawn = areaSvg(site, area, many, y);
      parts.push(...drawn.parts);
      y = drawn.end + 28;
    }
  }
  const map = `Address map of ${sites.map(siteTitle).join(', ')}`;
  const title = missing === undefined ? map : `${map}. ${missing}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-labelledby="title">`,
    `<title id="title">${xmlText(title)}</title>`,
    HEAD,
    `<rect class="page" width="${WIDTH}" height="${y}" rx="10"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function areaSvg(site: SiteMap, area: MapArea, many: boolean, top: number): Drawn {
  const { title, facts } = headOf(site, area);
  const parts = [text(24, top + 18, 'h', cut(title, 60)), text(24, top + 38, 'f', cut(facts, 120))];
  let y = top + 56;
  for (const block of area.blocks.slice(0, MOST_BLOCKS)) {
    const drawn = blockSvg(area, block, many, y);
    parts.push(...drawn.parts);
    y = drawn.end + 20;
  }
  const rest = area.blocks.length - MOST_BLOCKS;
  if (rest > 0) {
    parts.push(text(24, y + 4, 'f', `and ${rest} more parts`));
    y += LINE;
  }
  const legend = legendSvg(area, y);
  const conflicts = conflictsSvg(area, legend.end);
  return { parts: [...parts, ...legend.parts, ...conflicts.parts], end: conflicts.end };
}

function blockSvg(area: MapArea, block: MapBlock, many: boolean, top: number): Drawn {
  const whole = readRange(block.range);
  if (whole === undefined) return { parts: [], end: top };
  const stretches = stretchesOf(block);
  const view = viewOf(windowOf(whole, stretches), stretches);
  const grid = view.kind === 'curve' ? curveSvg(view, top) : gridSvg(view, top);
  const [mark] = view.marks;
  const notes = [
    ...(rangeText(view.window) === block.range
      ? []
      : [`${rangeText(view.window)}: all that ${block.range} has of owners`]),
    ...(view.kind === 'curve' && mark !== undefined
      ? [`a square is ${countText(Number(sizeOf(mark.interval)))} addresses, as ${rangeText(mark.interval)}`]
      : []),
  ];
  const under = notes.map((note, index) => text(GRID_X, grid.end + 16 + index * 16, 'f', cut(note, 62)));
  const end = grid.end + notes.length * 16;
  const rows = area.rows.filter(({ range }) => isWithin(readRange(range), whole));
  const list = listSvg(rows, many, top, Math.max(end - top, 7 * LINE));
  return { parts: [...grid.parts, ...under, ...list.parts], end: Math.max(end, list.end) };
}

function isWithin(range: Interval | undefined, whole: Interval): boolean {
  return (
    range !== undefined && range.family === whole.family && range.first >= whole.first && range.first <= whole.last
  );
}

function gridSvg({ window, marks }: View, top: number): Drawn {
  const columns = marks.length > 256 ? 32 : 16;
  const pitch = columns === 32 ? 13 : 26;
  const parts = marks.map((mark, index) => {
    return markSvg(mark, GRID_X + (index % columns) * pitch, top + Math.floor(index / columns) * pitch, pitch);
  });
  const rows = Math.ceil(marks.length / columns);
  const labels = Array.from({ length: rows }, (_, row) => {
    const first = marks[row * columns];
    const label = first === undefined ? '' : tailOf(first.interval, window);
    return text(
      GRID_X - 8,
      top + row * pitch + pitch * 0.68,
      'e',
      cut(window.family === 'ipv4' ? `.${label}` : label, 9),
    );
  });
  return { parts: [...labels, ...parts], end: top + rows * pitch };
}

function curveSvg({ window, marks }: View, top: number): Drawn {
  const tails = marks.map(({ interval }) => tailOf(interval, window));
  const isShort = tails.every(({ length }) => length <= LONGEST_NUMBER);
  const parts = marks.map((mark, index) => {
    const { column, row } = placeOf(index);
    return markSvg(mark, GRID_X + column * 26, top + row * 26, 26, isShort ? tails[index] : '');
  });
  return { parts, end: top + CURVE_SIDE * 26 };
}

/** One mark: a square with its letter; of a prefix also its number, and below what else is in it. */
function markSvg(mark: Mark, x: number, y: number, pitch: number, number = ''): string {
  const side = pitch - 1;
  const name = mark.conflict ? 'conflict' : mark.state;
  const { letter }: Look = mark.conflict ? conflictLook : looks[mark.state];
  const square = `<rect class="${lookClass(name)}" x="${x}" y="${y}" width="${side}" height="${side}" rx="2"/>`;
  const strip = mark.shares.length > 1 && pitch > 13 ? stripSvg(mark, x, y + side - 4, side) : '';
  const small =
    number === '' ? '' : `<text class="n ${lookClass(name)}-ink" x="${x + side / 2}" y="${y + 7.5}">${number}</text>`;
  const size = number !== '' ? 'b' : pitch > 13 ? 'l' : 's';
  const down = number === '' ? pitch * 0.67 : 18.5;
  const mid = `<text class="${size} ${lookClass(name)}-ink" x="${x + side / 2}" y="${y + down}">${letter}</text>`;
  return `${square}${strip}${small}${letter === '' || letter === '·' ? '' : mid}`;
}

function stripSvg({ shares }: Mark, x: number, y: number, width: number): string {
  let at = x;
  return shares
    .map(([state, part]) => {
      const wide = Number((part * width).toFixed(1));
      const rect = `<rect class="${lookClass(state)}" x="${Number(at.toFixed(1))}" y="${y}" width="${wide}" height="4"/>`;
      at += wide;
      return wide > 0 ? rect : '';
    })
    .join('');
}

/** The rows beside a picture: ranges before single addresses where there is no room for all. */
function listSvg(rows: readonly MapRow[], many: boolean, top: number, height: number): Drawn {
  const room = Math.floor(height / LINE);
  const wanted =
    rows.length <= room ? rows : [...rows].sort((a, b) => Number(b.size > 1) - Number(a.size > 1)).slice(0, room - 1);
  const chosen = new Set(wanted);
  const shown = rows.filter((row) => chosen.has(row));
  const parts = shown.flatMap((row, index) => {
    const y = top + index * LINE;
    const range = shortRange(row.range);
    const indent = row.size === 1 ? 14 : 0;
    const words = cut(rowText(row, many), Math.floor((408 - indent - range.length * 6.7) / 6.6));
    return [
      swatch(LIST_X + indent, y, stateOf(row)),
      `<text class="t" x="${LIST_X + indent + 20}" y="${y + 11}"><tspan class="m">${xmlText(range)}</tspan>  ${xmlText(words)}</text>`,
    ];
  });
  const rest = rows.length - shown.length;
  if (rest > 0) parts.push(text(LIST_X + 20, top + shown.length * LINE + 11, 'f', `and ${rest} more`));
  return { parts, end: top + (shown.length + (rest > 0 ? 1 : 0)) * LINE };
}

function stateOf({ role, services, promised, pools }: MapRow): keyof typeof looks {
  if (role !== null && role !== 'service') return role;
  if (services.length > 0) return 'service';
  if (promised.length > 0) return 'promised';
  return pools.length > 0 ? 'pool' : 'free';
}

function rowText(row: MapRow, many: boolean): string {
  const { role, purpose, pools, services, used } = rowWords(row, many);
  const [service, ...others] = services;
  return [
    row.owner ?? '',
    purpose,
    ...(row.pools.length === 0 && row.keptFor.length > 0
      ? [`for ${row.keptFor.join(', ')}`]
      : pools.map((pool) => `pool ${pool}`)),
    service === undefined ? '' : others.length === 0 ? service : `${service} and ${others.length} more`,
    ...row.dns.slice(0, 1),
    used ?? '',
  ]
    .filter((part) => part !== '')
    .concat(row.role === null || row.role === 'service' ? [] : [role])
    .join(', ');
}

function legendSvg(area: MapArea, top: number): Drawn {
  const counts = countsOf(area);
  const entries = counts.map(([state, count]) => ({ name: state, word: `${looks[state].word} ${countText(count)}` }));
  const hasConflict = area.blocks.some(({ segments }) => segments.some(({ conflict }) => conflict === true));
  const all = hasConflict ? [{ name: 'conflict' as const, word: 'conflict' }, ...entries] : entries;
  const parts: string[] = [];
  let [x, y] = [24, top];
  for (const { name, word } of all) {
    const wide = 24 + word.length * 7 + 14;
    if (x + wide > WIDTH - 24) [x, y] = [24, y + 22];
    parts.push(swatch(x, y, name), text(x + 20, y + 11, 't', word));
    x += wide;
  }
  return { parts, end: y + (all.length === 0 ? 0 : 22) };
}

function conflictsSvg({ conflicts }: MapArea, top: number): Drawn {
  const shown = conflicts.slice(0, MOST_CONFLICTS);
  const parts = shown.flatMap(({ message }, index) => {
    const y = top + 6 + index * LINE;
    return [swatch(24, y, 'conflict'), text(44, y + 11, 't', cut(message, 128))];
  });
  const rest = conflicts.length - shown.length;
  if (rest > 0) parts.push(text(44, top + 6 + shown.length * LINE + 11, 'f', `and ${rest} more conflicts`));
  const lines = shown.length + (rest > 0 ? 1 : 0);
  return { parts, end: lines === 0 ? top : top + 6 + lines * LINE };
}
