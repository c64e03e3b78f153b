import { type Address, bitsOf, parseAddress } from './address.ts';
import { type Interval, prefixInterval } from './interval.ts';

/** What a CIDR text says, read as Go's `net.ParseCIDR` reads it. */
export interface ParsedPrefix {
  /** The address before the slash, host bits included; ipv4 where it was written v4-mapped. */
  readonly address: Address;
  /** What the CIDR covers. A v4-mapped address with a length under 96 covers ipv6. */
  readonly interval: Interval;
  /** The length as written; of 128 bits where the address was written v4-mapped. */
  readonly length: number;
  /** Whether the address has bits set beyond the length, which the interval drops. */
  readonly hostBits: boolean;
  /** Whether the address was written v4-mapped, as `::ffff:192.0.2.0`. */
  readonly mapped: boolean;
}

const mappedBase = 0xffffn << 32n;

/**
 * Reads a CIDR as Go's `net.ParseCIDR` does: not trimmed, no zone, a decimal length with any number of leading
 * zeros. A v4-mapped address keeps a mask of 128 bits: `::ffff:10.0.0.0/104` is 10.0.0.0/8, `::ffff:10.0.0.0/24`
 * is `::/24`. Undefined for everything else. See https://pkg.go.dev/net#ParseCIDR.
 */
export function parsePrefix(text: string): ParsedPrefix | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const written = text.slice(0, slash);
  const address = parseAddress(written);
  if (address === undefined) return undefined;
  const mapped = address.family === 'ipv4' && written.includes(':');
  const family = mapped ? 'ipv6' : address.family;
  const length = parseLength(text, slash + 1, bitsOf(family));
  if (length === undefined) return undefined;
  const value = mapped ? mappedBase | address.value : address.value;
  const wide = prefixInterval({ family, value }, length);
  const interval = mapped && length >= 96 ? prefixInterval(address, length - 96) : wide;
  return { address, interval, length, hostBits: wide.first !== value, mapped };
}

function parseLength(text: string, start: number, most: number): number | undefined {
  if (start === text.length) return undefined;
  let length = 0;
  for (let at = start; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    length = length * 10 + digit;
    if (length > most) return undefined;
  }
  return length;
}
