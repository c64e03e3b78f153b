import { type EntryFault } from './entry-fault.js';
import type { Interval } from './interval.js';
/** One text of a pool's `spec.addresses`, as MetalLB reads it. */
export type PoolEntry = CidrEntry | RangeEntry | MixedEntry | MappedEntry | InvalidEntry;
/** A CIDR. With host bits set it widens to the whole prefix, which `interval` is. */
export interface CidrEntry {
    readonly kind: 'cidr';
    readonly interval: Interval;
    readonly prefixLength: number;
    readonly hostBits: boolean;
}
/** A range, which MetalLB splits into the fewest CIDRs. */
export interface RangeEntry {
    readonly kind: 'range';
    readonly interval: Interval;
}
/** A range between the families that MetalLB accepts and that has no address. */
export interface MixedEntry {
    readonly kind: 'unusable';
    readonly why: 'mixed-families';
    readonly meant?: undefined;
}
/** A CIDR with a v4-mapped address, which MetalLB accepts with a mask of 128 bits. */
export interface MappedEntry {
    readonly kind: 'unusable';
    readonly why: 'mapped-prefix';
    /** What the mask covers; MetalLB's overlap check and its walk over the addresses do not agree with it. */
    readonly interval: Interval;
    readonly meant?: string | undefined;
}
/** A text that MetalLB refuses. */
export interface InvalidEntry {
    readonly kind: 'invalid';
    readonly why: EntryFault;
    /** The entry that was likely meant, itself usable; undefined where no one reading is likely. */
    readonly meant?: string | undefined;
}
/**
 * Reads a pool entry as MetalLB's `ParseCIDR` does: with a `-` a range whose ends are trimmed, else a CIDR that is
 * not. Releases before 0.11.0 did not refuse a reversed range.
 */
export declare function parsePoolEntry(text: string): PoolEntry;
