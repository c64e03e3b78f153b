import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInterval, type Interval, sizeOf } from '../../../src/address/interval.ts';
import { CURVE_ROWS, placeOf } from '../../../src/report/map/curve.ts';
import { conflictLook, looks, states } from '../../../src/report/map/looks.ts';
import { rangeText, readRange, stretchesOf, viewOf, windowOf } from '../../../src/report/map/marks.ts';
import { tailOf } from '../../../src/report/map/tail.ts';
import type { MapSegment } from '../../../src/site/map.ts';

function range(text: string): Interval {
  const read = readRange(text);
  if (read === undefined) throw new Error(`no range: ${text}`);
  return read;
}

function segment(text: string, state: MapSegment['state']): MapSegment {
  return { range: formatInterval(range(text)), size: Number(sizeOf(range(text))), state };
}

describe('readRange', () => {
  it.each(['192.0.2.4', '192.0.2.4-192.0.2.9', '2001:db8::-2001:db8::ffff'])('reads %s back', (text) => {
    expect(formatInterval(range(text))).toBe(text);
  });

  it('reads a CIDR', () => expect(formatInterval(range('192.0.2.0/29'))).toBe('192.0.2.0-192.0.2.7'));

  it.each([
    '',
    '-',
    'shop/till',
    '192.0.2.9-192.0.2.4',
    '192.0.2.1-2001:db8::1',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/2x',
  ])('knows that %j is none', (text) => expect(readRange(text)).toBeUndefined());
});

describe('viewOf', () => {
  it('gives each address of a small block its mark', () => {
    const stretches = stretchesOf({
      segments: [segment('192.0.2.0-192.0.2.2', 'node'), segment('192.0.2.3-192.0.2.7', 'free')],
    });
    const { kind, marks } = viewOf(range('192.0.2.0/29'), stretches);
    expect(kind).toBe('grid');
    expect(marks.map(({ state }) => state).join(' ')).toBe('node node node free free free free free');
  });

  it('cuts a large block into 256 prefixes, each with the shares of its states', () => {
    const stretches = stretchesOf({
      segments: [segment('10.0.0.0-10.0.0.63', 'dhcp'), segment('10.0.0.64-10.0.255.255', 'unassigned')],
    });
    const { kind, marks } = viewOf(range('10.0.0.0/16'), stretches);
    expect([kind, marks.length, rangeText(marks[1]?.interval ?? range('::'))]).toEqual(['curve', 256, '10.0.1.0/24']);
    expect(marks[0]?.shares).toEqual([
      ['dhcp', 0.25],
      ['unassigned', 0.75],
    ]);
  });

  it('counts every address once, whatever the segments', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.array(fc.constantFrom(...states), { minLength: 30, maxLength: 30 }), (sizes, kinds) => {
        let first = 0n;
        const segments = sizes.map((size, index) => {
          const interval = { family: 'ipv6' as const, first, last: first + BigInt(size) - 1n };
          first += BigInt(size);
          return { range: formatInterval(interval), size, state: kinds[index] ?? 'free' };
        });
        const { marks } = viewOf({ family: 'ipv6', first: 0n, last: (1n << 18n) - 1n }, stretchesOf({ segments }));
        const sums = new Map<string, number>();
        for (const { shares, interval } of marks) {
          for (const [state, part] of shares) {
            sums.set(state, (sums.get(state) ?? 0) + part * Number(sizeOf(interval)));
          }
        }
        const expected = new Map<string, number>();
        for (const { state, size } of segments) expected.set(state, (expected.get(state) ?? 0) + size);
        expect([...sums].sort()).toEqual([...expected].sort());
      }),
    );
  });
});

describe('windowOf', () => {
  it('looks at the part of a large block that has owners', () => {
    const stretches = stretchesOf({
      segments: [
        segment('2001:db8::-2001:db8::ff', 'unassigned'),
        segment('2001:db8::100-2001:db8::1ff', 'free'),
        segment('2001:db8::200-2001:db8::ffff:ffff:ffff:ffff', 'unassigned'),
      ],
    });
    expect(rangeText(windowOf(range('2001:db8::/64'), stretches))).toBe('2001:db8::100/120');
  });
});

describe('the curve', () => {
  it('fills the square, each step to a neighbor', () => {
    const places = Array.from({ length: 256 }, (_, index) => placeOf(index));
    expect(new Set(places.map(({ column, row }) => `${column} ${row}`)).size).toBe(256);
    const steps = places.slice(1).map(({ column, row }, index) => {
      const before = places[index] ?? { column: 0, row: 0 };
      return Math.abs(column - before.column) + Math.abs(row - before.row);
    });
    expect(new Set(steps)).toEqual(new Set([1]));
  });

  it('is found again by its rows', () => {
    const found = CURVE_ROWS.flatMap((row, y) => row.map((index, x) => [placeOf(index), { column: x, row: y }]));
    expect(found.filter(([a, b]) => a?.column !== b?.column || a?.row !== b?.row)).toEqual([]);
  });
});

describe('tailOf', () => {
  it.each([
    ['10.0.37.0/24', '10.0.0.0/16', '37'],
    ['10.8.0.0/16', '10.0.0.0/8', '8'],
    ['192.0.2.200', '192.0.2.0/24', '200'],
    ['10.0.1.16/28', '10.0.0.0/20', '1.16'],
    ['2001:db8::c0', '2001:db8::/120', 'c0'],
  ])('of %s in %s is %s', (part, window, tail) => expect(tailOf(range(part), range(window))).toBe(tail));
});

describe('the looks', () => {
  it('are told by their letters alone', () => {
    const letters = [...states.map((state) => looks[state].letter), conflictLook.letter];
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('have letters that stand out from their ground', () => {
    const all = [...Object.values(looks), conflictLook].flatMap(({ light, dark }) => [light, dark]);
    expect(all.filter(({ fill, ink }) => contrast(fill, ink) < 4.5)).toEqual([]);
  });
});

/** The contrast ratio of two colors, by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
