import type { MapArea, MapReport, MapRow, SiteMap } from '../../site/map.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { notReadMarkdown } from '../not-read.ts';
import { headOf, rowWords } from './row-words.ts';
import { hasClusters } from './words.ts';

/** The lines between which a document keeps the table. */
export const MAP_START = '<!-- mlb-lint map -->';
/** The line that ends it. */
export const MAP_END = '<!-- /mlb-lint map -->';

/** The allocation table of a runbook, a section a network, between markers so that it can stand in any document. */
export function mapMarkdown({ sites, incomplete }: MapReport): string {
  const sections = sites.flatMap((site) => {
    const many = hasClusters(site);
    return site.areas.map((area) => section(site, area, many));
  });
  return `${MAP_START}\n${notReadMarkdown(incomplete)}${sections.join('\n')}${MAP_END}\n`;
}

function section(site: SiteMap, area: MapArea, many: boolean): string {
  const { title, facts } = headOf(site, area);
  const conflicts = area.conflicts.map(({ message }) => `- **Conflict**: ${markdownText(message)}\n`).join('');
  return [
    `### ${markdownText(title)}\n`,
    `${markdownText(facts)}\n`,
    HEAD + area.rows.map((row) => rowText(row, many)).join(''),
    conflicts,
  ]
    .filter((part) => part !== '' && part !== '\n')
    .join('\n');
}

const COLUMNS = ['Range', 'Role', 'Owner', 'Purpose', 'Pool', 'Service', 'DNS', 'Utilization'];
const HEAD = `| ${COLUMNS.join(' | ')} |\n|${' --- |'.repeat(COLUMNS.length)}\n`;

function rowText(row: MapRow, many: boolean): string {
  const { role, purpose, pools, services, used } = rowWords(row, many);
  const cells = [
    markdownCode(row.range),
    markdownText(role),
    markdownText(row.owner ?? ''),
    markdownText(purpose),
    (pools.length > 0 ? pools : row.keptFor).map(markdownText).join(', '),
    services.map(markdownText).join(', '),
    row.dns.map(markdownText).join(', '),
    used ?? '',
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** What a check finds of a document: its part between the markers is the table, another text, or not there. */
export type Freshness = 'fresh' | 'stale' | 'no-markers' | 'several-markers';

/** Compares the part between the markers of a document, of either line ending, with the table as it is now. */
export function freshnessOf(document: string, table: string): Freshness {
  const text = document.replaceAll('\r\n', '\n');
  const start = text.indexOf(MAP_START);
  const end = text.indexOf(MAP_END, start + 1);
  if (start < 0 || end < 0) return 'no-markers';
  if (text.indexOf(MAP_START, start + 1) >= 0 || text.indexOf(MAP_END, end + 1) >= 0) return 'several-markers';
  return text.slice(start, end + MAP_END.length) === table.trimEnd() ? 'fresh' : 'stale';
}
