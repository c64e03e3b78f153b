import { type Address, parseAddress } from '../../../address/address.ts';
import { holds, type Interval } from '../../../address/interval.ts';
import type { MapArea, MapBlock, MapConflict, MapReport, MapRow, SiteMap } from '../../../site/map.ts';
import { lazy } from '../../../text/lazy.ts';
import { readRange, type Stretch, stretchesOf } from '../marks.ts';
import { hasClusters } from '../words.ts';

/** An area of the page, with all that its pictures and its table need, worked out when they are first drawn. */
export interface Sheet {
  readonly id: string;
  readonly site: SiteMap;
  readonly area: MapArea;
  /** Whether Services and pools are told with their clusters. */
  readonly many: boolean;
  readonly plates: readonly Plate[];
  /** What the rows say of an address, the narrowest last. */
  rowsAt(address: Address): readonly MapRow[];
  /** What is in conflict on an address. */
  conflictsAt(address: Address): readonly MapConflict[];
}

/** One picture: a block and its segments as numbers. */
export interface Plate {
  readonly block: MapBlock;
  readonly whole: Interval;
  stretches(): readonly Stretch[];
}

/** The areas of a map in its order. */
export function sheetsOf({ sites }: MapReport): readonly Sheet[] {
  return sites.flatMap((site, place) => {
    const many = hasClusters(site);
    return site.areas.map((area, index) => sheetOf(site, area, many, `area-${place}-${index}`));
  });
}

function sheetOf(site: SiteMap, area: MapArea, many: boolean, id: string): Sheet {
  const plates = area.blocks.flatMap((block) => {
    const whole = readRange(block.range);
    if (whole === undefined) return [];
    const stretches = lazy(() => stretchesOf(block));
    return [{ block, whole, stretches }];
  });
  const rows = lazy(() => area.rows.map((row) => ({ row, intervals: [readRange(row.range)] })));
  const conflicts = lazy(() =>
    area.conflicts.map((conflict) => ({ conflict, intervals: conflict.ranges.map(readRange) })),
  );
  return {
    id,
    site,
    area,
    many,
    plates,
    rowsAt: (address) => rows().flatMap(({ row, intervals }) => (isOn(intervals, address) ? [row] : [])),
    conflictsAt: (address) =>
      conflicts().flatMap(({ conflict, intervals }) => (isOn(intervals, address) ? [conflict] : [])),
  };
}

function isOn(intervals: readonly (Interval | undefined)[], address: Address): boolean {
  return intervals.some((interval) => interval !== undefined && holds(interval, address));
}

/** Where an address is drawn: the picture that has it as its own, else one around it. */
export function findPlate(sheets: readonly Sheet[], address: Address) {
  let around: { readonly sheet: Sheet; readonly plate: Plate } | undefined;
  for (const sheet of sheets) {
    for (const plate of sheet.plates) {
      if (!holds(plate.whole, address)) continue;
      around ??= { sheet, plate };
      if (isOwn(plate, address)) return { sheet, plate };
    }
  }
  return around;
}

function isOwn(plate: Plate, address: Address): boolean {
  const found = plate.stretches().find(({ interval }) => holds(interval, address));
  return found !== undefined && found.segment.state !== 'other';
}

/** The first address that a text of the page's search or link names; undefined where it names none. */
export function readTarget(text: string): Interval | undefined {
  const wanted = text.trim();
  if (wanted.length > 90) return undefined;
  const range = readRange(wanted);
  if (range !== undefined) return range;
  const address = parseAddress(wanted);
  return address && { family: address.family, first: address.value, last: address.value };
}
