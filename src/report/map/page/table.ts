import type { MapRow } from '../../../site/map.ts';
import { areaTitle, poolText, purposeText, roleText, servicesOf, usedText } from '../words.ts';
import { element } from './dom.ts';
import type { Sheet } from './plates.ts';

const COLUMNS = ['Range', 'Role', 'Owner', 'Purpose', 'Pool', 'Service', 'DNS', 'Utilization'];
const FIRST_ROWS = 200;

/** A table on the page, long ones at first in part. */
export interface Table {
  readonly root: HTMLElement;
  showAll(): void;
}

/** The table behind a picture; a range in it is a link to its place in the picture. */
export function tableOf(sheet: Sheet): Table {
  const { area } = sheet;
  const caption = `What ${areaTitle(area)} holds`;
  const body = element('tbody', {}, ...area.rows.slice(0, FIRST_ROWS).map((row) => rowOf(sheet, row)));
  const head = element('tr', {}, ...COLUMNS.map((name) => element('th', { scope: 'col' }, name)));
  const table = element('table', {}, element('caption', {}, caption), element('thead', {}, head), body);
  const region = element(
    'div',
    { class: 'table', role: 'region', tabindex: '0', 'aria-label': `${caption}, as a table` },
    table,
  );
  if (area.rows.length === 0) return { root: element('div'), showAll: () => undefined };
  if (area.rows.length <= FIRST_ROWS) return { root: region, showAll: () => undefined };
  const button = element('button', { type: 'button', class: 'more' }, `Show all ${area.rows.length} rows`);
  const showAll = () => {
    if (!button.isConnected) return;
    body.append(...area.rows.slice(FIRST_ROWS).map((row) => rowOf(sheet, row)));
    button.remove();
  };
  button.addEventListener('click', showAll);
  return { root: element('div', {}, region, button), showAll };
}

function rowOf({ many }: Sheet, row: MapRow): HTMLElement {
  const pools = row.pools.length > 0 ? row.pools.map((pool) => poolText(pool, many)) : row.keptFor;
  const link = element('a', { href: `#${row.range}` }, row.range);
  const cells = [
    roleText(row),
    row.owner ?? '',
    purposeText(row),
    pools.join(', '),
    servicesOf(row, many).join(', '),
    row.dns.join(', '),
    usedText(row) ?? '',
  ];
  return element(
    'tr',
    row.size === 1 ? { class: 'single' } : {},
    element('th', { scope: 'row' }, link),
    ...cells.map((text) => element('td', {}, text)),
  );
}
