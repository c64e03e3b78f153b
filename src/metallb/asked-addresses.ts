import { type Address, parseAddress } from '../address/address.ts';
import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { ServiceRequest } from './request.ts';

/** Why MetalLB cannot read which addresses a Service asks for. */
export type RequestFault =
  | { readonly why: 'twice'; readonly route: Route; readonly other: Route }
  | { readonly why: 'no-address'; readonly route: Route; readonly text: string }
  | { readonly why: 'too-many'; readonly route: Route; readonly count: number }
  | { readonly why: 'one-family'; readonly route: Route };

/** The addresses that a Service asks for, none where it asks for none; or what is wrong with how it asks. */
export type AskedAddresses =
  | { readonly addresses: readonly Address[]; readonly route: Route }
  | { readonly fault: RequestFault }
  | 'unknown'
  | 'none';

/**
 * Reads a request as MetalLB's controller does: the annotation is a list with commas, its items trimmed, one address or
 * one of each family; `spec.loadBalancerIP` is one address, not trimmed; both at once are refused, even if they agree.
 */
export function askedAddresses(request: ServiceRequest): AskedAddresses {
  const { addresses: list, loadBalancerIP: single } = request;
  if (list !== undefined && single !== undefined) {
    if (list.text instanceof Unknown || single.text instanceof Unknown) return 'unknown';
    return { fault: { why: 'twice', route: list.route, other: single.route } };
  }
  if (single !== undefined) return parseOne(single.text, single.route);
  if (list === undefined) return 'none';
  return list.text instanceof Unknown ? 'unknown' : parseList(list.text, list.route);
}

function parseOne(text: string | Unknown, route: Route): AskedAddresses {
  if (text instanceof Unknown) return 'unknown';
  const address = parseAddress(text);
  return address === undefined ? { fault: { why: 'no-address', route, text } } : { addresses: [address], route };
}

function parseList(text: string, route: Route): AskedAddresses {
  const items = text.split(',').map((item) => item.trim());
  const addresses: Address[] = [];
  for (const item of items) {
    const address = parseAddress(item);
    if (address === undefined) return { fault: { why: 'no-address', route, text: item } };
    addresses.push(address);
  }
  if (addresses.length > 2) return { fault: { why: 'too-many', route, count: addresses.length } };
  const families = new Set(addresses.map(({ family }) => family));
  if (families.size < addresses.length) return { fault: { why: 'one-family', route } };
  return { addresses, route };
}
