import { type Address, parseAddress } from './address.ts';
import { type EntryFault, faultOf } from './entry-fault.ts';
import { trimSpace } from './entry-text.ts';
import type { Interval } from './interval.ts';
import { likelyEntry } from './likely-entry.ts';
import { parsePrefix } from './prefix.ts';

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
export function parsePoolEntry(text: string): PoolEntry {
  return text.includes('-') ? parseRange(text) : parseCidr(text);
}

function parseCidr(text: string): PoolEntry {
  const prefix = parsePrefix(text);
  if (prefix === undefined) return invalid(text);
  const { interval, length, hostBits } = prefix;
  if (prefix.mapped) return { kind: 'unusable', why: 'mapped-prefix', interval, meant: likelyEntry(text) };
  return { kind: 'cidr', interval, prefixLength: length, hostBits };
}

function parseRange(text: string): PoolEntry {
  const hyphen = text.indexOf('-');
  const start = parseAddress(trimSpace(text.slice(0, hyphen)));
  const end = parseAddress(trimSpace(text.slice(hyphen + 1)));
  if (start === undefined || end === undefined) return invalid(text);
  if (sixteenBytes(start) > sixteenBytes(end)) return invalid(text);
  if (start.family !== end.family) return { kind: 'unusable', why: 'mixed-families' };
  return { kind: 'range', interval: { family: start.family, first: start.value, last: end.value } };
}

function invalid(text: string): InvalidEntry {
  return { kind: 'invalid', why: faultOf(text), meant: likelyEntry(text) };
}

/** The value of Go's `net.IP`, which keeps an ipv4 address v4-mapped in 16 bytes. */
function sixteenBytes(address: Address): bigint {
  return address.family === 'ipv4' ? (0xffffn << 32n) | address.value : address.value;
}
