import { type Cell, cellsOf, widthOf } from './cells.ts';

/** A part of a line, in UTF-16 code units from 0, `end` exclusive. It may leave the line. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** What is underlined, in columns from 0, `to` exclusive; at least one column. */
export interface Underline {
  readonly from: number;
  readonly to: number;
}

/** A line as it is shown, with an underline for each part. */
export interface Excerpt {
  readonly text: string;
  readonly underlines: readonly Underline[];
}

const CUT = '…';

/**
 * Shows a line within some columns; a longer one is cut around the first part, and what lies outside is underlined at
 * the cut. Time is linear in the columns, however long the line is.
 */
export function excerpt(line: string, parts: readonly Part[], columns: number): Excerpt {
  const start = parts[0]?.start ?? 0;
  const first = Math.max(0, start - columns);
  const piece = line.slice(first, first + 3 * columns);
  const cells = cellsOf(piece);
  const range = (part: Part) => {
    const from = indexAt(cells, part.start - first);
    return [from, Math.max(from, indexAt(cells, Math.min(part.end, line.length) - first))] as const;
  };
  const isWhole = piece.length === line.length && widthOf(cells) <= columns;
  const [left, right] = isWhole
    ? [0, cells.length]
    : viewport(cells, range({ start, end: parts[0]?.end ?? start }), columns);
  const opening = left > 0 || first > 0 ? CUT : '';
  const closing = right < cells.length || first + piece.length < line.length ? CUT : '';
  const shown = cells.slice(left, right);
  return {
    text: `${opening}${shown.map(({ text }) => text).join('')}${closing}`.trimEnd(),
    underlines: parts.map((part) => {
      const [from, to] = range(part);
      const before = opening.length + widthOf(shown.slice(0, Math.max(0, from - left)));
      const until = opening.length + widthOf(shown.slice(0, Math.max(0, to - left)));
      return { from: before, to: Math.max(before + 1, until) };
    }),
  };
}

/** The cells to show: from the start of the line where the span fits then, else with a quarter of the room before it. */
function viewport(
  cells: readonly Cell[],
  [from, to]: readonly [number, number],
  columns: number,
): readonly [number, number] {
  const room = columns - 2 * CUT.length;
  const span = Math.min(widthOf(cells.slice(from, to)), room >> 1);
  let left = 0;
  let before = widthOf(cells.slice(0, from));
  if (before + span > room) {
    while (left < from && before > room >> 2) before -= cells[left++]?.width ?? 0;
  }
  let right = left;
  for (let used = cells[right]?.width ?? 0; right < cells.length && used <= room; ) used += cells[++right]?.width ?? 0;
  return [left, right];
}

/** The cell that holds an offset; past the end, the number of cells. */
function indexAt(cells: readonly Cell[], offset: number): number {
  const next = cells.findIndex(({ start, length }) => offset < start + length);
  return next === -1 ? cells.length : next;
}
