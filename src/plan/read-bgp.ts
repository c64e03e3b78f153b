import { readAddress, readPrefixes } from './addresses.ts';
import type { Entry } from './entry.ts';
import type { BgpPlan, PeerPlan } from './plan.ts';

/** The BGP sessions of a site or a cluster. */
export function readBgp(entry: Entry): BgpPlan {
  const asn = entry.get('asn')?.locatedNumber;
  const prefixes = entry.get('prefixes');
  return {
    at: entry.at,
    ...(asn !== undefined && { asn }),
    ...(prefixes !== undefined && { prefixes: readPrefixes(prefixes.items()) }),
    peers: entry
      .list('peers')
      .map(readPeer)
      .filter((peer) => peer !== undefined),
  };
}

function readPeer(entry: Entry): PeerPlan | undefined {
  const text = entry.get('address');
  const address = text && readAddress(text);
  if (address === undefined) return undefined;
  const asn = entry.get('asn')?.locatedNumber;
  return {
    at: entry.at,
    address,
    ...(asn !== undefined && { asn }),
    nodes: entry.list('nodes').map((node) => node.located),
  };
}
