import { type Address, bitsOf, formatAddress, parseAddress } from './address.ts';
import { dashes, dropLeadingZeros, longestEntry, squeeze } from './entry-text.ts';
import { type Interval, intervalOf, prefixInterval } from './interval.ts';
import { parseTail, withTail } from './ipv4-tail.ts';

/**
 * The pool entry that a text MetalLB cannot use was likely meant to be, itself always valid and usable; undefined
 * where no one reading is likely. Takes away white space, zones and leading zeros, turns dashes into hyphens, gives a
 * bare address its length, writes a netmask as a length, completes short ends and sorts them.
 */
export function likelyEntry(text: string): string | undefined {
  if (text.length > longestEntry) return undefined;
  const ends = squeeze(text.replace(dashes, '-')).split('-');
  const [start, end] = ends;
  if (start === undefined || ends.length > 2) return undefined;
  return end === undefined ? likelyPrefix(start) : likelyRange(start, end);
}

/** The one address that a text was likely meant to be: without white space, zone, leading zeros and a full length. */
export function likelyAddress(text: string): Address | undefined {
  if (text.length > longestEntry) return undefined;
  const [written = '', ...lengths] = squeeze(text).split('/');
  const address = parseAddress(dropLeadingZeros(written.replace(/%.*$/s, '')));
  const full = lengths.length === 0 || (address !== undefined && lengths.join('/') === `${bitsOf(address.family)}`);
  return full ? address : undefined;
}

function likelyPrefix(text: string): string | undefined {
  const [written = '', length, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  if (length === undefined) {
    const address = likelyAddress(written);
    return address && `${formatAddress(address)}/${bitsOf(address.family)}`;
  }
  const address = likelyAddress(written) ?? completed(written, length);
  if (address === undefined) return undefined;
  const bits = bitsOf(address.family);
  const meant = maskLength(length) ?? (/^\+?\d{1,3}$/.test(length) ? Number(length) : undefined);
  if (meant === undefined) return undefined;
  const mapped = address.family === 'ipv4' && written.includes(':') && meant >= 96 ? meant - 96 : meant;
  return mapped > bits ? undefined : `${formatAddress(address)}/${mapped}`;
}

/** `10/8` and `192.0.2/24`: the octets that the length leaves are zero. */
function completed(written: string, length: string): Address | undefined {
  const octets = dropLeadingZeros(written).split('.');
  if (octets.length > 3 || !/^\d{1,2}$/.test(length) || Number(length) > octets.length * 8) return undefined;
  return parseAddress([...octets, '0', '0', '0'].slice(0, 4).join('.'));
}

/** The length that a dotted netmask stands for, `255.255.255.0` being 24. */
function maskLength(text: string): number | undefined {
  const mask = parseAddress(text);
  if (mask?.family !== 'ipv4') return undefined;
  const host = mask.value ^ 0xffffffffn;
  if ((host & (host + 1n)) !== 0n) return undefined;
  return host === 0n ? 32 : 32 - host.toString(2).length;
}

function likelyRange(start: string, end: string): string | undefined {
  const from = likelyEnd(start);
  const to = likelyEnd(end) ?? (from && shortEnd(from.first, from.family, end));
  if (from === undefined || to === undefined || from.family !== to.family) return undefined;
  const [low, high] = from.first <= to.last ? [from.first, to.last] : [to.first, from.last];
  const { family } = from;
  return `${formatAddress({ family, value: low })}-${formatAddress({ family, value: high })}`;
}

/** An end of a range: an address, or all addresses of a CIDR. */
function likelyEnd(text: string): Interval | undefined {
  const address = likelyAddress(text);
  if (address !== undefined) return intervalOf(address);
  const [written = '', length = '', ...more] = text.split('/');
  const base = likelyAddress(written);
  if (base === undefined || more.length > 0 || !/^\d{1,3}$/.test(length)) return undefined;
  return Number(length) > bitsOf(base.family) ? undefined : prefixInterval(base, Number(length));
}

/** The end of `192.0.2.4-9`, `192.0.2.4-.9`, `192.0.2.4-2.9` or `2001:db8::4-9`: what it leaves out is the start's. */
function shortEnd(start: bigint, family: Address['family'], text: string): Interval | undefined {
  if (family === 'ipv6') {
    if (!/^:?[0-9a-f]{1,4}$/i.test(text)) return undefined;
    const group = BigInt(`0x${text.replace(':', '')}`);
    return intervalOf({ family, value: ((start >> 16n) << 16n) | group });
  }
  const tail = parseTail(`.${dropLeadingZeros(text.replace(/^\./, ''))}`);
  return tail && intervalOf(withTail(start, tail));
}
