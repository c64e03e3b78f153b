import type { Family } from '../src/address/address.ts';
import { type Claim, firstOverlaps } from '../src/address/sweep.ts';
import { ratio, report } from './measure.ts';
import { randomFrom } from './random.ts';

const COUNT = 1_000_000;
const MOST = 3;
const SEED = 3849;

/** Ranges of up to 64 addresses anywhere in a family, two of a thousand of which overlap. */
function claimsOf(family: Family): readonly Claim<number>[] {
  const random = randomFrom(SEED);
  const word = () => BigInt(Math.floor(random() * 2 ** 32));
  return Array.from({ length: COUNT }, (_, of) => {
    const first = family === 'ipv4' ? word() : (0x20010db8n << 96n) | (word() << 64n) | (word() << 32n) | word();
    return { interval: { family, first, last: first + BigInt(Math.floor(random() * 64)) }, of };
  });
}

function countOverlaps(claims: readonly Claim<number>[]): number {
  let count = 0;
  for (const _ of firstOverlaps(claims)) count++;
  return count;
}

const ipv4 = claimsOf('ipv4');
const numbers = ipv4.map(({ interval }) => Number(interval.first));
report(
  `Overlaps of ${COUNT} IPv4 ranges`,
  ratio(
    () => [...numbers].sort((a, b) => a - b),
    () => countOverlaps(ipv4),
  ),
  MOST,
  'sorting as many numbers',
);

const ipv6 = claimsOf('ipv6');
const pairs = ipv6.map(
  ({ interval }) => [Number(interval.first >> 64n), Number(interval.first & 0xffffffffn)] as const,
);
report(
  `Overlaps of ${COUNT} IPv6 ranges`,
  ratio(
    () => [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    () => countOverlaps(ipv6),
  ),
  MOST,
  'sorting as many pairs of numbers',
);
