import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type Address, bitsOf, formatAddress, parseAddress, sameAddress } from '../../src/address/address.ts';
import { blocksOf, contains, formatInterval, intervalOf, prefixInterval, sizeOf } from '../../src/address/interval.ts';
import { parsePoolEntry } from '../../src/address/pool-entry.ts';
import { parsePrefix } from '../../src/address/prefix.ts';
import { anyAddressText } from '../../test/address/arbitrary.ts';
import { demandInterval } from '../laws.ts';
import { demand, type Target } from '../target.ts';

/** Addresses, CIDRs and entries of pools, each read a second time in another way. */
export const target: Target = {
  dictionary: [
    '::',
    '::ffff:',
    '/',
    '-',
    '.',
    '255',
    '0',
    '/32',
    '/128',
    '%eth0',
    ' - ',
    '\u2013',
    '\u0085',
    '\ufeff',
    '01',
    'ffff',
    '1:2:3:4:5:6:7:8',
  ],
  seeds: [
    '192.0.2.1',
    '192.0.2.0/24',
    '192.0.2.10-192.0.2.20',
    '2001:db8::1',
    '2001:db8::/64',
    '::ffff:192.0.2.1/120',
    '2001:db8::1-2001:db8::ff',
    '192.0.2.1-9',
    '10/8',
    '192.0.2.1/255.255.255.0',
  ],
  shapes: anyAddressText,
  longest: 300,
  run: (input) => {
    const text = input.toString();
    readTwice(text);
    readPrefix(text);
    readEntry(text);
  },
};

/** Go's `net.ParseIP` takes what `inet_pton` does; what it then is, others say that know it. */
function readTwice(text: string): void {
  const address = parseAddress(text);
  const isAddress = isIP(text) !== 0 && !text.includes('%');
  demand((address !== undefined) === isAddress, 'an address is one for inet_pton, too');
  if (address === undefined) return;
  demand(sameAddress(address, secondReading(text)), 'an address is the same for another reader');
  const again = parseAddress(formatAddress(address));
  demand(again !== undefined && sameAddress(address, again), 'an address is read as it is written');
}

/** ipaddr.js for IPv4, the host of a URL for IPv6: ipaddr.js takes `::192.0.2.1` for a v4-mapped address. */
function secondReading(text: string): Address {
  if (!text.includes(':')) return { family: 'ipv4', value: joined(ipaddr.IPv4.parse(text).toByteArray(), 8n) };
  const canonical = new URL(`http://[${text}]`).hostname.slice(1, -1);
  const [before = [], after = []] = canonical
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
  const value = joined(groups, 16n);
  return value >> 32n === 0xffffn ? { family: 'ipv4', value: value & 0xffffffffn } : { family: 'ipv6', value };
}

function joined(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((value, part) => (value << bits) | BigInt(part), 0n);
}

function readPrefix(text: string): void {
  const prefix = parsePrefix(text);
  const [written = '', length = '', ...more] = text.split('/');
  const address = parseAddress(written);
  const isMapped = address?.family === 'ipv4' && written.includes(':');
  const bits = address === undefined ? 0 : isMapped ? 128 : bitsOf(address.family);
  const isPrefix = address !== undefined && more.length === 0 && /^\d+$/.test(length) && Number(length) <= bits;
  demand((prefix !== undefined) === isPrefix, 'a CIDR is an address and a length');
  if (prefix === undefined || address === undefined) return;
  demandInterval(prefix.interval);
  demand(prefix.length === Number(length), 'the length of a CIDR is the one written');
  if (isMapped) return;
  const whole = prefixInterval(address, prefix.length);
  demand(contains(prefix.interval, intervalOf(address)), 'a CIDR holds its address');
  demand(sizeOf(whole) === sizeOf(prefix.interval), 'a CIDR has as many addresses as its length says');
  demand(prefix.hostBits === (whole.first !== address.value), 'host bits are what the mask drops');
}

function readEntry(text: string): void {
  const entry = parsePoolEntry(text);
  if ('interval' in entry) {
    demandInterval(entry.interval);
    const blocks = blocksOf(entry.interval);
    const sizes = blocks.map(({ family, first, length }) => sizeOf(prefixInterval({ family, value: first }, length)));
    demand(sizes.reduce((sum, size) => sum + size, 0n) === sizeOf(entry.interval), 'blocks make up their interval');
    const again = parsePoolEntry(`${formatInterval(entry.interval)}`.replace(/^([^-]*)$/, '$1-$1'));
    demand(again.kind === 'range' || text.includes(':'), 'an interval is read as it is written');
  }
  const meant = 'meant' in entry ? entry.meant : undefined;
  if (meant === undefined) return;
  const repaired = parsePoolEntry(meant);
  demand(repaired.kind === 'cidr' || repaired.kind === 'range', 'what was likely meant is an entry');
}
