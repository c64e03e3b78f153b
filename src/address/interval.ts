import { compareBigints } from '../text/compare.ts';
import { type Address, bitsOf, compareFamilies, type Family, formatAddress } from './address.ts';

/** The addresses from `first` to `last`, both included; `first <= last`, one family. */
export interface Interval {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** A CIDR: its first address (no host bits) and its length, 0 to 32 or 128. */
export interface Prefix {
  readonly family: Family;
  readonly first: bigint;
  readonly length: number;
}

/** Every address of a family, `0.0.0.0/0` or `::/0`. */
export function wholeFamily(family: Family): Interval {
  return { family, first: 0n, last: (1n << BigInt(bitsOf(family))) - 1n };
}

/** The interval of one address. */
export function intervalOf(address: Address): Interval {
  return { family: address.family, first: address.value, last: address.value };
}

/** How many addresses the interval has, from 1 to 2^128. */
export function sizeOf(interval: Interval): bigint {
  return interval.last - interval.first + 1n;
}

/** `first-last`, or the address alone where there is only one. */
export function formatInterval(interval: Interval): string {
  const first = formatAddress({ family: interval.family, value: interval.first });
  if (interval.first === interval.last) return first;
  return `${first}-${formatAddress({ family: interval.family, value: interval.last })}`;
}

/** Orders intervals: ipv4 before ipv6, then by first, then by last address. */
export function compareIntervals(a: Interval, b: Interval): number {
  if (a.family !== b.family) return compareFamilies(a.family, b.family);
  return compareBigints(a.first, b.first) || compareBigints(a.last, b.last);
}

/** Whether the address lies in the interval. */
export function holds(interval: Interval, address: Address): boolean {
  return interval.family === address.family && interval.first <= address.value && address.value <= interval.last;
}

/** Whether every address of `inner` lies in `outer`. */
export function contains(outer: Interval, inner: Interval): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether the two share an address. Families never do, not even `0.0.0.0/0` and `::/0`. */
export function intersects(a: Interval, b: Interval): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** The addresses both have, or undefined where they share none. */
export function intersection(a: Interval, b: Interval): Interval | undefined {
  if (!intersects(a, b)) return undefined;
  return {
    family: a.family,
    first: a.first > b.first ? a.first : b.first,
    last: a.last < b.last ? a.last : b.last,
  };
}

/**
 * The addresses that share the first `length` bits with this one; host bits are cleared.
 * Throws a RangeError for a length that the family does not have.
 */
export function prefixInterval(address: Address, length: number): Interval {
  const bits = bitsOf(address.family);
  if (!(length >= 0 && length <= bits)) throw new RangeError(`no ${address.family} prefix has length ${length}`);
  const hostBits = BigInt(bits - length);
  const first = (address.value >> hostBits) << hostBits;
  return { family: address.family, first, last: first + (1n << hostBits) - 1n };
}

/** `192.0.2.0/24`. */
export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress({ family: prefix.family, value: prefix.first })}/${prefix.length}`;
}

/** The length of the one CIDR that the interval is, or undefined where it takes several. */
export function prefixLengthOf(interval: Interval): number | undefined {
  const host = interval.first ^ interval.last;
  if ((host & (host + 1n)) !== 0n || (interval.first & host) !== 0n) return undefined;
  return bitsOf(interval.family) - bitLength(host);
}

/**
 * The fewest CIDRs that make up the interval, ascending, as MetalLB splits a range; one for each single CIDR, at
 * most 62 (ipv4) or 254 (ipv6).
 */
export function blocksOf(interval: Interval): readonly Prefix[] {
  const blocks: Prefix[] = [];
  const bits = bitsOf(interval.family);
  let first = interval.first;
  while (first <= interval.last) {
    const fits = bitLength(interval.last - first + 1n) - 1;
    const aligned = first === 0n ? bits : bitLength(first & -first) - 1;
    const hostBits = Math.min(fits, aligned);
    blocks.push({ family: interval.family, first, length: bits - hostBits });
    first += 1n << BigInt(hostBits);
  }
  return blocks;
}

/** How many bits a value takes, 0 for 0. */
function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
