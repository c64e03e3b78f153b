import { parseGoDuration } from '../../manifest/go-duration.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Route } from '../../manifest/tree.ts';
import type { BgpAdvertisement } from '../bgp-advertisement.ts';
import { isCore } from '../build-cluster.ts';
import type { Peer } from '../peer.ts';
import type { Pool } from '../pool.ts';
import { isJudged } from '../reach.ts';
import { written } from '../service.ts';
import { subject } from '../subject.ts';
import { byController, bySelected, bySpeaker } from './attribution.ts';
import { formIn } from './communities.ts';
import { byName } from './order.ts';
import type { Fact, Fault, Refusal } from './refusal.ts';
import { selectionsOf } from './selections.ts';
import { isSince, type ModeSetting, type Setting } from './setting.ts';

/** What a BGP mode lacks; nearly all of it is native mode. The peers as the release reads them. */
export function modeRefusals(setting: ModeSetting, peers: readonly Peer[]): readonly Refusal[] {
  const extras = setting.mode === 'frr' ? [] : extraRefusals(setting);
  if (setting.mode !== 'native') return extras;
  return [
    ...extras,
    ...peers.flatMap((peer) => peerOptions(setting, peer)),
    ...profileRefusals(setting),
    ...largeCommunities(setting),
    ...pools(setting),
  ];
}

function native(fact: Fact, manifest: Manifest, route: Route, what: string, help: string): Fault {
  return { fact, manifest, route, what: `${what}, which native BGP mode lacks`, help };
}

const OTHER_MODE = 'Remove it, or run MetalLB in the mode frr-k8s.';

function peerOptions(setting: Setting, peer: Peer): readonly Refusal[] {
  const named = subject(setting.cluster, peer.manifest);
  return optionsOf(peer).flatMap((field) => {
    const fault = native('mode-peer', peer.manifest, ['spec', field], `${named} has ${field}`, OTHER_MODE);
    return bySelected(setting, [peer], fault, field !== 'bfdProfile');
  });
}

/** Which of a peer's options native mode refuses; a keepalive time of zero is none. */
function optionsOf(peer: Peer): readonly string[] {
  const texts = (['bfdProfile', 'vrf', 'connectTime', 'dynamicASN', 'interface'] as const).filter(
    (field) => typeof peer[field] === 'string',
  );
  const flags = (['disableMP', 'enableGracefulRestart', 'dualStackAddressFamily'] as const).filter(
    (field) => peer[field] === true,
  );
  const { keepaliveTime, localASN } = peer;
  const keepalive = typeof keepaliveTime === 'string' ? parseGoDuration(keepaliveTime) : undefined;
  return [
    ...texts,
    ...flags,
    ...(keepalive === undefined || keepalive === 0n ? [] : ['keepaliveTime']),
    ...(typeof localASN === 'number' && localASN !== 0 ? ['localASN'] : []),
  ];
}

function profileRefusals({ cluster }: Setting): readonly Refusal[] {
  return cluster.bfdProfiles.map(({ manifest }) => {
    const what = `${subject(cluster, manifest)} configures BFD`;
    return bySpeaker(native('mode-bfd-profile', manifest, ['metadata', 'name'], what, OTHER_MODE));
  });
}

/** From 0.13.10 on, when large communities came. */
function largeCommunities(setting: Setting): readonly Refusal[] {
  const { cluster } = setting;
  const isLarge = (text: unknown) => typeof text === 'string' && formIn(setting, text) === 'large';
  const fault = (manifest: Manifest, route: Route, text: unknown) =>
    native(
      'mode-community',
      manifest,
      route,
      `${subject(cluster, manifest)} has the large community "${String(text)}"`,
      OTHER_MODE,
    );
  return [
    ...cluster.communities.flatMap(({ manifest, aliases }) =>
      aliases
        .filter(({ value }) => isLarge(value))
        .map(({ route, value }) => byController(fault(manifest, [...route, 'value'], value))),
    ),
    ...cluster.bgpAdvertisements.flatMap((one) =>
      one.communities
        .filter(({ name }) => isLarge(name))
        .flatMap(({ route, name }) => bySelected(setting, [one], fault(one.manifest, route, name), true)),
    ),
  ];
}

/** Up to 0.14.8 any pool with IPv6 beside any BGPAdvertisement, from 0.14.9 on those that one selects. Once a pool. */
function pools(setting: Setting): readonly Refusal[] {
  const { cluster } = setting;
  const [first] = [...cluster.bgpAdvertisements].sort(byName);
  if (first === undefined || !isJudged(cluster)) return [];
  const announced = new Map<Pool, BgpAdvertisement>();
  if (isSince(setting, '0.14.9')) {
    for (const selection of selectionsOf(cluster)) {
      const [advertisement] = selection.advertisements;
      for (const pool of selection.pools) {
        if (advertisement !== undefined && !announced.has(pool)) announced.set(pool, advertisement);
      }
    }
  } else for (const pool of cluster.pools) announced.set(pool, first);
  return [...announced].flatMap(([pool, advertisement]) => {
    const entry = pool.entries.find(
      ({ parsed }) => parsed !== undefined && 'interval' in parsed && parsed.interval.family === 'ipv6',
    );
    if (entry === undefined) return [];
    const [named, held] = [`"${written(advertisement.name)}"`, written(entry.text).trim()];
    const fault: Fault = {
      fact: 'mode-ipv6',
      manifest: pool.manifest,
      route: entry.route,
      what: isSince(setting, '0.14.9')
        ? `Pool "${written(pool.name)}" holds ${held}, which BGPAdvertisement ${named} announces, and native BGP mode lacks IPv6`
        : `Pool "${written(pool.name)}" holds ${held}, and beside BGPAdvertisement ${named} native BGP mode takes no IPv6 pool at all up to 0.14.8`,
      help: 'Announce IPv6 with an L2Advertisement from 0.14.9 on, or run MetalLB in the mode frr-k8s.',
      related: [{ manifest: advertisement.manifest, route: ['metadata', 'name'], message: 'what announces over BGP' }],
    };
    return bySelected(setting, [advertisement], fault, true);
  });
}

/** The ConfigMap `bgpextras` is for the mode frr alone, since 0.13.10. */
function extraRefusals(setting: ModeSetting): readonly Refusal[] {
  if (!isSince(setting, '0.13.10')) return [];
  const { cluster, mode } = setting;
  return cluster.manifests
    .filter((one) => isCore(one, 'ConfigMap') && one.name === 'bgpextras' && one.namespace === cluster.namespace)
    .flatMap((manifest) => {
      const extras = manifest.get(['data', 'extras']);
      if (typeof extras !== 'string' || extras === '') return [];
      const what = `ConfigMap "bgpextras" has extras for FRR, which BGP mode ${mode} does not take`;
      const help = 'Remove the ConfigMap; with frr-k8s write an FRRConfiguration.';
      return [bySpeaker({ fact: 'mode-extras', manifest, route: ['data', 'extras'], key: true, what, help })];
    });
}
