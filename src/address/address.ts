import { compareBigints } from '../text/compare.ts';

const dot = 46;
const zero = 48;
const colon = 58;

/** The longest text of an address: six groups of four digits with their colons, then a dotted quad. */
const longest = 45;

/** An address family, as Kubernetes spells it but in lower case. */
export type Family = 'ipv4' | 'ipv6';

/** One IP address: its family and its value as an unsigned integer of 32 or 128 bits. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** How many bits an address of the family has. */
export function bitsOf(family: Family): 32 | 128 {
  return family === 'ipv4' ? 32 : 128;
}

/** Orders families as every listing does: ipv4 before ipv6. */
export function compareFamilies(a: Family, b: Family): number {
  if (a === b) return 0;
  return a === 'ipv4' ? -1 : 1;
}

/** Orders addresses: ipv4 before ipv6, then by value. */
export function compareAddresses(a: Address, b: Address): number {
  if (a.family !== b.family) return compareFamilies(a.family, b.family);
  return compareBigints(a.value, b.value);
}

/** Whether both are the same address of the same family. */
export function sameAddress(a: Address, b: Address): boolean {
  return a.family === b.family && a.value === b.value;
}

/**
 * The address as Go's `net.IP` prints it: dotted decimal, or RFC 5952 (lower case, the first longest run of at
 * least two zero groups written `::`). An ipv6 value inside `::ffff:0:0/96`, which no text parses to but arithmetic
 * can reach, keeps its family in print: `::ffff:192.0.2.1`.
 */
export function formatAddress(address: Address): string {
  if (address.family === 'ipv4') return formatDotted(Number(address.value));
  if (address.value >> 32n === 0xffffn) return `::ffff:${formatDotted(Number(address.value & 0xffffffffn))}`;
  const groups = groupsOf(address.value);
  const [start, length] = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

function formatDotted(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

function groupsOf(value: bigint): readonly number[] {
  const groups: number[] = [];
  for (let shift = 96n; shift >= 0n; shift -= 32n) {
    const word = Number((value >> shift) & 0xffffffffn);
    groups.push(word >>> 16, word & 0xffff);
  }
  return groups;
}

function longestZeroRun(groups: readonly number[]): readonly [start: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best[1]) best = [start, index + 1 - start];
  }
  return best;
}

/**
 * Reads one address as Go's `net.ParseIP` does: no white space, no zone, no prefix length, no leading zeros in
 * dotted octets, no short or octal forms. A v4-mapped address (`::ffff:192.0.2.1`, `::ffff:c000:201`) is ipv4;
 * `::192.0.2.1` stays ipv6. Undefined for everything else. See https://pkg.go.dev/net#ParseIP.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length < 2 || text.length > longest) return undefined;
  if (text.includes(':')) return parseGroups(text);
  const value = parseDotted(text, 0);
  return value === undefined ? undefined : { family: 'ipv4', value: BigInt(value) };
}

/** Four octets from `start` to the end of the text, as a number below 2^32. */
function parseDotted(text: string, start: number): number | undefined {
  let value = 0;
  let octet = 0;
  let digits = 0;
  let octets = 1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === dot) {
      if (digits === 0 || octets === 4) return undefined;
      value = value * 256 + octet;
      octet = 0;
      digits = 0;
      octets++;
      continue;
    }
    const digit = code - zero;
    if (digit < 0 || digit > 9) return undefined;
    if (digits === 1 && octet === 0) return undefined;
    octet = octet * 10 + digit;
    digits++;
    if (octet > 255) return undefined;
  }
  return digits === 0 || octets !== 4 ? undefined : value * 256 + octet;
}

function parseGroups(text: string): Address | undefined {
  const groups: number[] = [];
  let gap = text.startsWith('::') ? 0 : -1;
  let at = gap === 0 ? 2 : 0;
  while (at < text.length && groups.length < 8) {
    const end = endOfGroup(text, at);
    if (end === at) return undefined;
    if (text.charCodeAt(end) === dot) {
      const quad = parseDotted(text, at);
      if (quad === undefined) return undefined;
      groups.push(quad >>> 16, quad & 0xffff);
      at = text.length;
      break;
    }
    if (end - at > 4) return undefined;
    groups.push(Number.parseInt(text.slice(at, end), 16));
    at = end;
    if (at === text.length) break;
    if (text.charCodeAt(at) !== colon || at + 1 === text.length) return undefined;
    at++;
    if (text.charCodeAt(at) !== colon) continue;
    if (gap >= 0) return undefined;
    gap = groups.length;
    at++;
  }
  if (at < text.length) return undefined;
  return fromGroups(groups, gap);
}

/** The offset after the hexadecimal digits that start at `at`. */
function endOfGroup(text: string, at: number): number {
  let end = at;
  while (end < text.length && isHexDigit(text.charCodeAt(end))) end++;
  return end;
}

function isHexDigit(code: number): boolean {
  const lower = code | 32;
  return (code >= zero && code <= 57) || (lower >= 97 && lower <= 102);
}

/** The address of the groups written, `gap` being where `::` stood (it is at least one zero group) or -1. */
function fromGroups(written: readonly number[], gap: number): Address | undefined {
  if (gap < 0 ? written.length !== 8 : written.length > 7) return undefined;
  const zeros = Array.from({ length: 8 - written.length }, () => 0);
  const groups = gap < 0 ? written : [...written.slice(0, gap), ...zeros, ...written.slice(gap)];
  const high = join(groups, 0, 3);
  const middle = join(groups, 3, 6);
  const low = BigInt(join(groups, 6, 8));
  if (high === 0 && middle === 0xffff) return { family: 'ipv4', value: low };
  return { family: 'ipv6', value: (BigInt(high) << 80n) | (BigInt(middle) << 32n) | low };
}

/** Up to three groups as one number below 2^48. */
function join(groups: readonly number[], start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) value = value * 0x10000 + (groups[index] ?? 0);
  return value;
}
