import type { Address, Family } from '../../address/address.ts';
import { type Interval, intervalOf, sizeOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import type { PoolIndex } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';

/** How far into a pool Services can come. */
export interface Reach {
  /** Every free address that the last of a number of Services may find to be the first free one. */
  readonly intervals: readonly Interval[];
  /** Whether it finds one in every order. */
  readonly always: boolean;
}

/**
 * How far the last of `others + 1` Services that ask for nothing can come into a pool. It takes the first free address,
 * so each address before its own must be taken: by one of the others, or by a Service that asks for that very address.
 * An address that is asked for may also be found free, where who asks for it comes later.
 */
export function reachInto(
  index: PoolIndex,
  rules: PoolRules,
  family: Family,
  fixed: IntervalSet,
  asked: readonly Address[],
  others: number,
): Reach {
  const wanted = [...new Set(asked.filter((one) => one.family === family).map(({ value }) => value))].sort(ascending);
  const intervals: Interval[] = [];
  let left = BigInt(others) + 1n;
  for (const piece of freePieces(index, rules, family, fixed)) {
    const inside = wanted.filter((value) => value >= piece.first && value <= piece.last);
    const plain = sizeOf(piece) - BigInt(inside.length);
    if (plain < left) {
      intervals.push(piece);
      left -= plain;
      continue;
    }
    intervals.push({ family, first: piece.first, last: nth(piece.first, left, inside) });
    return { intervals, always: true };
  }
  return { intervals, always: false };
}

/** The last of the first `count` addresses from `first` on that are not among the sorted ones left out. */
function nth(first: bigint, count: bigint, without: readonly bigint[]): bigint {
  let value = first + count - 1n;
  for (const left of without) if (left <= value) value++;
  return value;
}

/** The runs of a pool in its order, without what is taken for good and what it withholds. */
function* freePieces(
  index: PoolIndex,
  rules: PoolRules,
  family: Family,
  fixed: IntervalSet,
): Generator<Interval, undefined> {
  for (const { interval } of index.runsOf(rules, family)) {
    for (const gap of fixed.gaps(interval)) {
      if (index.withholds(rules, { family, value: 0n })) yield* withoutBuggy(gap);
      else yield gap;
    }
  }
}

/** The parts of an IPv4 interval between its addresses that end in .0 and .255. */
function* withoutBuggy({ family, first, last }: Interval): Generator<Interval, undefined> {
  for (let block = first - (first & 0xffn); block <= last; block += 256n) {
    const from = block + 1n > first ? block + 1n : first;
    const to = block + 254n < last ? block + 254n : last;
    if (from <= to) yield { family, first: from, last: to };
  }
}

/** How many addresses of a pool can really be handed out, both families. */
export function capacityOf(index: PoolIndex, rules: PoolRules): bigint {
  let capacity = 0n;
  for (const family of ['ipv4', 'ipv6'] as const) {
    for (const { interval } of index.runsOf(rules, family)) {
      capacity += sizeOf(interval) - withheldIn(index, rules, interval);
    }
  }
  return capacity;
}

function withheldIn(index: PoolIndex, rules: PoolRules, { family, first, last }: Interval): bigint {
  if (!index.withholds(rules, { family, value: 0n })) return 0n;
  const endingIn = (ending: bigint) => upTo(last, ending) - upTo(first - 1n, ending);
  return endingIn(0n) + endingIn(255n);
}

/** How many addresses from 0 up to a value, which may be -1, end in a byte. */
function upTo(value: bigint, ending: bigint): bigint {
  return value < ending ? 0n : (value - ending) / 256n + 1n;
}

/** The addresses as a set. */
export function setOf(addresses: Iterable<Address>): IntervalSet {
  return IntervalSet.of([...addresses].map(intervalOf));
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
