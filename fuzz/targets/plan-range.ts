import { formatAddress } from '../../src/address/address.ts';
import { formatInterval, formatPrefix, holds, type Interval, prefixLengthOf } from '../../src/address/interval.ts';
import { parsePlanAddress, parsePlanPrefix, parsePlanRange } from '../../src/address/plan-range.ts';
import { anyAddressText } from '../../test/address/arbitrary.ts';
import { demandInterval } from '../laws.ts';
import { demand, type Target } from '../target.ts';

const LAN: Interval = { family: 'ipv4', first: 0xc0000200n, last: 0xc00002ffn };
const CAMPUS: Interval = { family: 'ipv4', first: 0x0a140000n, last: 0x0a14ffffn };
const NETWORKS: readonly (readonly Interval[])[] = [[], [LAN], [CAMPUS], [LAN, CAMPUS]];

/** Ranges, addresses and prefixes of a plan, inside of a network and outside. */
export const target: Target = {
  dictionary: [
    '.',
    '-',
    '/',
    '.100',
    '.10.5',
    '192.0.2.',
    '::',
    ' ',
    '\u2013',
    '\u2212',
    '/24',
    '255.255.255.0',
    '%',
    ',',
    '0',
  ],
  seeds: [
    '.100-.199',
    '.10.5-.10.9',
    '192.0.2.7',
    '192.0.2.0/28',
    '192.0.2.9-192.0.2.1',
    '2001:db8::/64',
    '10/8',
    '.100/30',
    '192.0.2.1\u2013192.0.2.9',
  ],
  shapes: anyAddressText,
  longest: 300,
  run: (input) => {
    const text = input.toString();
    for (const prefixes of NETWORKS) {
      readRange(text, prefixes);
      readAddress(text, prefixes);
    }
    readPrefix(text);
  },
};

function readRange(text: string, prefixes: readonly Interval[]): void {
  const range = parsePlanRange(text, prefixes);
  if ('fault' in range) {
    demandFault(range, text);
    return;
  }
  demandInterval(range);
  // An end inside ::ffff:0:0/96 has no text of its own family.
  if (range.family === 'ipv6' && [range.first, range.last].some((end) => end >> 32n === 0xffffn)) return;
  const again = parsePlanRange(formatInterval(range), prefixes);
  demand(!('fault' in again) && formatInterval(again) === formatInterval(range), 'a range is read as it is written');
  const [prefix] = prefixes;
  const isShort = /^\s*\./.test(text) && prefix !== undefined;
  if (isShort) demand(holds(prefix, { family: range.family, value: range.first }), 'a short range lies in its network');
}

function readAddress(text: string, prefixes: readonly Interval[]): void {
  const address = parsePlanAddress(text, prefixes);
  if ('fault' in address) {
    demandFault(address, text);
    return;
  }
  const again = parsePlanAddress(formatAddress(address), prefixes);
  demand(!('fault' in again) && again.value === address.value, 'an address is read as it is written');
}

function readPrefix(text: string): void {
  const prefix = parsePlanPrefix(text);
  if ('fault' in prefix) {
    demandFault(prefix, text);
    return;
  }
  demandInterval(prefix);
  const { family, first } = prefix;
  const length = prefixLengthOf(prefix);
  demand(length !== undefined, 'a prefix is one CIDR');
  const again = parsePlanPrefix(formatPrefix({ family, first, length }));
  demand(!('fault' in again) && again.first === first, 'a prefix is read as it is written');
}

function demandFault(
  { fault, meant }: { readonly fault: string; readonly meant?: string | undefined },
  text: string,
): void {
  demand(fault !== '' && fault !== 'undefined', 'a fault is told in words');
  demand(meant === undefined || (meant !== '' && meant !== text), 'what was meant is not what is written');
}
