import { formatAddress } from '../address/address.ts';
import { likelyAddress } from '../address/likely-entry.ts';
import { parsePoolEntry } from '../address/pool-entry.ts';

/**
 * What to write instead of a text that is no address, where a Service asks for one: in the annotation, or in
 * `spec.loadBalancerIP`, which takes no list.
 */
export function requestAdvice(text: string, isSingle: boolean): string {
  if (text === '') return 'Remove the comma too many.';
  if (isSingle && text.includes(',')) return 'Ask for two addresses by the annotation loadBalancerIPs.';
  const meant = likelyAddress(text);
  if (meant !== undefined) return `Write ${formatAddress(meant)}.`;
  const { kind } = parsePoolEntry(text);
  if (kind === 'range' || kind === 'cidr') {
    return 'Ask for one address of it, or for a pool by the annotation address-pool.';
  }
  return 'Write an address such as 192.0.2.10; for a pool there is the annotation address-pool.';
}
