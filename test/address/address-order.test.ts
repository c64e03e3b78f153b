import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOrder } from '../../src/address/address-order.ts';
import { compareIntervals, type Interval } from '../../src/address/interval.ts';

/** The same by comparing each with each other. */
function compared(intervals: readonly Interval[]): readonly number[] {
  return intervals
    .map((interval, index) => ({ interval, index }))
    .sort((a, b) => compareIntervals(a.interval, b.interval))
    .map(({ index }) => index);
}

const base = 0x20010db8n << 96n;

/** As many intervals as are sorted by digits, whose first addresses a function gives. */
function many(firstOf: (index: number) => bigint, family: Interval['family'] = 'ipv6'): readonly Interval[] {
  return Array.from({ length: 5000 }, (_, index) => {
    const first = firstOf(index);
    return { family, first, last: first + BigInt((index * 7) % 11) };
  });
}

/** Scatters numbers below 5,000. */
const scattered = (index: number) => BigInt((index * 2741) % 5000);

describe('the order of intervals', () => {
  it('puts ipv4 first, then what starts and then what ends first', () => {
    const ipv4 = { family: 'ipv4' } as const;
    expect([
      ...addressOrder([
        { family: 'ipv6', first: 0n, last: 0n },
        { ...ipv4, first: 5n, last: 9n },
        { ...ipv4, first: 5n, last: 6n },
        { ...ipv4, first: 1n, last: 20n },
      ]),
    ]).toEqual([3, 2, 1, 0]);
  });

  it('leaves equals as given', () => {
    expect([...addressOrder(Array.from({ length: 5000 }, () => ({ family: 'ipv4', first: 7n, last: 9n })))]).toEqual(
      Array.from({ length: 5000 }, (_, index) => index),
    );
  });

  it.each([
    ['of one network', (index: number) => base + scattered(index)],
    ['of networks far apart', (index: number) => base + (scattered(index) << 80n)],
    [
      'that differ in the last bits of far networks',
      (index: number) => ((scattered(index) % 3n) << 127n) / 2n + scattered(index),
    ],
    ['that start at one of two addresses', (index: number) => base + (scattered(index) % 2n)],
    ['beside one that is far away', (index: number) => (index === 17 ? 0n : base + scattered(index))],
  ])('is that of comparing many %s', (_, firstOf) => {
    const intervals = many(firstOf);
    expect([...addressOrder(intervals)]).toEqual(compared(intervals));
  });

  it('is that of comparing many of both families', () => {
    const intervals = [
      ...many(scattered, 'ipv4'),
      ...many(scattered),
      ...many((index) => scattered(index) * 3n, 'ipv4'),
    ];
    expect([...addressOrder(intervals)]).toEqual(compared(intervals));
  });

  it('is that of comparing any', () => {
    const interval = fc.record({ family: fc.constantFrom('ipv4', 'ipv6'), first: fc.bigInt(0n, 40n), size: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(interval), (parts) => {
        const intervals = parts.map(
          ({ family, first, size }) => ({ family, first, last: first + BigInt(size) }) as const,
        );
        expect([...addressOrder(intervals)]).toEqual(compared(intervals));
      }),
    );
  });
});
