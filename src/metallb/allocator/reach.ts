import type { Family } from '../../address/address.ts';
import { type Interval, sizeOf } from '../../address/interval.ts';
import type { IntervalSet } from '../../address/interval-set.ts';
import type { PoolIndex, Run } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';
import { isBefore, type Spot } from './tenancy.ts';

/** How far into a pool Services can come. */
export interface Reach {
  /** Every free address that the last of a number of Services may find to be the first free one. */
  readonly intervals: readonly Interval[];
  /** Whether it finds one in every order. */
  readonly always: boolean;
  /** Whether it can come as far as an address that a holder shares. */
  passes(spot: Spot): boolean;
}

/** One gap that holders leave in a run of a pool. */
export interface Piece {
  readonly run: Run;
  readonly piece: Interval;
}

/**
 * How far the last of `others + 1` Services that ask for nothing can come into a pool. It takes the first free address,
 * so each address before its own must be taken: by one of the others, or by a Service that asks for that very address.
 * An address that is asked for may also be found free, where who asks for it comes later. `asked` ascends.
 */
export function reachInto(
  index: PoolIndex,
  rules: PoolRules,
  family: Family,
  fixed: IntervalSet,
  asked: readonly bigint[],
  others: number,
): Reach {
  const intervals: Interval[] = [];
  let left = BigInt(others) + 1n;
  for (const { run, piece } of freePiecesOf(index, rules, family, fixed)) {
    const from = firstAtLeast(asked, piece.first);
    const inside = firstAtLeast(asked, piece.last + 1n) - from;
    const plain = sizeOf(piece) - BigInt(inside);
    if (plain < left) {
      intervals.push(piece);
      left -= plain;
      continue;
    }
    const last = nth(piece.first, left, asked, from);
    intervals.push({ family, first: piece.first, last });
    const end = { run, address: { family, value: last } };
    return { intervals, always: true, passes: (spot) => isBefore(spot, end) };
  }
  return { intervals, always: false, passes: () => true };
}

/** The runs of a pool in its order, without what is taken for good and what it withholds. */
export function* freePiecesOf(
  index: PoolIndex,
  rules: PoolRules,
  family: Family,
  fixed: IntervalSet,
): Generator<Piece, undefined> {
  for (const run of index.runsOf(rules, family)) {
    for (const gap of fixed.gaps(run.interval)) {
      if (!index.withholds(rules, { family, value: 0n })) yield { run, piece: gap };
      else for (const piece of withoutBuggy(gap)) yield { run, piece };
    }
  }
}

/** The last of the first `count` addresses from `first` on that are not among the asked ones, which begin at `from`. */
function nth(first: bigint, count: bigint, asked: readonly bigint[], from: number): bigint {
  let value = first + count - 1n;
  for (let at = from; ; at++) {
    const one = asked[at];
    if (one === undefined || one > value) return value;
    value++;
  }
}

/** The place of the first of ascending values that is not below a bound. */
function firstAtLeast(values: readonly bigint[], bound: bigint): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0n) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The parts of an IPv4 interval between its addresses that end in .0 and .255. */
function* withoutBuggy({ family, first, last }: Interval): Generator<Interval, undefined> {
  for (let block = first - (first & 0xffn); block <= last; block += 256n) {
    const from = block + 1n > first ? block + 1n : first;
    const to = block + 254n < last ? block + 254n : last;
    if (from <= to) yield { family, first: from, last: to };
  }
}
