import { type Address, type Family } from './address.js';
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
export declare function wholeFamily(family: Family): Interval;
/** The interval of one address. */
export declare function intervalOf(address: Address): Interval;
/** How many addresses the interval has, from 1 to 2^128. */
export declare function sizeOf(interval: Interval): bigint;
/** `first-last`, or the address alone where there is only one. */
export declare function formatInterval(interval: Interval): string;
/** Orders intervals: ipv4 before ipv6, then by first, then by last address. */
export declare function compareIntervals(a: Interval, b: Interval): number;
/** Whether the address lies in the interval. */
export declare function holds(interval: Interval, address: Address): boolean;
/** Whether every address of `inner` lies in `outer`. */
export declare function contains(outer: Interval, inner: Interval): boolean;
/** Whether the two share an address. Families never do, not even `0.0.0.0/0` and `::/0`. */
export declare function intersects(a: Interval, b: Interval): boolean;
/** The addresses both have, or undefined where they share none. */
export declare function intersection(a: Interval, b: Interval): Interval | undefined;
/**
 * The addresses that share the first `length` bits with this one; host bits are cleared.
 * Throws a RangeError for a length that the family does not have.
 */
export declare function prefixInterval(address: Address, length: number): Interval;
/** `192.0.2.0/24`. */
export declare function formatPrefix(prefix: Prefix): string;
/** The length of the one CIDR that the interval is, or undefined where it takes several. */
export declare function prefixLengthOf(interval: Interval): number | undefined;
/**
 * The fewest CIDRs that make up the interval, ascending, as MetalLB splits a range; one for each single CIDR, at
 * most 62 (ipv4) or 254 (ipv6).
 */
export declare function blocksOf(interval: Interval): readonly Prefix[];
