import { parseAddress } from '../../address/address.ts';

const WHOLE = 1n << 32n;

/** The prefix length of an IPv4 netmask such as `255.255.255.0`; undefined for any other text. */
export function netmaskLength(text: string): number | undefined {
  const address = parseAddress(text);
  if (address?.family !== 'ipv4') return undefined;
  const hosts = WHOLE - address.value;
  return (hosts & (hosts - 1n)) === 0n ? 33 - hosts.toString(2).length : undefined;
}
