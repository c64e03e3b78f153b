import type { MapArea, MapRow, SiteMap } from '../../site/map.ts';
import { areaFacts, areaTitle, poolText, purposeText, roleText, servicesOf, siteTitle, usedText } from './words.ts';

/** What the drawings tell of a row; they differ in the order, and in how much of it they show. */
export interface RowWords {
  readonly role: string;
  readonly purpose: string;
  readonly pools: readonly string[];
  /** Those that use it, and those that it is promised to and that do not. */
  readonly services: readonly string[];
  /** Undefined where nothing is counted. */
  readonly used: string | undefined;
}

/** A row in words; `many` where a map has several clusters, which are named then. */
export function rowWords(row: MapRow, many: boolean): RowWords {
  return {
    role: roleText(row),
    purpose: purposeText(row),
    pools: row.pools.map((pool) => poolText(pool, many)),
    services: servicesOf(row, many),
    used: usedText(row),
  };
}

/** What heads the drawing of an area: whose it is, and what is said of it, each in one line. */
export function headOf(site: SiteMap, area: MapArea): { readonly title: string; readonly facts: string } {
  return { title: `${siteTitle(site)} / ${areaTitle(area)}`, facts: areaFacts(area).join(', ') };
}

/** An IPv4 range within a /24 by its last octet, as plans write it: `192.0.2.10-.20`. */
export function shortRange(range: string): string {
  return range.replace(/^((?:\d+\.){3})(\d+)-\1(\d+)$/, '$1$2-.$3');
}
