import { type Address, formatAddress } from '../../address/address.ts';
import { type Interval, intersects, sizeOf } from '../../address/interval.ts';
import type { MapBlock, MapReport, MapState } from '../../site/map.ts';
import { visible } from '../escape.ts';
import { type Paint, paintWith } from '../paint.ts';
import { conflictLook, looks, states } from './looks.ts';
import { type Mark, rangeText, readRange, type Stretch, stretchesOf, viewOf, windowOf } from './marks.ts';
import { areaTitle, countText, siteTitle } from './words.ts';

/** A bar, and what its marks mean. */
export interface Bars {
  /** Lines of at most 80 columns. */
  readonly lines: readonly string[];
  /** The states that are drawn, the most telling first. */
  readonly states: readonly MapState[];
  readonly conflict: boolean;
}

const PER_LINE = 64;
const LABEL = 15;
const PICKED = '+';

/**
 * The addresses of a block as lines of 64 marks, one mark an address, or of a large block one a prefix. Those of
 * `picked` stand as `+`.
 */
export function barsOf(block: MapBlock, paint: Paint, picked: readonly Interval[] = []): Bars {
  const stretches = stretchesOf(block);
  const whole = readRange(block.range);
  if (whole === undefined) return { lines: [], states: [], conflict: false };
  const window = windowOf(whole, stretches);
  const bars = barsIn(window, stretches, paint, picked);
  if (rangeText(window) === block.range) return bars;
  return { ...bars, lines: [`${rangeText(window)}, which holds all that ${block.range} has of owners`, ...bars.lines] };
}

/** The same of a window, of which all is drawn. */
export function barsIn(
  window: Interval,
  stretches: readonly Stretch[],
  paint: Paint,
  picked: readonly Interval[] = [],
): Bars {
  const { marks, kind } = viewOf(window, stretches);
  const lines: string[] = [];
  const [mark] = marks;
  if (kind === 'curve' && mark !== undefined) {
    lines.push(`one mark is ${countText(Number(sizeOf(mark.interval)))} addresses, as ${rangeText(mark.interval)}`);
  }
  for (let at = 0; at < marks.length; at += PER_LINE) {
    const part = marks.slice(at, at + PER_LINE);
    const [first] = part;
    if (first !== undefined) lines.push(`${labelOf(first.interval)} ${drawn(part, paint, picked)}`);
  }
  return {
    lines,
    states: states.filter((state) => state !== 'other' && marks.some((one) => one.state === state)),
    conflict: marks.some(({ conflict }) => conflict),
  };
}

/** The first address of a line, its end where it is too long. */
function labelOf({ family, first }: Interval): string {
  const address: Address = { family, value: first };
  const text = formatAddress(address);
  return (text.length > LABEL ? `~${text.slice(1 - LABEL)}` : text).padEnd(LABEL);
}

const STYLES: Readonly<Record<MapState, Parameters<Paint>[0]>> = {
  service: 'good',
  promised: 'good',
  gateway: 'strong',
  pool: 'related',
  node: 'gutter',
  dhcp: 'warning',
  appliance: 'faint',
  reserved: 'faint',
  free: 'related',
  other: 'faint',
  unassigned: 'faint',
};

function drawn(marks: readonly Mark[], paint: Paint, picked: readonly Interval[]): string {
  const runs: { style: Parameters<Paint>[0]; text: string }[] = [];
  for (const mark of marks) {
    const { style, glyph } = markLook(mark, picked);
    const last = runs.at(-1);
    if (last?.style === style) last.text += glyph;
    else runs.push({ style, text: glyph });
  }
  return runs
    .map(({ style, text }) => paint(style, text))
    .join('')
    .trimEnd();
}

function markLook({ interval, state, conflict }: Mark, picked: readonly Interval[]) {
  if (picked.some((one) => intersects(one, interval))) return { style: 'help' as const, glyph: PICKED };
  if (conflict) return { style: 'error' as const, glyph: conflictLook.glyph };
  return { style: STYLES[state], glyph: looks[state].glyph };
}

/** What marks mean, in lines of at most 80 columns; `counts` stand behind their words. */
export function legendOf(
  bars: readonly Bars[],
  paint: Paint,
  counts: ReadonlyMap<MapState, number> = new Map(),
): string {
  const shown = states.filter((state) => counts.has(state) || bars.some((one) => one.states.includes(state)));
  const words = shown.map((state) => {
    const count = counts.get(state);
    const { glyph, word } = looks[state];
    return { style: STYLES[state], glyph, word: count === undefined ? word : `${word} ${countText(count)}` };
  });
  const conflict = { style: 'error' as const, glyph: conflictLook.glyph, word: conflictLook.word };
  const all = bars.some((one) => one.conflict) ? [conflict, ...words] : words;
  const lines: { plain: string; painted: string }[] = [];
  for (const { style, glyph, word } of all) {
    const plain = `${glyph} ${word}`;
    const painted = `${paint(style, glyph)} ${word}`;
    const last = lines.at(-1);
    if (last !== undefined && last.plain.length + plain.length + 3 <= 80) {
      last.plain += `   ${plain}`;
      last.painted += `   ${painted}`;
    } else lines.push({ plain, painted });
  }
  return lines.map(({ painted }) => `${painted}\n`).join('');
}

/**
 * The bars of the blocks in which ranges lie, `a-b`, `a` or a CIDR, with these picked out: what `free` draws under its
 * answer. Empty where none lies in the map.
 */
export function pickedBars({ sites }: MapReport, ranges: readonly string[], color: boolean): string {
  const paint = paintWith(color);
  const picked = ranges.flatMap((text) => readRange(text) ?? []);
  const parts = sites.flatMap((site) =>
    site.areas.flatMap((area) =>
      area.blocks.flatMap((block) => {
        const whole = readRange(block.range);
        if (whole === undefined || !picked.some((one) => intersects(one, whole))) return [];
        const title = paint('strong', visible(`${siteTitle(site)} / ${areaTitle(area)}`));
        return [{ title, block, bars: barsOf(block, paint, picked) }];
      }),
    ),
  );
  if (parts.length === 0) return '';
  const drawnParts = parts.map(({ title, block, bars }) => `${title}  ${block.range}\n${bars.lines.join('\n')}\n`);
  const legend = legendOf(
    parts.map(({ bars }) => bars),
    paint,
  );
  return `${drawnParts.join('\n')}\n${paint('help', PICKED)} found\n${legend}`;
}
