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

  test('has an address only where an interval of its family does, ends included', () => {
    const set = IntervalSet.of([ipv4(3, 5), ipv4(8), ipv6(10, 12)]);
    const has = (family: 'ipv4' | 'ipv6') =>
      universe.filter((one) => one.family === family && set.has(one)).map(({ value }) => Number(value));
    expect(has('ipv4')).toEqual([3, 4, 5, 8]);
    expect(has('ipv6')).toEqual([10, 11, 12]);
    expect(IntervalSet.empty.has({ family: 'ipv4', value: 0n })).toBe(false);
  });

  test('subtracts what lies inside, beside, across and around its intervals', () => {
    const set = IntervalSet.of([ipv4(0, 9), ipv4(20, 24), ipv6(5, 9)]);
    const less = (...taken: readonly Interval[]) => set.subtract(IntervalSet.of(taken)).intervals;
    expect(less(ipv4(3, 4))).toEqual([ipv4(0, 2), ipv4(5, 9), ipv4(20, 24), ipv6(5, 9)]);
    expect(less(ipv4(0), ipv4(9))).toEqual([ipv4(1, 8), ipv4(20, 24), ipv6(5, 9)]);
    expect(less(ipv4(0, 8))).toEqual([ipv4(9), ipv4(20, 24), ipv6(5, 9)]);
    expect(less(ipv4(5, 22))).toEqual([ipv4(0, 4), ipv4(23, 24), ipv6(5, 9)]);
    expect(less(ipv4(10, 19), ipv6(0, 4))).toEqual(set.intervals);
    expect(less(ipv4(0, 30))).toEqual([ipv6(5, 9)]);
    expect(less(ipv6(0, 30))).toEqual([ipv4(0, 9), ipv4(20, 24)]);
    expect(less(ipv4(7, 9), ipv4(20, 21), ipv6(9))).toEqual([ipv4(0, 6), ipv4(22, 24), ipv6(5, 8)]);
  });

  test('joins and cuts two sets of both families', () => {
    const a = IntervalSet.of([ipv4(0, 4), ipv4(10, 14), ipv6(0, 4)]);
    const b = IntervalSet.of([ipv4(3, 11), ipv4(20), ipv6(4, 6), ipv6(9)]);
    expect(a.union(b).intervals).toEqual([ipv4(0, 14), ipv4(20), ipv6(0, 6), ipv6(9)]);
    expect(a.intersect(b).intervals).toEqual([ipv4(3, 4), ipv4(10, 11), ipv6(4)]);
    expect(b.intersect(a).intervals).toEqual([ipv4(3, 4), ipv4(10, 11), ipv6(4)]);
    expect(IntervalSet.of([ipv6(0, 4)]).intersect(b).intervals).toEqual([ipv6(4)]);
    expect(a.intersect(IntervalSet.of([ipv4(4, 10)])).intervals).toEqual([ipv4(4), ipv4(10)]);
  });

  test('differs from a set that has more, fewer or other addresses', () => {
    const set = IntervalSet.of([ipv4(1, 4), ipv6(2, 3)]);
    expect(set.equals(IntervalSet.of([ipv6(2, 3), ipv4(1, 2), ipv4(3, 4)]))).toBe(true);
    expect(set.equals(IntervalSet.of([ipv4(1, 4)]))).toBe(false);
    expect(set.equals(IntervalSet.of([ipv4(1, 4), ipv6(2, 4)]))).toBe(false);
    expect(set.equals(IntervalSet.of([ipv4(1, 4), ipv4(6, 7)]))).toBe(false);
    expect(IntervalSet.of([ipv4(1, 4)]).equals(set)).toBe(false);
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

  test('cuts and subtracts a set of far more intervals as any other', () => {
    const rest = Array.from({ length: 300 }, (_, index) => ipv4(100 + 2 * index));
    fc.assert(
      fc.property(smallSet, smallIntervals, (a, intervals) => {
        const b = IntervalSet.of([...intervals, ...rest, ipv6(20, 22)]);
        const both = universe.filter((address) => a.has(address) && b.has(address));
        for (const set of [a.intersect(b), b.intersect(a)]) expect(members(set)).toEqual(both);
        expect(members(a.subtract(b))).toEqual(universe.filter((address) => a.has(address) && !b.has(address)));
        for (const set of [a.intersect(b), b.intersect(a), a.subtract(b)]) expectCanonical(set);
      }),
    );
  });

  test.each<[string, (one: IntervalSet, all: IntervalSet) => IntervalSet]>([
    ['intersects', (one, all) => one.intersect(all)],
    ['intersects from the other side', (one, all) => all.intersect(one)],
    ['subtracts', (one, all) => one.subtract(all)],
  ])('%s one of 100,000 intervals in few reads', (_, combine) => {
    const { intervals, reads } = countedIntervals((index) => [index * 10, index * 10 + 4]);
    const all = IntervalSet.of(intervals);
    const before = reads.count;
    expect(combine(IntervalSet.of([ipv4(500_003, 500_006)]), all).size()).toBe(2n);
    expect(reads.count - before).toBeLessThan(200);
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

  test('covers another exactly where nothing of it is left without', () => {
    fc.assert(
      fc.property(smallSet, smallSet, (a, b) => {
        expect(a.covers(b)).toBe(b.subtract(a).isEmpty);
        expect(a.union(b).covers(b)).toBe(true);
      }),
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
