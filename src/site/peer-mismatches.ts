import { type Address, formatAddress, parseAddress, sameAddress } from '../address/address.ts';
import type { Route } from '../manifest/tree.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Peer } from '../metallb/peer.ts';
import type { BgpPlan, PeerPlan } from '../plan/plan.ts';
import type { Located } from '../text/source.ts';

/** Where a BGPPeer and the plan name different things. */
export interface PeerMismatch {
  readonly peer: Peer;
  readonly route: Route;
  readonly why: 'address' | 'cluster-number' | 'router-number';
  /** As the BGPPeer has it. */
  readonly written: string;
  /** As the plan has it: one number, or the addresses of its routers. */
  readonly planned: readonly Located<string>[];
}

/** The BGPPeers of a cluster that go to a router the plan does not know, or with other numbers than it says. */
export function peerMismatches({ plan, peers }: Cluster): readonly PeerMismatch[] {
  if (plan?.bgp === undefined || !plan.metallb.installed) return [];
  const { bgp } = plan;
  return peers.flatMap((peer) => [...ownNumber(bgp, peer), ...router(bgp, peer)]);
}

/** The number that the router sees: `localASN` where the peer has one. */
function ownNumber({ asn }: BgpPlan, peer: Peer): readonly PeerMismatch[] {
  const field = peer.localASN === undefined ? 'myASN' : 'localASN';
  const number = peer[field];
  if (asn === undefined || typeof number !== 'number' || number === 0 || number === asn.value) return [];
  return [mismatch(peer, 'cluster-number', field, String(number), [located(asn)])];
}

function router({ peers }: BgpPlan, peer: Peer): readonly PeerMismatch[] {
  const address = typeof peer.peerAddress === 'string' ? parseAddress(peer.peerAddress) : undefined;
  if (peers.length === 0 || address === undefined) return [];
  const known = peers.filter((one) => sameAddress(one.address.value, address));
  if (known.length === 0) {
    const routers = peers.map((one) => ({ value: formatAddress(one.address.value), at: one.address.at }));
    return [mismatch(peer, 'address', 'peerAddress', formatAddress(address), routers)];
  }
  const numbers = known.flatMap(({ asn }: PeerPlan) => asn ?? []);
  const { peerASN } = peer;
  if (numbers.length < known.length || typeof peerASN !== 'number' || peerASN === 0) return [];
  if (numbers.some(({ value }) => value === peerASN)) return [];
  return [mismatch(peer, 'router-number', 'peerASN', String(peerASN), numbers.map(located))];
}

function mismatch(
  peer: Peer,
  why: PeerMismatch['why'],
  field: string,
  written: string,
  planned: PeerMismatch['planned'],
): PeerMismatch {
  return { peer, route: ['spec', field], why, written, planned };
}

function located({ value, at }: Located<number>): Located<string> {
  return { value: String(value), at };
}

/** The planned address that differs least from another one; undefined where none is near. */
export function nearestRouter(written: string, planned: readonly Located<string>[]): string | undefined {
  const address = parseAddress(written);
  if (address === undefined) return undefined;
  const [near, another] = planned.filter(({ value }) => isNear(address, parseAddress(value)));
  return another === undefined ? near?.value : undefined;
}

/** Whether two addresses are of one /24 or /64. */
function isNear(a: Address, b: Address | undefined): boolean {
  const bits = a.family === 'ipv4' ? 8n : 64n;
  return b?.family === a.family && a.value >> bits === b.value >> bits;
}
