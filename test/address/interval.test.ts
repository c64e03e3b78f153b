import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../src/address/address.ts';
import {
  blocksOf,
  compareIntervals,
  contains,
  formatInterval,
  formatPrefix,
  holds,
  type Interval,
  intersection,
  intersects,
  intervalOf,
  prefixInterval,
  prefixLengthOf,
  sizeOf,
  wholeFamily,
} from '../../src/address/interval.ts';
import { anyAddress, anyInterval, smallInterval } from './arbitrary.ts';

function range(start: string, end = start): Interval {
  const [first, last] = [parseAddress(start), parseAddress(end)];
  if (first === undefined || last === undefined) throw new Error(`${start}-${end}`);
  return { family: first.family, first: first.value, last: last.value };
}

function blocks(start: string, end: string): readonly string[] {
  return blocksOf(range(start, end)).map(formatPrefix);
}

describe('an interval', () => {
  test('prints as a range, or as the one address it is', () => {
    expect(formatInterval(range('192.0.2.4', '192.0.2.9'))).toBe('192.0.2.4-192.0.2.9');
    expect(formatInterval(range('2001:db8::1'))).toBe('2001:db8::1');
  });

  test('counts both ends', () => {
    expect(sizeOf(range('192.0.2.4', '192.0.2.9'))).toBe(6n);
    expect(sizeOf(wholeFamily('ipv6'))).toBe(2n ** 128n);
  });

  test('of one address holds that address only', () => {
    const one = intervalOf({ family: 'ipv4', value: 5n });
    expect(holds(one, { family: 'ipv4', value: 5n })).toBe(true);
    expect(holds(one, { family: 'ipv4', value: 6n })).toBe(false);
    expect(holds(one, { family: 'ipv4', value: 4n })).toBe(false);
    expect(holds(one, { family: 'ipv6', value: 5n })).toBe(false);
  });

  test('shares nothing with the other family', () => {
    expect(intersects(wholeFamily('ipv4'), wholeFamily('ipv6'))).toBe(false);
    expect(contains(wholeFamily('ipv6'), wholeFamily('ipv4'))).toBe(false);
  });

  test('meets another where they share an end, not where they only touch', () => {
    expect(intersection(range('192.0.2.1', '192.0.2.5'), range('192.0.2.5', '192.0.2.9'))).toEqual(range('192.0.2.5'));
    expect(intersection(range('192.0.2.1', '192.0.2.5'), range('192.0.2.6', '192.0.2.9'))).toBeUndefined();
  });

  test('meets and contains as sets of addresses do', () => {
    const values = (interval: Interval) =>
      Array.from({ length: 24 }, (_, value) => BigInt(value)).filter((value) =>
        holds(interval, { family: interval.family, value }),
      );
    fc.assert(
      fc.property(smallInterval, smallInterval, (a, b) => {
        const shared = a.family === b.family ? values(a).filter((value) => values(b).includes(value)) : [];
        const both = intersection(a, b);
        expect(both === undefined ? [] : values(both)).toEqual(shared);
        expect(intersects(a, b)).toBe(shared.length > 0);
        expect(contains(a, b)).toBe(shared.length === values(b).length);
      }),
    );
  });

  test('sorts by family, first, last', () => {
    const sorted = [range('192.0.2.1'), range('192.0.2.1', '192.0.2.2'), range('192.0.2.2'), range('::1')];
    expect([...sorted].reverse().sort(compareIntervals)).toEqual(sorted);
  });
});

describe('prefixInterval', () => {
  test('clears host bits', () => {
    expect(formatInterval(prefixInterval({ family: 'ipv4', value: 0xc0000209n }, 29))).toBe('192.0.2.8-192.0.2.15');
  });

  test('reaches from one address to the whole family', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(prefixInterval(address, 0)).toEqual(wholeFamily(address.family));
        expect(prefixInterval(address, address.family === 'ipv4' ? 32 : 128)).toEqual(intervalOf(address));
      }),
    );
  });

  test('throws for a length that the family lacks', () => {
    expect(() => prefixInterval({ family: 'ipv4', value: 0n }, 33)).toThrow(RangeError);
    expect(() => prefixInterval({ family: 'ipv4', value: 0n }, -1)).toThrow(RangeError);
  });
});

describe('blocksOf', () => {
  test('gives the one block of a range that is a CIDR', () => {
    expect(blocks('192.0.2.0', '192.0.2.255')).toEqual(['192.0.2.0/24']);
    expect(blocks('0.0.0.0', '255.255.255.255')).toEqual(['0.0.0.0/0']);
  });

  test('gives the 14 blocks MetalLB makes of .1 to .254', () => {
    expect(blocks('192.0.2.1', '192.0.2.254')).toEqual([
      '192.0.2.1/32',
      '192.0.2.2/31',
      '192.0.2.4/30',
      '192.0.2.8/29',
      '192.0.2.16/28',
      '192.0.2.32/27',
      '192.0.2.64/26',
      '192.0.2.128/26',
      '192.0.2.192/27',
      '192.0.2.224/28',
      '192.0.2.240/29',
      '192.0.2.248/30',
      '192.0.2.252/31',
      '192.0.2.254/32',
    ]);
  });

  test('needs at most 62 blocks for ipv4 and 254 for ipv6', () => {
    expect(blocks('0.0.0.1', '255.255.255.254')).toHaveLength(62);
    expect(blocks('::1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe')).toHaveLength(254);
  });

  test('cuts an interval into aligned blocks that join without gap, no two of which are one larger block', () => {
    fc.assert(
      fc.property(anyInterval, (interval) => {
        let next = interval.first;
        let before: Interval | undefined;
        for (const { family, first, length } of blocksOf(interval)) {
          const block = prefixInterval({ family, value: first }, length);
          expect(block.first).toBe(next);
          if (before !== undefined) expect(prefixLengthOf({ ...block, first: before.first })).toBeUndefined();
          next = block.last + 1n;
          before = block;
        }
        expect(next).toBe(interval.last + 1n);
      }),
    );
  });
});

describe('prefixLengthOf', () => {
  test('knows a CIDR by its ends', () => {
    expect(prefixLengthOf(range('192.0.2.0', '192.0.2.255'))).toBe(24);
    expect(prefixLengthOf(range('192.0.2.1'))).toBe(32);
    expect(prefixLengthOf(wholeFamily('ipv6'))).toBe(0);
  });

  test('is undefined for a range of a CIDR size that is not aligned, and for one that is no power of two', () => {
    expect(prefixLengthOf(range('192.0.2.1', '192.0.2.2'))).toBeUndefined();
    expect(prefixLengthOf(range('192.0.2.4', '192.0.2.6'))).toBeUndefined();
    expect(prefixLengthOf(range('192.0.2.128', '192.0.3.127'))).toBeUndefined();
  });

  test('is defined exactly where one block is enough', () => {
    fc.assert(
      fc.property(fc.oneof(anyInterval, smallInterval), (interval) => {
        const [block, ...more] = blocksOf(interval);
        expect(prefixLengthOf(interval)).toBe(more.length === 0 ? block?.length : undefined);
      }),
    );
  });
});
