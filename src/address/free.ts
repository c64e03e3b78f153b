import { type Address, bitsOf } from './address.ts';
import { contains, type Interval, prefixInterval } from './interval.ts';

/**
 * The first CIDR of this length that lies wholly in the interval, or undefined where none does or the family has no
 * such length.
 */
export function alignedIn(interval: Interval, length: number): Interval | undefined {
  const bits = bitsOf(interval.family);
  if (!Number.isInteger(length) || length < 0 || length > bits) return undefined;
  const step = (1n << BigInt(bits - length)) - 1n;
  const start: Address = { family: interval.family, value: interval.first + step };
  const block = prefixInterval(start, length);
  return contains(interval, block) ? block : undefined;
}
