import type { Interval } from '../../src/address/interval.ts';

/** How many intervals a test of growth takes. */
export const many = 100_000;

/** Reads allowed for n log n work: a sort compares fewer than n log2 n pairs, and a comparison reads few ends. */
export const linearithmic = many * Math.log2(many) * 10;

/** IPv4 intervals that count how often their ends are read, which bounds the comparisons made. */
export function countedIntervals(make: (index: number) => readonly [first: number, last: number], length = many) {
  const reads = { count: 0 };
  const intervals = Array.from({ length }, (_, index): Interval => {
    const [first, last] = make(index);
    const ends = { first: BigInt(first), last: BigInt(last) };
    return {
      family: 'ipv4',
      get first() {
        reads.count++;
        return ends.first;
      },
      get last() {
        reads.count++;
        return ends.last;
      },
    };
  });
  return { intervals, reads };
}
