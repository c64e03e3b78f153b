import type { MapArea, MapReport, MapRow, SiteMap } from '../../site/map.ts';
import { visible } from '../escape.ts';
import { readRange } from './marks.ts';
import { rowWords } from './row-words.ts';

const HEADER = [
  ...['site', 'area', 'kind', 'first', 'last', 'size', 'role', 'name', 'owner', 'purpose', 'from'],
  ...['pools', 'kept_for', 'services', 'dns', 'used'],
];

/** The allocation table for spreadsheets: RFC 4180 with line feeds, no cell of which is a formula. */
export function mapCsv({ sites }: MapReport): string {
  const rows = sites.flatMap((site) => site.areas.flatMap((area) => area.rows.map((row) => cellsOf(site, area, row))));
  return [HEADER, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function cellsOf({ site }: SiteMap, { name, kind }: MapArea, row: MapRow): readonly string[] {
  const [first = '', last = first] = row.range.split('-');
  const interval = readRange(row.range);
  const { pools, services } = rowWords(row, true);
  const size = interval === undefined ? row.size : interval.last - interval.first + 1n;
  return [
    ...[site ?? '', name, kind, first, last, String(size), row.role ?? '', row.name ?? '', row.owner ?? ''],
    ...[row.purpose ?? '', row.from ?? '', pools.join(' ')],
    ...[row.keptFor.join(' '), services.join('; '), row.dns.join(' '), String(row.used ?? '')],
  ];
}

/** A cell that no spreadsheet takes for a formula: one that begins like one is led by an apostrophe. */
function cell(text: string): string {
  const shown = visible(text);
  const safe = /^\s*[=+\-@]/.test(shown) || /^[\t\r\n]/.test(text) ? `'${shown}` : shown;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
