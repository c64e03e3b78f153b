import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address/address.ts';
import { holds, type Interval, wholeFamily } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { smallInterval } from './arbitrary.ts';
import { countedIntervals, linearithmic, many } from './counted.ts';

const universe: readonly Address[] = (['ipv4', 'ipv6'] as const).flatMap((family) =>
  Array.from({ length: 25 }, (_, value) => ({ family, value: BigInt(value) })),
);
const smallIntervals = fc.array(smallInterval, { maxLength: 8 });
const smallSet = smallIntervals.map((intervals) => IntervalSet.of(intervals));

function ipv4(first: number, last = first): Interval {
  return { family: 'ipv4', first: BigInt(first), last: BigInt(last) };
}

function ipv6(first: number, last = first): Interval {
  return { ...ipv4(first, last), family: 'ipv6' };
}

function members(set: IntervalSet): readonly Address[] {
  return universe.filter((address) => set.has(address));
}

function expectCanonical(set: IntervalSet): void {
  expect(IntervalSet.of(set.intervals).intervals).toEqual(set.intervals);
  for (const interval of set.intervals) expect(interval.first <= interval.last).toBe(true);
}

describe('IntervalSet', () => {
  test('merges what overlaps or touches, and keeps families apart', () => {
    const set = IntervalSet.of([ipv6(3, 5), ipv4(8, 9), ipv4(1, 3), ipv4(4, 6), ipv4(2)]);
    expect(set.intervals).toEqual([ipv4(1, 6), ipv4(8, 9), ipv6(3, 5)]);
    expect(set.size()).toBe(11n);
  });

  test('is empty without intervals', () => {
    expect(IntervalSet.empty.isEmpty).toBe(true);
    expect(IntervalSet.of([]).equals(IntervalSet.empty)).toBe(true);
    expect(IntervalSet.empty.size()).toBe(0n);
    expect(IntervalSet.of([ipv4(1)]).isEmpty).toBe(false);
  });

  test('holds up at the last address of a family', () => {
    const whole = IntervalSet.of([wholeFamily('ipv4'), wholeFamily('ipv6')]);
    expect(whole.size()).toBe(2n ** 32n + 2n ** 128n);
    expect(whole.subtract(whole).isEmpty).toBe(true);
    expect(whole.gaps(wholeFamily('ipv6'))).toEqual([]);
  });

  test('cuts what it has of an interval to that interval', () => {
    const set = IntervalSet.of([ipv4(1, 4), ipv4(6, 7), ipv4(9, 12), ipv6(0, 20)]);
    expect(set.overlapping(ipv4(3, 10))).toEqual([ipv4(3, 4), ipv4(6, 7), ipv4(9, 10)]);
    expect(set.overlapping(ipv4(13, 20))).toEqual([]);
  });

  test('names the gaps of an interval', () => {
    const set = IntervalSet.of([ipv4(1, 4), ipv4(6, 7), ipv6(0, 20)]);
    expect(set.gaps(ipv4(3, 10))).toEqual([ipv4(5), ipv4(8, 10)]);
    expect(set.gaps(ipv4(0, 4))).toEqual([ipv4(0)]);
    expect(IntervalSet.empty.gaps(ipv4(3, 10))).toEqual([ipv4(3, 10)]);
  });

  test('has the addresses of its intervals, in canonical form, whatever their order', () => {
    fc.assert(
      fc.property(smallIntervals, (intervals) => {
        const set = IntervalSet.of(intervals);
        expect(members(set)).toEqual(universe.filter((address) => intervals.some((one) => holds(one, address))));
        expect(IntervalSet.of([...intervals].reverse()).intervals).toEqual(set.intervals);
        expect(set.size()).toBe(BigInt(members(set).length));
        expectCanonical(set);
      }),
    );
  });

  test('joins, cuts and subtracts as sets of addresses do', () => {
    fc.assert(
      fc.property(smallSet, smallSet, (a, b) => {
        expect(members(a.union(b))).toEqual(universe.filter((address) => a.has(address) || b.has(address)));
        expect(members(a.intersect(b))).toEqual(universe.filter((address) => a.has(address) && b.has(address)));
        expect(members(a.subtract(b))).toEqual(universe.filter((address) => a.has(address) && !b.has(address)));
        for (const set of [a.union(b), a.intersect(b), a.subtract(b)]) expectCanonical(set);
      }),
      { numRuns: 1000 },
    );
  });

  test('splits an interval into what it has and what it lacks', () => {
    fc.assert(
      fc.property(smallSet, smallInterval, (set, within) => {
        const one = IntervalSet.of([within]);
        expect(set.overlapping(within)).toEqual(set.intersect(one).intervals);
        expect(set.gaps(within)).toEqual(one.subtract(set).intervals);
      }),
      { numRuns: 1000 },
    );
  });

  test('equals another exactly where they have the same addresses', () => {
    fc.assert(
      fc.property(smallSet, smallSet, (a, b) => {
        expect(a.equals(b)).toBe(a.subtract(b).isEmpty && b.subtract(a).isEmpty);
        expect(a.equals(IntervalSet.of([...a.intervals]))).toBe(true);
      }),
    );
  });

  test('builds from 100,000 intervals in linearithmic reads, in any order', () => {
    const { intervals, reads } = countedIntervals((index) => [
      ((index * 7919) % many) * 10,
      ((index * 7919) % many) * 10 + 4,
    ]);
    expect(IntervalSet.of(intervals).size()).toBe(5n * BigInt(many));
    expect(reads.count).toBeLessThan(linearithmic);
  });

  test.each<[string, (a: IntervalSet, b: IntervalSet) => IntervalSet, bigint]>([
    ['union', (a, b) => a.union(b), 8n],
    ['intersect', (a, b) => a.intersect(b), 2n],
    ['subtract', (a, b) => a.subtract(b), 3n],
  ])('reads twice as much for twice the intervals in %s', (_, combine, each) => {
    const reads = [many / 2, many].map((length) => {
      const one = countedIntervals((index) => [index * 10, index * 10 + 4], length);
      const other = countedIntervals((index) => [index * 10 + 3, index * 10 + 7], length);
      const [a, b] = [IntervalSet.of(one.intervals), IntervalSet.of(other.intervals)];
      const before = one.reads.count + other.reads.count;
      const combined = combine(a, b);
      const after = one.reads.count + other.reads.count;
      expect(combined.size()).toBe(each * BigInt(length));
      return after - before;
    });
    const [half = 0, whole = 0] = reads;
    expect(half).toBeGreaterThan(0);
    expect(whole / half).toBeCloseTo(2, 2);
  });

  test('looks up one of 100,000 intervals in few reads', () => {
    const { intervals, reads } = countedIntervals((index) => [index * 10, index * 10 + 4]);
    const set = IntervalSet.of(intervals);
    reads.count = 0;
    expect(set.has({ family: 'ipv4', value: 500_004n })).toBe(true);
    expect(set.overlapping(ipv4(500_003, 500_012))).toEqual([ipv4(500_003, 500_004), ipv4(500_010, 500_012)]);
    expect(reads.count).toBeLessThan(100);
  });
});
