import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { foremost } from '../../src/site/foremost.ts';
import { interval } from './sites-of.ts';

const named = (name: string, text: string, rank = 0) => ({ name, rank, interval: interval(text) });

function pieces(items: readonly ReturnType<typeof named>[]) {
  return foremost(items, (a, b) => a.rank - b.rank).map((piece) => [piece.of.name, formatInterval(piece.interval)]);
}

describe('who is foremost', () => {
  it('cuts what lies behind', () => {
    expect(pieces([named('wide', '10.0.0.0-10.0.0.9', 1), named('narrow', '10.0.0.4-10.0.0.5', 0)])).toEqual([
      ['wide', '10.0.0.0-10.0.0.3'],
      ['narrow', '10.0.0.4-10.0.0.5'],
      ['wide', '10.0.0.6-10.0.0.9'],
    ]);
  });

  it('is one piece over something that begins or ends behind it', () => {
    expect(pieces([named('front', '10.0.0.0-10.0.0.9'), named('behind', '10.0.0.4-10.0.0.20', 1)])).toEqual([
      ['front', '10.0.0.0-10.0.0.9'],
      ['behind', '10.0.0.10-10.0.0.20'],
    ]);
  });

  it('is the first of two equals', () => {
    expect(pieces([named('a', '10.0.0.1'), named('b', '10.0.0.1')])).toEqual([['a', '10.0.0.1']]);
  });

  it('keeps families apart, up to the last address of each', () => {
    const items = [named('six', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'), named('four', '255.255.255.255')];
    expect(pieces(items)).toEqual([
      ['four', '255.255.255.255'],
      ['six', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ]);
  });

  it('agrees with asking every address', () => {
    const item = fc.tuple(fc.nat(30), fc.nat(12), fc.nat(3)).map(([first, length, rank]) => ({
      rank,
      interval: { family: 'ipv4' as const, first: BigInt(first), last: BigInt(first + length) },
    }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        const found = foremost(items, (a, b) => a.rank - b.rank);
        for (let value = 0n; value < 50n; value++) {
          const lying = items.filter(({ interval: { first, last } }) => first <= value && value <= last);
          const best = lying.find((one) => lying.every((other) => one.rank <= other.rank));
          const here = found.filter(({ interval: { first, last } }) => first <= value && value <= last);
          expect(here.map(({ of }) => of)).toEqual(best === undefined ? [] : [best]);
        }
      }),
    );
  });
});
