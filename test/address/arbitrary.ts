import fc from 'fast-check';
import type { Address, Family } from '../../src/address/address.ts';
import { type Interval, wholeFamily } from '../../src/address/interval.ts';

const anyFamily: fc.Arbitrary<Family> = fc.constantFrom('ipv4', 'ipv6');

/** Values at the edges and anywhere; never in the v4-mapped block, which no text of that family reaches. */
function anyValue(family: Family): fc.Arbitrary<bigint> {
  const { last } = wholeFamily(family);
  const shifted = fc.tuple(fc.bigInt(0n, 0xffffn), fc.integer({ min: 0, max: 112 }));
  const sparse = shifted.map(([value, shift]) => (value << BigInt(shift)) & last);
  return fc
    .oneof(fc.bigInt(0n, last), fc.bigInt(0n, 300n), fc.bigInt(last - 300n, last), sparse)
    .filter((value) => family === 'ipv4' || value >> 32n !== 0xffffn);
}

export const anyAddress: fc.Arbitrary<Address> = anyFamily.chain((family) =>
  anyValue(family).map((value) => ({ family, value })),
);

export const anyInterval: fc.Arbitrary<Interval> = anyFamily.chain((family) =>
  fc.tuple(anyValue(family), anyValue(family)).map(([a, b]) => {
    return a < b ? { family, first: a, last: b } : { family, first: b, last: a };
  }),
);

/** Intervals of both families among the 24 lowest addresses, so that they often meet. */
export const smallInterval: fc.Arbitrary<Interval> = fc
  .tuple(anyFamily, fc.bigInt(0n, 23n), fc.bigInt(0n, 6n))
  .map(([family, first, more]) => ({ family, first, last: first + more > 23n ? 23n : first + more }));

const octet = fc.oneof(fc.integer({ min: 0, max: 260 }).map(String), fc.constantFrom('00', '01', '', '1000'));
const dotted = fc.array(octet, { minLength: 3, maxLength: 5 }).map((octets) => octets.join('.'));
const group = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16)),
  fc.constantFrom('0', 'FFFF', '0001', '00001', 'g'),
);
const groups = fc.array(group, { maxLength: 8 }).map((list) => list.join(':'));
const compressed = fc.tuple(groups, fc.constantFrom('::', ':', ''), groups).map((parts) => parts.join(''));
const withQuad = fc
  .tuple(fc.constantFrom('::ffff:', '::', '1::', '1:2:3:4:5:6:', '1:2:'), dotted)
  .map((parts) => parts.join(''));

/** Texts that are, or nearly are, addresses. */
export const anyAddressText: fc.Arbitrary<string> = fc.oneof(dotted, compressed, groups, withQuad);
