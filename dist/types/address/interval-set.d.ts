import { type Address } from './address.js';
import { type Interval } from './interval.js';
/**
 * A set of addresses of both families, kept as intervals that are ascending, disjoint and never touch, so equal sets
 * have equal intervals. Immutable; an operation on two sets takes time linear in their intervals, and to intersect or
 * subtract a far larger one time linear in those it meets.
 */
export declare class IntervalSet {
    #private;
    /** The set without addresses. */
    static readonly empty: IntervalSet;
    /** Ascending, ipv4 before ipv6; between two of one family lies at least one address outside the set. */
    readonly intervals: readonly Interval[];
    private constructor();
    /** The set of all addresses of the intervals, which may overlap and come in any order. */
    static of(intervals: Iterable<Interval>): IntervalSet;
    get isEmpty(): boolean;
    /** How many addresses the set has, both families counted. */
    size(): bigint;
    /** Whether the address is in the set; logarithmic. */
    has(address: Address): boolean;
    /** The parts of the set inside the interval, cut to it, ascending; logarithmic in what lies before them. */
    overlapping(within: Interval): readonly Interval[];
    /** The parts of the interval outside the set, ascending. */
    gaps(within: Interval): readonly Interval[];
    /** The addresses in either set. */
    union(other: IntervalSet): IntervalSet;
    /** The addresses in both sets. */
    intersect(other: IntervalSet): IntervalSet;
    /** The addresses of this set that the other lacks. */
    subtract(other: IntervalSet): IntervalSet;
    /** Whether it has every address of the other; looks no further than the first that it lacks. */
    covers(other: IntervalSet): boolean;
    /** Whether both have the same addresses. */
    equals(other: IntervalSet): boolean;
}
