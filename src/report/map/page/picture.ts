import { bitsOf } from '../../../address/address.ts';
import {
  contains,
  type Interval,
  intersection,
  prefixInterval,
  prefixLengthOf,
  sizeOf,
} from '../../../address/interval.ts';
import { CURVE_ROWS } from '../curve.ts';
import { conflictLook, looks } from '../looks.ts';
import { type Mark, prefixAround, rangeText, type View, viewOf, windowOf } from '../marks.ts';
import { tailOf } from '../tail.ts';
import { countText } from '../words.ts';
import { detailsOf, labelOf, linkOf } from './describe.ts';
import { element } from './dom.ts';
import { moveIn } from './keys.ts';
import type { Plate, Sheet } from './plates.ts';

/** A picture of a block on the page, with what it shows of the mark that is looked at. */
export interface Picture {
  readonly plate: Plate;
  readonly root: HTMLElement;
  /** Zooms so that an interval is marked by as few marks as can be, and looks at the first. */
  goTo(target: Interval): void;
}

/** Draws a block. `told` learns which addresses are looked at, to keep the link of the page. */
export function pictureOf(sheet: Sheet, plate: Plate, told: (link: string) => void): Picture {
  const crumbs = element('nav', { class: 'crumbs', 'aria-label': `Zoom of ${plate.block.range}` });
  const grid = element('div', { role: 'grid', class: 'grid' });
  const panel = element('div', { class: 'panel' });
  const root = element('figure', {}, crumbs, element('div', { class: 'picture' }, grid, panel));
  const stretches = plate.stretches();
  const start = windowOf(plate.whole, stretches);
  let view = viewOf(start, stretches);
  let rows: readonly (readonly Cell[])[] = [];

  const look = (cell: Cell, isFocus: boolean) => {
    for (const other of rows.flat()) other.node.tabIndex = other === cell ? 0 : -1;
    panel.replaceChildren(...detailsOf(sheet, stretches, cell.mark));
    if (!isFocus) return;
    cell.node.focus();
    told(linkOf(cell.mark));
  };
  const open = (cell: Cell) => {
    if (sizeOf(cell.mark.interval) > 1n) show(cell.mark.interval, undefined, true);
    else look(cell, true);
  };
  const show = (window: Interval, target: Interval | undefined, isFocus: boolean) => {
    view = viewOf(window, stretches);
    rows = cellRows(sheet, plate, view);
    grid.replaceChildren(...rows.map((row) => rowOf(row, view)));
    grid.className = `grid ${view.kind} across-${rows[0]?.length ?? 0}`;
    grid.setAttribute('aria-label', `Addresses of ${rangeText(window)}`);
    crumbs.replaceChildren(...crumbsOf(plate, view, start, (wider) => show(wider, window, true)));
    for (const cell of rows.flat()) {
      cell.node.addEventListener('mouseenter', () => panel.replaceChildren(...detailsOf(sheet, stretches, cell.mark)));
      cell.node.addEventListener('click', () => open(cell));
    }
    const cells = rows.flat();
    const chosen = cells.find(({ mark }) => target !== undefined && intersection(mark.interval, target) !== undefined);
    const first =
      chosen ??
      cells.find(({ mark }) => mark.conflict) ??
      cells.find(({ mark }) => mark.state !== 'unassigned') ??
      cells[0];
    if (first !== undefined) look(first, isFocus);
  };
  grid.addEventListener('keydown', (event) => {
    const at = rows
      .flatMap((row, y) => row.map((cell, x) => ({ cell, x, y })))
      .find(({ cell }) => cell.node === document.activeElement);
    if (at === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') open(at.cell);
    else if (event.key === 'Escape' || event.key === 'Backspace') {
      const wider = widerOf(plate, view.window, start);
      if (wider === undefined) return;
      show(wider, view.window, true);
    } else {
      const moved = moveIn(rows, at, event.key);
      if (moved === undefined) return;
      look(moved, true);
    }
    event.preventDefault();
  });
  show(start, undefined, false);
  const goTo = (target: Interval) => {
    const inside = intersection(target, plate.whole);
    if (inside === undefined) return;
    let window = contains(start, inside) ? start : prefixAround(plate.whole);
    for (let smaller = smallerOf(window, inside); smaller !== undefined; smaller = smallerOf(window, inside))
      window = smaller;
    show(window, inside, true);
  };
  return { plate, root, goTo };
}

/** A mark on the page. */
export interface Cell {
  readonly mark: Mark;
  readonly node: HTMLElement;
}

function cellRows(sheet: Sheet, plate: Plate, view: View): readonly (readonly Cell[])[] {
  const stretches = plate.stretches();
  const { marks, window, kind } = view;
  const tails = kind === 'curve' ? marks.map(({ interval }) => tailOf(interval, window)) : [];
  const isShort = tails.every(({ length }) => length <= 5);
  const cells = marks.map((mark, index) => {
    const { letter } = mark.conflict ? conflictLook : looks[mark.state];
    const name = mark.conflict ? 'conflict' : mark.state;
    const node = element('div', {
      role: 'gridcell',
      class: `mark k-${name}`,
      tabindex: '-1',
      'aria-label': labelOf(sheet, stretches, mark),
    });
    if (kind === 'curve' && isShort) node.append(element('small', {}, tails[index] ?? ''));
    node.append(element('b', {}, letter));
    if (mark.shares.length > 1) node.append(stripOf(mark));
    return { mark, node };
  });
  if (kind === 'curve') return CURVE_ROWS.map((row) => row.flatMap((index) => cells[index] ?? []));
  const across =
    cells.length > 256 && window.last - window.first > 256n && matchMedia('(min-width: 700px)').matches ? 32 : 16;
  return Array.from({ length: Math.ceil(cells.length / across) }, (_, row) =>
    cells.slice(row * across, (row + 1) * across),
  );
}

/** What else is in a prefix, as a line of colors in the share of its addresses. */
function stripOf({ shares }: Mark): HTMLElement {
  const strip = element('i', { 'aria-hidden': 'true' });
  let at = 0;
  const stops = shares.map(([state, part]) => {
    const from = at;
    at += part * 100;
    return `var(--${state}) ${from.toFixed(2)}% ${at.toFixed(2)}%`;
  });
  strip.style.backgroundImage = `linear-gradient(to right, ${stops.join(', ')})`;
  return strip;
}

function rowOf(cells: readonly Cell[], { kind, window }: View): HTMLElement {
  const row = element('div', { role: 'row' });
  const [first] = cells;
  if (kind === 'grid' && first !== undefined) {
    const tail = tailOf(first.mark.interval, window);
    row.append(element('div', { role: 'rowheader', class: 'row-name' }, window.family === 'ipv4' ? `.${tail}` : tail));
  }
  row.append(...cells.map(({ node }) => node));
  return row;
}

/** The way from the whole block to what is shown, each step wider a button. */
function crumbsOf(
  plate: Plate,
  { window, kind, marks }: View,
  start: Interval,
  show: (wider: Interval) => void,
): readonly (Node | string)[] {
  const steps: Interval[] = [];
  for (let wider = widerOf(plate, window, start); wider !== undefined; wider = widerOf(plate, wider, start))
    steps.unshift(wider);
  const shown = steps.length > 3 ? [...steps.slice(0, 1), ...steps.slice(-2)] : steps;
  const buttons = shown.flatMap((step) => {
    const button = element('button', { type: 'button' }, rangeText(step));
    button.addEventListener('click', () => show(step));
    return [button, ' › '];
  });
  const [mark] = marks;
  const scale =
    kind === 'curve' && mark !== undefined
      ? ` one square is ${countText(Number(sizeOf(mark.interval)))} addresses`
      : '';
  return [...buttons, element('strong', {}, rangeText(window)), element('span', { class: 'scale' }, scale)];
}

/** The next wider window: first the one that the picture starts with, then prefixes up to the whole block. */
function widerOf({ whole }: Plate, window: Interval, start: Interval): Interval | undefined {
  const top = sizeOf(whole) <= 1024n ? whole : prefixAround(whole);
  if (contains(window, top)) return undefined;
  const length = prefixLengthOf(window) ?? bitsOf(window.family);
  const wider = prefixInterval({ family: window.family, value: window.first }, Math.max(0, length - 8));
  if (contains(start, window) && sizeOf(window) < sizeOf(start) && contains(wider, start)) return start;
  return contains(wider, top) ? top : wider;
}

/** The mark of a window that holds all of a target, where there is more to see in it. */
function smallerOf(window: Interval, target: Interval): Interval | undefined {
  const size = sizeOf(window);
  if (size <= 1024n) return undefined;
  const step = size >> 8n;
  if (step === 1n) return undefined;
  const first = window.first + ((target.first - window.first) / step) * step;
  const part = { family: window.family, first, last: first + step - 1n };
  return contains(part, target) && sizeOf(part) > 1n ? part : undefined;
}
