import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignedIn } from '../../src/address/free.ts';
import { contains, type Interval, prefixInterval, prefixLengthOf } from '../../src/address/interval.ts';
import { smallInterval } from './arbitrary.ts';

function ipv4(first: number, last: number): Interval {
  return { family: 'ipv4', first: BigInt(first), last: BigInt(last) };
}

describe('alignedIn', () => {
  test('finds the first CIDR of a length', () => {
    expect(alignedIn(ipv4(1, 20), 30)).toEqual(ipv4(4, 7));
    expect(alignedIn(ipv4(4, 20), 30)).toEqual(ipv4(4, 7));
  });

  test('finds none where the room is enough but not aligned', () => {
    expect(alignedIn(ipv4(1, 6), 30)).toBeUndefined();
  });

  test('finds none past the last address or for a length the family lacks', () => {
    expect(alignedIn(ipv4(0xfffffffd, 0xffffffff), 30)).toBeUndefined();
    expect(alignedIn(ipv4(1, 20), 33)).toBeUndefined();
    expect(alignedIn(ipv4(1, 20), -1)).toBeUndefined();
    expect(alignedIn(ipv4(1, 20), 29.5)).toBeUndefined();
  });

  test('gives the lowest fit, and none only where none fits', () => {
    fc.assert(
      fc.property(smallInterval, fc.integer({ min: 0, max: 4 }), (interval, hostBits) => {
        const length = (interval.family === 'ipv4' ? 32 : 128) - hostBits;
        const fits = Array.from({ length: 24 }, (_, value) => {
          return prefixInterval({ family: interval.family, value: BigInt(value) }, length);
        }).filter((block) => contains(interval, block));
        const found = alignedIn(interval, length);
        expect(found).toEqual(fits[0]);
        if (found !== undefined) expect(prefixLengthOf(found)).toBe(length);
      }),
    );
  });
});
