import { formatInterval, type Interval } from '../../address/interval.ts';

/**
 * The part of an address in which the prefixes of a window differ: in 10.0.0.0/16 of 10.0.37.0/24 the `37`, in a /24 of
 * one address its last octet. IPv6 by groups. The whole address where nothing is left of it.
 */
export function tailOf(part: Interval, window: Interval): string {
  const width = part.family === 'ipv4' ? 8n : 16n;
  const radix = part.family === 'ipv4' ? 10 : 16;
  const bits = part.family === 'ipv4' ? 32n : 128n;
  const groups: string[] = [];
  for (let shift = bits - width; shift >= 0n; shift -= width) {
    const at = (value: bigint) => (value >> shift) & ((1n << width) - 1n);
    const isFixed = window.first >> shift === window.last >> shift;
    const isWhole = at(part.first) === 0n && at(part.last) === (1n << width) - 1n;
    if (!isFixed && !(isWhole && groups.length > 0)) groups.push(at(part.first).toString(radix));
  }
  return groups.length === 0 ? formatInterval({ ...part, last: part.first }) : groups.join(radix === 10 ? '.' : ':');
}
