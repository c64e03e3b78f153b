import type { BfdProfile } from '../bfd-profile.ts';
import type { Peer } from '../peer.ts';
import { isJudged } from '../reach.ts';
import { written } from '../service.ts';
import { subject } from '../subject.ts';
import { byApiServer, bySelected } from './attribution.ts';
import { shareNode } from './nodes.ts';
import type { Refusal } from './refusal.ts';
import { hasFamily, selectionsOf } from './selections.ts';
import { isSince, type ModeSetting, type Setting } from './setting.ts';

/** The bounds of a BFDProfile's numbers. */
const BOUNDS = {
  detectMultiplier: [2, 255],
  echoInterval: [10, 60_000],
  minimumTtl: [1, 254],
  receiveInterval: [10, 60_000],
  transmitInterval: [10, 60_000],
} as const;

/** What MetalLB refuses of BFD: numbers out of bounds, profiles that do not exist, echo mode beside IPv6. */
export function bfdRefusals(setting: ModeSetting, peers: readonly Peer[]): readonly Refusal[] {
  return [
    ...setting.cluster.bfdProfiles.flatMap((profile) => boundFaults(setting, profile)),
    ...(setting.mode === 'native' ? [] : unknownProfiles(setting, peers)),
    ...echoFaults(setting, peers),
  ];
}

function boundFaults({ cluster }: Setting, { manifest }: BfdProfile): readonly Refusal[] {
  return Object.entries(BOUNDS).flatMap(([field, [least, most]]) => {
    const value = manifest.get(['spec', field]);
    if (typeof value !== 'number' || (value >= least && value <= most)) return [];
    const what = `${subject(cluster, manifest)} has the ${field} ${value}, which must be ${least} to ${most}`;
    return [byApiServer({ fact: 'bfd-bounds', manifest, route: ['spec', field], what })];
  });
}

function unknownProfiles(setting: Setting, peers: readonly Peer[]): readonly Refusal[] {
  const { cluster } = setting;
  const names = new Set(cluster.bfdProfiles.map(({ name }) => name));
  const open = [...names].some((name) => typeof name !== 'string') || cluster.unseen.mayHold('BFDProfile');
  if (open || !isJudged(cluster)) return [];
  return peers.flatMap((peer) => {
    const { bfdProfile, manifest } = peer;
    if (typeof bfdProfile !== 'string' || names.has(bfdProfile)) return [];
    const what = `${subject(cluster, manifest)} names BFDProfile "${bfdProfile}", which does not exist`;
    return bySelected(setting, [peer], { fact: 'bfd-unknown', manifest, route: ['spec', 'bfdProfile'], what }, false);
  });
}

/** From 0.13.10 on: a peer with echo mode may not be told of a pool with IPv6. Once a profile. */
function echoFaults(setting: Setting, peers: readonly Peer[]): readonly Refusal[] {
  if (!isSince(setting, '0.13.10')) return [];
  const { cluster } = setting;
  const profiles = new Map(
    cluster.bfdProfiles.filter(({ echoMode }) => echoMode === true).map((one) => [one.name, one]),
  );
  const echoing = peers.filter(({ bfdProfile }) => bfdProfile !== undefined && profiles.has(bfdProfile));
  const byName = new Map(echoing.map((peer) => [peer.name, peer]));
  const said = new Set<BfdProfile>();
  const found: Refusal[] = [];
  if (echoing.length === 0) return found;
  for (const { advertisements, pools } of selectionsOf(cluster)) {
    const pool = pools.find((one) => hasFamily(one, 'ipv6'));
    if (pool === undefined) continue;
    for (const advertisement of advertisements) {
      const told =
        advertisement.peers.length === 0 ? echoing : advertisement.peers.flatMap(({ name }) => byName.get(name) ?? []);
      for (const peer of told) {
        const profile = peer.bfdProfile === undefined ? undefined : profiles.get(peer.bfdProfile);
        if (profile === undefined || said.has(profile)) continue;
        if (isSince(setting, '0.16.0') && shareNode(cluster, peer, advertisement) !== true) continue;
        said.add(profile);
        found.push(...echoFault(setting, profile, peer, advertisement, pool));
      }
    }
  }
  return found;
}

type Advertised = Setting['cluster']['bgpAdvertisements'][number];

function echoFault(
  setting: Setting,
  profile: BfdProfile,
  peer: Peer,
  advertisement: Advertised,
  pool: Setting['cluster']['pools'][number],
): readonly Refusal[] {
  const what = `BFDProfile "${written(profile.name)}" has echo mode, and BGPPeer "${written(peer.name)}", which uses it, is told of pool "${written(pool.name)}", which has IPv6 addresses`;
  const fault = {
    fact: 'bfd-echo',
    manifest: profile.manifest,
    route: ['spec', 'echoMode'],
    what,
    help: 'Set echoMode: false: BFD echo has no IPv6.',
    related: [
      { manifest: peer.manifest, route: ['spec', 'bfdProfile'], message: 'the peer' },
      { manifest: advertisement.manifest, route: ['metadata', 'name'], message: 'what announces the pool' },
    ],
  } as const;
  return bySelected(setting, [peer, advertisement], fault, false);
}
