import { parseAddress } from './address.ts';
import { dashes, dropLeadingZeros, longestEntry, squeeze, trimSpace } from './entry-text.ts';
import { parsePrefix } from './prefix.ts';

/** Why MetalLB cannot parse a pool entry; each as a phrase that completes "cannot be parsed: ". */
export const entryFaults = {
  empty: 'it is empty',
  'too-long': 'it is too long for an address',
  'several-entries': 'several entries in one text',
  dash: 'a dash that is not the hyphen "-"',
  'white-space': 'white space inside a CIDR',
  zone: 'an address with a zone',
  'host-name': 'a host name, not an address',
  'leading-zeros': 'a number with leading zeros',
  'too-many-parts': 'a range of more than two parts',
  'half-open': 'a range without one of its ends',
  'prefix-in-range': 'a prefix length inside a range',
  'short-end': 'a range whose end is not a whole address',
  'mixed-families': 'a range from one address family to the other',
  reversed: 'reversed: the start is after the end',
  'bare-address': 'a bare address, neither CIDR nor range',
  netmask: 'a netmask where the prefix length belongs',
  'bad-prefix-length': 'a prefix length that does not exist',
  'bad-prefix': 'what stands before the "/" is no address',
  'bad-address': 'not an address',
} as const;

/** Why MetalLB cannot parse a pool entry. */
export type EntryFault = keyof typeof entryFaults;

/** The clearest reason why the text is no pool entry; meaningful only for a text that MetalLB refuses. */
export function faultOf(text: string): EntryFault {
  if (trimSpace(text) === '') return 'empty';
  if (text.length > longestEntry) return 'too-long';
  if (/[,;]/.test(text) || isList(text)) return 'several-entries';
  if (text.search(dashes) >= 0) return 'dash';
  const plain = squeeze(text);
  if (plain !== text && parsePrefix(plain) !== undefined) return 'white-space';
  const ends = plain.split('-');
  return addressFault(ends) ?? (ends.length > 1 ? rangeFault(ends) : prefixFault(plain));
}

/** Several addresses or CIDRs with nothing but white space between them. */
function isList(text: string): boolean {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => parseAddress(part) !== undefined || parsePrefix(part) !== undefined);
}

function addressFault(ends: readonly string[]): EntryFault | undefined {
  const addresses = ends.map((end) => end.split('/', 1)[0] ?? '');
  if (addresses.some((address) => address.includes('%'))) return 'zone';
  if (addresses.every((address) => !address.includes(':')) && addresses.some(isHostName)) return 'host-name';
  return addresses.some((address) => dropLeadingZeros(address) !== address) ? 'leading-zeros' : undefined;
}

/** Whether the last label starts with a letter. */
function isHostName(text: string): boolean {
  return /^[\w.]+$/.test(text) && /^[a-z]/i.test(text.slice(text.replace(/\.$/, '').lastIndexOf('.') + 1));
}

function rangeFault(ends: readonly string[]): EntryFault {
  const [start = '', end = ''] = ends;
  if (start.endsWith('/')) return 'bad-prefix-length';
  if (ends.length > 2) return 'too-many-parts';
  if (start === '' || end === '') return 'half-open';
  if (start.includes('/') || end.includes('/')) return 'prefix-in-range';
  const from = parseAddress(start);
  const to = parseAddress(end);
  if (from === undefined) return 'bad-address';
  if (to === undefined) return /^[.:]?[\da-f]+(?:\.\d+){0,2}$/i.test(end) ? 'short-end' : 'bad-address';
  return from.family === to.family ? 'reversed' : 'mixed-families';
}

function prefixFault(text: string): EntryFault {
  const [address = '', length, ...more] = text.split('/');
  if (length === undefined) return parseAddress(address) === undefined ? 'bad-address' : 'bare-address';
  if (parseAddress(address) === undefined) return 'bad-prefix';
  return more.length === 0 && parseAddress(length) !== undefined ? 'netmask' : 'bad-prefix-length';
}
