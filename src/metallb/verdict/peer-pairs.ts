import { Unknown } from '../../manifest/unknown.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Peer } from '../peer.ts';
import { isJudged } from '../reach.ts';
import { written } from '../service.ts';
import { bySelected } from './attribution.ts';
import { meetings } from './meetings.ts';
import { shareNode } from './nodes.ts';
import { byName } from './order.ts';
import type { Fact, Refusal } from './refusal.ts';
import { isSince, type ModeSetting, type Setting } from './setting.ts';

/** Two peers in conflict. */
interface Conflict {
  readonly fact: Fact;
  readonly route: readonly string[];
  readonly peer: Peer;
  readonly other: Peer;
  /** Whether either could be blamed. */
  readonly alike: boolean;
  readonly what: string;
  readonly help: string;
}

/**
 * What the FRR modes refuse of peers beside each other: up to 0.15.3 among all of them, from 0.16.0 on among those that
 * share a node. The peers as the release reads them.
 */
export function pairRefusals(setting: ModeSetting, peers: readonly Peer[]): readonly Refusal[] {
  if (setting.mode === 'native' || !isJudged(setting.cluster)) return [];
  const sorted = peers.filter(({ name }) => typeof name === 'string').sort(byName);
  const nodeAware = isSince(setting, '0.16.0');
  const groups = nodeAware ? meetings(setting.cluster, sorted) : [sorted];
  const meet = (a: Peer, b: Peer) => a.name !== b.name && (!nodeAware || shareNode(setting.cluster, a, b) === true);
  const said = new Set<string>();
  return groups
    .flatMap((group) => conflictsIn(setting, group, meet))
    .flatMap((conflict) => {
      const pair = [conflict.peer, conflict.other].map(({ name }) => written(name)).sort();
      const keys = [JSON.stringify(pair), JSON.stringify([conflict.fact, written(conflict.peer.name)])];
      if (keys.some((key) => said.has(key))) return [];
      for (const key of keys) said.add(key);
      return refusal(setting, conflict);
    });
}

type Meet = (a: Peer, b: Peer) => boolean;

function conflictsIn(setting: Setting, group: readonly Peer[], meet: Meet): readonly Conflict[] {
  return [...sameAddress(setting, group, meet), ...otherRouterID(group, meet), ...otherNumber(group, meet)];
}

function sameAddress(setting: Setting, group: readonly Peer[], meet: Meet): readonly Conflict[] {
  return partition(group, (peer) => identityOf(setting, peer)).flatMap(([, alike]) =>
    alike.flatMap((peer, index) => {
      const other = alike.slice(0, index).find((one) => meet(one, peer));
      if (other === undefined) return [];
      const field = peer.peerAddress === undefined ? 'interface' : 'peerAddress';
      const place = written(peer[field] ?? '');
      const vrf = peer.vrf === undefined ? '' : ` in VRF "${written(peer.vrf)}"`;
      return [
        {
          fact: 'peers-address' as const,
          route: ['spec', field],
          peer,
          other,
          alike: alike.length === 2,
          what: `${both(peer, other)} are for the same router, ${place}${vrf}`,
          help: 'Keep one of the two: FRR has one session for an address.',
        },
      ];
    }),
  );
}

/** As FRR mode compares peers, by text: the address or the interface, and the VRF; neither port nor spelling counts. */
function identityOf(setting: Setting, { peerAddress, vrf, interface: face }: Peer): string | undefined {
  const place = peerAddress ?? face;
  if (typeof place !== 'string' || vrf instanceof Unknown) return undefined;
  return isSince(setting, '0.16.0') && vrf === undefined ? place : `${place}-${vrf ?? ''}`;
}

function otherRouterID(group: readonly Peer[], meet: Meet): readonly Conflict[] {
  const parts = partition(group, ({ routerID }) => (routerID instanceof Unknown ? undefined : (routerID ?? '')));
  return minorities(parts, meet).map(({ peer, other, alike }) => ({
    fact: 'peers-router-id' as const,
    route: ['spec', 'routerID'],
    peer,
    other,
    alike,
    what: `${both(peer, other)} have different router IDs, ${shown(peer.routerID)} and ${shown(other.routerID)}`,
    help: 'Give both the same routerID, or none.',
  }));
}

function shown(text: Peer['routerID']): string {
  return text === undefined ? 'none' : written(text);
}

function otherNumber(group: readonly Peer[], meet: Meet): readonly Conflict[] {
  const vrfs = partition(group, ({ vrf }) => (vrf instanceof Unknown ? undefined : (vrf ?? '')));
  return vrfs.flatMap(([vrf, peers]) => {
    const parts = partition(peers, ({ myASN }) =>
      typeof myASN === 'number' && myASN !== 0 ? String(myASN) : undefined,
    );
    return minorities(parts, meet).map(({ peer, other, alike }) => ({
      fact: 'peers-asn' as const,
      route: ['spec', 'myASN'],
      peer,
      other,
      alike,
      what: `${both(peer, other)} have different numbers of the cluster${vrf === '' ? '' : ` in VRF "${vrf}"`}, myASN ${String(peer.myASN)} and ${String(other.myASN)}`,
      help: 'Give both the same myASN: FRR runs one router for a VRF.',
    }));
  });
}

type Partition = readonly (readonly [string, readonly Peer[]])[];

/** Peers by what they have, the most frequent first, else the first by name; without a key in no part. */
function partition(peers: readonly Peer[], keyOf: (peer: Peer) => string | undefined): Partition {
  const parts = groupBy(peers, keyOf);
  return [...parts].sort(([, a], [, b]) => b.length - a.length);
}

/** Each peer that meets one of a more frequent part, with the first that it meets. */
function minorities(parts: Partition, meet: Meet) {
  return parts.flatMap(([, peers], index) =>
    peers.flatMap((peer) => {
      for (const [, others] of parts.slice(0, index)) {
        const other = others.find((one) => meet(one, peer));
        if (other !== undefined) return [{ peer, other, alike: others.length === peers.length }];
      }
      return [];
    }),
  );
}

function both(peer: Peer, other: Peer): string {
  return `BGPPeer "${written(peer.name)}" and "${written(other.name)}"`;
}

function refusal(setting: Setting, { fact, route, peer, other, alike, what, help }: Conflict): readonly Refusal[] {
  const there = { manifest: other.manifest, route };
  const second = alike ? { twin: there } : { related: [{ ...there, message: 'the other peer' }] };
  return bySelected(setting, [peer, other], { fact, manifest: peer.manifest, route, what, help, ...second }, true);
}
