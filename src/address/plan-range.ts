import { type Address, formatAddress, parseAddress } from './address.ts';
import { entryFaults, faultOf } from './entry-fault.ts';
import { dashes, longestEntry, squeeze } from './entry-text.ts';
import { blocksOf, formatPrefix, holds, type Interval, intervalOf } from './interval.ts';
import { parseTail, withTail } from './ipv4-tail.ts';
import { likelyAddress, likelyEntry } from './likely-entry.ts';
import { parsePoolEntry } from './pool-entry.ts';
import { parsePrefix } from './prefix.ts';

/** Why a text of the plan is no address, as one phrase, and what was likely meant where that is clear. */
export interface RangeFault {
  readonly fault: string;
  readonly meant?: string | undefined;
}

/**
 * Reads a range of the plan: `start-end`, a CIDR without host bits, or one address; white space around its parts is
 * nothing. `prefixes` are those of the network it stands in: where exactly one is IPv4, an IPv4 address may be
 * written by what follows it, in a /24 `.100`, in a /16 `.10.5`.
 */
export function parsePlanRange(text: string, prefixes: readonly Interval[]): Interval | RangeFault {
  if (text.length > longestEntry) return { fault: entryFaults['too-long'] };
  const plain = squeeze(text.replace(dashes, '-'));
  if (text.search(dashes) >= 0) {
    const hyphened = parsePlanRange(plain, prefixes);
    return { fault: entryFaults.dash, meant: 'fault' in hyphened ? hyphened.meant : plain };
  }
  const [start = '', end, ...more] = plain.split('-');
  if (plain.includes('/') && end === undefined) return readPrefix(plain, prefixes);
  if (end === undefined) {
    const address = parsePlanAddress(plain, prefixes);
    return 'fault' in address ? address : intervalOf(address);
  }
  if (more.length > 0 || start === '' || end === '') return textFault(plain);
  const from = parsePlanAddress(start, prefixes);
  if ('fault' in from) return start.startsWith('.') ? from : textFault(plain);
  const to = parsePlanAddress(end, prefixes);
  if ('fault' in to) return end.startsWith('.') ? to : textFault(`${formatAddress(from)}-${end}`);
  if (from.family !== to.family) return { fault: entryFaults['mixed-families'] };
  if (from.value > to.value) return { fault: entryFaults.reversed, meant: `${end}-${start}` };
  return { family: from.family, first: from.value, last: to.value };
}

/** Reads one address of the plan, which in a network may be `.100`, see {@link parsePlanRange}. */
export function parsePlanAddress(text: string, prefixes: readonly Interval[]): Address | RangeFault {
  if (text.length > longestEntry) return { fault: entryFaults['too-long'] };
  const plain = squeeze(text);
  if (plain.startsWith('.')) return readTail(plain, prefixes);
  const address = parseAddress(plain);
  if (address !== undefined) return address;
  const likely = likelyAddress(plain);
  const meant = likely && formatAddress(likely);
  if (parsePoolEntry(plain).kind === 'invalid') return { fault: entryFaults[faultOf(plain)], meant };
  return { fault: `a ${plain.includes('-') ? 'range' : 'CIDR'} where one address belongs`, meant };
}

/** Reads a CIDR of the plan, without host bits; one address is none. */
export function parsePlanPrefix(text: string): Interval | RangeFault {
  if (text.length > longestEntry) return { fault: entryFaults['too-long'] };
  const plain = squeeze(text);
  const entry = parsePoolEntry(plain);
  if (entry.kind !== 'range') return readPrefix(plain, []);
  const [block, ...more] = blocksOf(entry.interval).map(formatPrefix);
  return { fault: 'a range where a CIDR belongs', meant: more.length === 0 ? block : undefined };
}

function readPrefix(text: string, prefixes: readonly Interval[]): Interval | RangeFault {
  const [start = '', ...lengths] = text.split('/');
  const base = start.startsWith('.') ? readTail(start, prefixes) : undefined;
  if (base !== undefined && 'fault' in base) return base;
  const whole = base === undefined ? text : [formatAddress(base), ...lengths].join('/');
  const prefix = parsePrefix(whole);
  if (prefix === undefined) return textFault(whole);
  if (prefix.mapped) return { fault: 'a CIDR with a v4-mapped address', meant: likelyEntry(whole) };
  if (!prefix.hostBits) return prefix.interval;
  const { family, first } = prefix.interval;
  return { fault: 'host bits are set', meant: formatPrefix({ family, first, length: prefix.length }) };
}

function textFault(text: string): RangeFault {
  return { fault: entryFaults[faultOf(text)], meant: likelyEntry(text) };
}

/** `.10.5` inside a network: it must give every octet that the network's prefix leaves open. */
function readTail(text: string, prefixes: readonly Interval[]): Address | RangeFault {
  const [prefix, ...others] = prefixes.filter(({ family }) => family === 'ipv4');
  if (prefix === undefined) return { fault: 'a shortened address outside a network with an IPv4 prefix' };
  if (others.length > 0) return { fault: 'a shortened address in a network with several IPv4 prefixes' };
  const tail = parseTail(text);
  if (tail === undefined) return { fault: entryFaults['bad-address'] };
  const shown = blocksOf(prefix).map(formatPrefix).join(', ');
  if ((prefix.first ^ prefix.last) >> BigInt(8 * tail.octets) > 0n) {
    return { fault: `too few octets for ${shown}` };
  }
  const address = withTail(prefix.first, tail);
  return holds(prefix, address) ? address : { fault: `outside the network's ${shown}` };
}
