import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareIntervals, type Interval, intersection } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { type Claim, firstOverlaps, type Overlap, segments, sweep } from '../../src/address/sweep.ts';
import { smallInterval } from './arbitrary.ts';
import { countedIntervals, linearithmic, many } from './counted.ts';

const smallClaims = fc
  .array(smallInterval, { maxLength: 12 })
  .map((intervals) => intervals.map((interval, of) => ({ interval, of })));

function claim(of: string, first: number, last: number, family: Interval['family'] = 'ipv4'): Claim<string> {
  return { interval: { family, first: BigInt(first), last: BigInt(last) }, of };
}

function show({ earlier, later, shared }: Overlap<string>): string {
  return `${earlier.of}${later.of} ${shared.first}-${shared.last}`;
}

/** Claims whose ends count how often they are read. */
function counted(make: (index: number) => readonly [first: number, last: number]) {
  const { intervals, reads } = countedIntervals(make);
  return { claims: intervals.map((interval, of) => ({ interval, of })), reads };
}

describe('sweep', () => {
  test('yields each overlapping pair once, in address order', () => {
    const claims = [claim('d', 9, 9), claim('b', 2, 4), claim('a', 1, 9), claim('c', 4, 6), claim('x', 1, 9, 'ipv6')];
    expect([...sweep(claims)].map(show)).toEqual(['ab 2-4', 'ac 4-6', 'bc 4-4', 'ad 9-9']);
  });

  test('keeps equal claims in the order given', () => {
    expect([...sweep([claim('a', 1, 2), claim('b', 1, 2)])].map(show)).toEqual(['ab 1-2']);
    expect([...sweep([claim('b', 1, 2), claim('a', 1, 2)])].map(show)).toEqual(['ba 1-2']);
  });

  test('yields every pair that shares addresses and no other', () => {
    const name = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
    fc.assert(
      fc.property(smallClaims, (claims) => {
        const pairs = claims.flatMap((a) =>
          claims.filter((b) => a.of < b.of && intersection(a.interval, b.interval)).map((b) => name(a.of, b.of)),
        );
        const swept = [...sweep(claims)];
        expect(swept.map(({ earlier, later }) => name(earlier.of, later.of)).sort()).toEqual(pairs.sort());
        for (const { earlier, later, shared } of swept) {
          expect(shared).toEqual(intersection(earlier.interval, later.interval));
          expect(compareIntervals(earlier.interval, later.interval)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test('goes over 100,000 disjoint claims in linearithmic reads', () => {
    const { claims, reads } = counted((index) => [index * 10, index * 10 + 9]);
    expect([...sweep(claims)]).toEqual([]);
    expect(reads.count).toBeLessThan(linearithmic);
  });

  test('yields the first pairs of 100,000 equal claims without making the others', () => {
    const { claims, reads } = counted(() => [1, 9]);
    expect(sweep(claims).next().value?.later.of).toBe(1);
    expect(reads.count).toBeLessThan(linearithmic);
  });
});

describe('firstOverlaps', () => {
  test('names for each claim the earlier one that reaches farthest', () => {
    const claims = [claim('a', 1, 3), claim('b', 2, 8), claim('c', 3, 5), claim('d', 7, 12), claim('e', 20, 21)];
    expect([...firstOverlaps(claims)].map(show)).toEqual(['ab 2-3', 'bc 3-5', 'bd 7-8']);
  });

  test('gives each claim that meets an earlier one exactly once, with all it shares with earlier ones', () => {
    fc.assert(
      fc.property(smallClaims, (claims) => {
        const found = new Map([...firstOverlaps(claims)].map((overlap) => [overlap.later.of, overlap.shared]));
        const sorted = [...claims].sort((a, b) => compareIntervals(a.interval, b.interval));
        for (const [index, later] of sorted.entries()) {
          const earlier = IntervalSet.of(sorted.slice(0, index).map(({ interval }) => interval));
          const shared = found.get(later.of);
          expect(shared === undefined ? [] : [shared]).toEqual(earlier.overlapping(later.interval));
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, (index: number) => readonly [number, number]]>([
    ['equal', () => [1, 9]],
    ['nested', (index) => [index, 1_000_000 - index]],
    ['chained', (index) => [index, index + 50_000]],
    ['disjoint', (index) => [index * 10, index * 10 + 9]],
  ])('goes over 100,000 %s claims in linearithmic reads', (shape, make) => {
    const { claims, reads } = counted(make);
    let overlaps = 0;
    for (const _ of firstOverlaps(claims)) overlaps++;
    expect(overlaps).toBe(shape === 'disjoint' ? 0 : many - 1);
    expect(reads.count).toBeLessThan(linearithmic);
  });
});

describe('segments', () => {
  test('cuts claims where their company changes', () => {
    const claims = [
      claim('b', 3, 5),
      claim('a', 1, 9),
      claim('c', 5, 12),
      claim('d', 20, 20),
      claim('e', 1, 2, 'ipv6'),
    ];
    expect(
      [...segments(claims)].map(
        ({ interval, of }) => `${interval.family} ${interval.first}-${interval.last} ${of.join('')}`,
      ),
    ).toEqual([
      'ipv4 1-2 a',
      'ipv4 3-4 ab',
      'ipv4 5-5 abc',
      'ipv4 6-9 ac',
      'ipv4 10-12 c',
      'ipv4 20-20 d',
      'ipv6 1-2 e',
    ]);
  });

  test('gives for each address the claims that hold it, without gaps or cuts to spare', () => {
    fc.assert(
      fc.property(smallClaims, (claims) => {
        const all = [...segments(claims)];
        for (const { interval, of } of all) {
          for (let value = interval.first; value <= interval.last; value++) {
            const point = { family: interval.family, first: value, last: value };
            const holders = claims.filter((one) => intersection(one.interval, point)).map((one) => one.of);
            expect([...of].sort()).toEqual(holders.sort());
          }
        }
        const covered = IntervalSet.of(claims.map(({ interval }) => interval));
        expect(IntervalSet.of(all.map(({ interval }) => interval)).equals(covered)).toBe(true);
        expect(all.reduce((sum, { interval }) => sum + interval.last - interval.first + 1n, 0n)).toBe(covered.size());
      }),
      { numRuns: 500 },
    );
  });

  test('makes one segment of 100,000 equal claims', () => {
    const { claims, reads } = counted(() => [1, 9]);
    const all = [...segments(claims)];
    expect(all.map(({ of }) => of.length)).toEqual([many]);
    expect(reads.count).toBeLessThan(linearithmic);
  });

  test('goes over 100,000 shallow claims in linearithmic reads', () => {
    const { claims, reads } = counted((index) => [index * 10, index * 10 + 14]);
    expect([...segments(claims)]).toHaveLength(2 * many - 1);
    expect(reads.count).toBeLessThan(linearithmic);
  });
});
