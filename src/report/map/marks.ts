import { bitsOf, parseAddress } from '../../address/address.ts';
import {
  formatInterval,
  formatPrefix,
  type Interval,
  prefixInterval,
  prefixLengthOf,
  sizeOf,
} from '../../address/interval.ts';
import type { MapBlock, MapSegment, MapState } from '../../site/map.ts';
import { partitionPoint } from '../../text/partition-point.ts';
import { states } from './looks.ts';

/** A segment of a block with its addresses as numbers. */
export interface Stretch {
  readonly interval: Interval;
  readonly segment: MapSegment;
}

/** One mark of a drawing: what is on a run of addresses. */
export interface Mark {
  readonly interval: Interval;
  /** The most telling state on it; `other` where the block has nothing of it. */
  readonly state: MapState;
  readonly conflict: boolean;
  /** How much of it each state has, the most telling first; the parts sum up to 1. */
  readonly shares: readonly (readonly [state: MapState, part: number])[];
  /** The places of the first and the last stretch on it; last below first where there is none. */
  readonly first: number;
  readonly last: number;
}

/** A picture of a run of addresses: of few each has its mark, of many it is cut into 256 prefixes along a curve. */
export interface View {
  readonly window: Interval;
  readonly kind: 'grid' | 'curve';
  readonly marks: readonly Mark[];
}

/** The most addresses of which each has a mark of its own: a /22. */
export const MOST_SINGLE = 1024n;
const CURVE_BITS = 8;

/** The interval of `a-b`, `a` or a CIDR, as a map writes it; undefined for anything else. */
export function readRange(text: string): Interval | undefined {
  const [start = '', end = start] = text.split('-');
  const [base = '', length] = start.split('/');
  const address = parseAddress(base);
  if (address === undefined) return undefined;
  if (length !== undefined) {
    const bits = Number(length);
    if (!/^\d{1,3}$/.test(length) || bits > bitsOf(address.family) || end !== start) return undefined;
    return prefixInterval(address, bits);
  }
  const last = parseAddress(end);
  if (last === undefined || last.family !== address.family || last.value < address.value) return undefined;
  return { family: address.family, first: address.value, last: last.value };
}

/** A CIDR where the interval is one of several addresses, else `a-b` or `a`. */
export function rangeText(interval: Interval): string {
  const length = prefixLengthOf(interval);
  if (length === undefined || length === bitsOf(interval.family)) return formatInterval(interval);
  return formatPrefix({ family: interval.family, first: interval.first, length });
}

/** The segments of a block, ascending. */
export function stretchesOf({ segments }: Pick<MapBlock, 'segments'>): readonly Stretch[] {
  return segments.flatMap((segment) => {
    const interval = readRange(segment.range);
    return interval === undefined ? [] : [{ interval, segment }];
  });
}

/** What of a block to draw first: all of it, or of a large one the smallest prefix that holds what is assigned. */
export function windowOf(block: Interval, stretches: readonly Stretch[]): Interval {
  if (sizeOf(block) <= MOST_SINGLE) return block;
  const taken = stretches.filter(({ segment: { state } }) => state !== 'unassigned' && state !== 'other');
  const [first, last] = [taken[0], taken.at(-1)];
  if (first === undefined || last === undefined) return prefixAround(block);
  return prefixAround({ family: block.family, first: first.interval.first, last: last.interval.last });
}

/** The smallest prefix of at least 256 addresses around an interval. */
export function prefixAround({ family, first, last }: Interval): Interval {
  const hostBits = first === last ? CURVE_BITS : Math.max(CURVE_BITS, (first ^ last).toString(2).length);
  return prefixInterval({ family, value: first }, Math.max(0, bitsOf(family) - hostBits));
}

/** The marks of a window in the order of addresses; linear in the stretches. */
export function viewOf(window: Interval, stretches: readonly Stretch[]): View {
  const size = sizeOf(window);
  const isSmall = size <= MOST_SINGLE;
  const step = isSmall ? 1n : size >> BigInt(CURVE_BITS);
  const marks: Mark[] = [];
  let at = firstIn(window, stretches);
  for (let first = window.first; first <= window.last; first += step) {
    const interval = { family: window.family, first, last: first + step - 1n };
    while (at > 0 && (stretches[at]?.interval.first ?? window.last + 1n) > first) at--;
    for (let one = stretches[at]; one !== undefined && one.interval.last < first; one = stretches[at]) at++;
    const mark = markOf(interval, stretches, at);
    marks.push(mark);
    at = Math.max(at, mark.last);
  }
  return { window, kind: isSmall ? 'grid' : 'curve', marks };
}

function firstIn({ first }: Interval, stretches: readonly Stretch[]): number {
  return partitionPoint(stretches, ({ interval }) => interval.last < first);
}

function markOf(interval: Interval, stretches: readonly Stretch[], start: number): Mark {
  const sums = new Map<MapState, bigint>();
  let conflict = false;
  let at = start;
  for (let one = stretches[at]; one !== undefined && one.interval.first <= interval.last; one = stretches[++at]) {
    const first = one.interval.first > interval.first ? one.interval.first : interval.first;
    const last = one.interval.last < interval.last ? one.interval.last : interval.last;
    const { state } = one.segment;
    sums.set(state, (sums.get(state) ?? 0n) + last - first + 1n);
    conflict ||= one.segment.conflict === true;
  }
  const size = Number(sizeOf(interval));
  const shares = states.flatMap((state) => {
    const sum = sums.get(state);
    return sum === undefined ? [] : [[state, Number(sum) / size] as const];
  });
  return { interval, state: shares[0]?.[0] ?? 'other', conflict, shares, first: start, last: at - 1 };
}
