import { compareIntervals, type Interval, intersection, sizeOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import { segments } from '../../address/sweep.ts';
import type { MapArea, MapBlock, MapReport, MapSegment, SiteMap } from '../../site/map.ts';
import { partitionPoint } from '../../text/partition-point.ts';
import { MOST_SINGLE, prefixAround, rangeText, readRange, type Stretch, stretchesOf } from '../map/marks.ts';
import { areaTitle, siteTitle } from '../map/words.ts';

/** The address map in both revisions; undefined where there is none at base. */
export interface MapPair {
  readonly before: MapReport | undefined;
  readonly after: MapReport;
}

/** A run of addresses in which a pool changes or a Service moves. */
export interface MapChange {
  /** Of the site and of the network, `office` and `lan`. */
  readonly titles: readonly string[];
  /** The same run in both revisions; what was not there is unassigned. */
  readonly before: MapBlock;
  readonly after: MapBlock;
}

/**
 * The pictures of a map in which something changes, in the order of head's plan, then of what only base has. Of a large
 * network it is the smallest prefix that holds what changes.
 */
export function mapChanges({ before, after }: MapPair): readonly MapChange[] {
  return pairsOf(before?.sites ?? [], after.sites).flatMap(changesIn);
}

type Pair = readonly [before: SiteMap | undefined, after: SiteMap | undefined];

/** Sites by name. Without a plan they have none, and are one another's where there are as many. */
function pairsOf(before: readonly SiteMap[], after: readonly SiteMap[]): readonly Pair[] {
  const named = new Map(before.map((site) => [site.site, site]));
  const pairs = after.flatMap((site, index): readonly Pair[] => {
    if (site.site !== undefined) return [[named.get(site.site), site]];
    return before.length === 0 || before.length === after.length ? [[before[index], site]] : [];
  });
  const kept = new Set(after.map(({ site }) => site));
  return [...pairs, ...before.filter(({ site }) => !kept.has(site)).map((site): Pair => [site, undefined])];
}

function changesIn([before, after]: Pair): readonly MapChange[] {
  const [old, now] = [stretchesIn(before), stretchesIn(after)];
  const differing = differences(old, now);
  if (differing.isEmpty) return [];
  const drawn = after === undefined ? [] : placesIn(after);
  const known = IntervalSet.of(drawn.map(({ interval }) => interval));
  const gone = (before === undefined ? [] : placesIn(before)).map((place) => {
    return { ...place, own: place.own.subtract(known) };
  });
  return [...drawn, ...gone].flatMap(({ titles, interval, own }) => {
    const parts = differing.intersect(own).intervals;
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) return [];
    const window = windowAround(interval, { ...first, last: last.last });
    return [{ titles, before: blockOf(window, old), after: blockOf(window, now) }];
  });
}

/** What has a picture of its own on a map, and what of it is drawn nowhere else. */
interface Place {
  readonly titles: readonly string[];
  readonly interval: Interval;
  readonly own: IntervalSet;
}

function placesIn(site: SiteMap): readonly Place[] {
  return site.areas.flatMap((area: MapArea) =>
    area.blocks.flatMap((block) => {
      const interval = readRange(block.range);
      if (interval === undefined) return [];
      const own = IntervalSet.of(drawnIn(block).map((stretch) => stretch.interval));
      return [{ titles: [siteTitle(site), areaTitle(area)], interval, own }];
    }),
  );
}

function drawnIn(block: MapBlock): readonly Stretch[] {
  return stretchesOf(block).filter(({ segment }) => segment.state !== 'other');
}

/** All that a map says of a site, ascending and disjoint. */
function stretchesIn(site: SiteMap | undefined): readonly Stretch[] {
  const all = (site?.areas ?? []).flatMap(({ blocks }) => blocks.flatMap(drawnIn));
  return all.toSorted((a, b) => compareIntervals(a.interval, b.interval));
}

/** The addresses that another pool, or another Service, has than before. */
function differences(before: readonly Stretch[], after: readonly Stretch[]): IntervalSet {
  const claims = [before, after].flatMap((stretches, side) =>
    stretches.flatMap(({ interval, segment }) => {
      const holder = holderOf(segment);
      return holder === undefined ? [] : [{ interval, of: { side, holder } }];
    }),
  );
  const found: Interval[] = [];
  for (const { interval, of } of segments(claims)) {
    const [old, now] = [0, 1].map((side) => of.find((one) => one.side === side)?.holder);
    if (old !== now) found.push(interval);
  }
  return IntervalSet.of(found);
}

/** The pool and the Services of addresses, in one text; undefined where they are nobody's. */
function holderOf({ pool, services = [] }: MapSegment): string | undefined {
  const given = services.filter(({ status }) => status === 'assigned');
  if (pool === undefined && given.length === 0) return undefined;
  return JSON.stringify([pool, given.map(({ cluster, service }) => [cluster, service])]);
}

/** All of a small run; of a large one what is around its differing part. */
function windowAround(interval: Interval, differing: Interval): Interval {
  if (sizeOf(interval) <= MOST_SINGLE) return interval;
  return intersection(prefixAround(differing), interval) ?? interval;
}

/** The window as a block: what stretches say of it, and what they leave open is unassigned. */
function blockOf(window: Interval, stretches: readonly Stretch[]): MapBlock {
  const said = stretches.slice(firstEndingIn(stretches, window)).values();
  const parts: MapSegment[] = [];
  let next = window.first;
  const open = (last: bigint) => parts.push(segmentOf({ ...window, first: next, last }, { state: 'unassigned' }));
  for (const { interval, segment } of said) {
    const part = intersection(interval, window);
    if (part === undefined) break;
    if (part.first > next) open(part.first - 1n);
    parts.push(segmentOf(part, segment));
    next = part.last + 1n;
  }
  if (next <= window.last) open(window.last);
  return { range: rangeText(window), size: Number(sizeOf(window)), segments: parts };
}

function segmentOf(interval: Interval, segment: Omit<MapSegment, 'range' | 'size'>): MapSegment {
  return { ...segment, range: rangeText(interval), size: Number(sizeOf(interval)) };
}

/** The place of the first stretch that does not end before a window begins. */
function firstEndingIn(stretches: readonly Stretch[], window: Interval): number {
  const start = { ...window, last: window.first };
  return partitionPoint(stretches, ({ interval }) => {
    return compareIntervals({ ...interval, first: interval.last }, start) < 0;
  });
}
