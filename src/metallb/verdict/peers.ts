import { parseAddress } from '../../address/address.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Peer } from '../peer.ts';
import { subject } from '../subject.ts';
import { byApiServer, bySelected, bySpeaker } from './attribution.ts';
import type { Fact, Refusal } from './refusal.ts';
import { secretRefusals } from './secrets.ts';
import { selectorFaults } from './selectors.ts';
import { isSince, type Setting } from './setting.ts';
import { timerRefusals } from './timers.ts';

/** What MetalLB refuses of each BGPPeer by itself, in every mode; the peers as the release reads them. */
export function peerRefusals(setting: Setting, peers: readonly Peer[]): readonly Refusal[] {
  return peers.flatMap((peer) => {
    const named = subject(setting.cluster, peer.manifest);
    return [
      ...numbers(setting, peer, named),
      ...addresses(setting, peer, named),
      ...timerRefusals(setting, peer, named),
      ...passwords(setting, peer, named),
      ...secretRefusals(setting, peer, named),
      ...selectors(setting, peer),
    ];
  });
}

function faulty(setting: Setting, peer: Peer, fact: Fact, field: string, what: string, help?: string) {
  const fault = {
    fact,
    manifest: peer.manifest,
    route: ['spec', field],
    what,
    ...(help === undefined ? {} : { help }),
  };
  return bySelected(setting, [peer], fault, true);
}

/** A number that is missing is zero. */
function numbers(setting: Setting, peer: Peer, named: string): readonly Refusal[] {
  const { myASN = 0, peerASN = 0, dynamicASN, ebgpMultiHop, manifest } = peer;
  const found: Refusal[] = [];
  if (myASN === 0)
    found.push(
      ...faulty(setting, peer, 'peer-asn', 'myASN', `${named} has no myASN`, 'Write the number of the cluster.'),
    );
  if (peerASN === 0 && dynamicASN === undefined) {
    const help = isSince(setting, '0.14.9')
      ? 'Write the number of the router, or dynamicASN.'
      : 'Write the number of the router.';
    found.push(...faulty(setting, peer, 'peer-asn', 'peerASN', `${named} has no peerASN`, help));
  }
  if (typeof dynamicASN === 'string' && dynamicASN !== 'internal' && dynamicASN !== 'external') {
    const what = `${named} has the dynamicASN "${dynamicASN}", which can only be "internal" or "external"`;
    found.push(byApiServer({ fact: 'peer-asn', manifest, route: ['spec', 'dynamicASN'], what }));
  } else if (
    typeof peerASN === 'number' &&
    peerASN !== 0 &&
    dynamicASN !== undefined &&
    !(dynamicASN instanceof Unknown)
  ) {
    const what = `${named} has both peerASN ${peerASN} and dynamicASN "${dynamicASN}"`;
    found.push(...faulty(setting, peer, 'peer-asn', 'dynamicASN', what, 'Remove one of the two.'));
  }
  if (typeof myASN === 'number' && myASN !== 0 && myASN === peerASN && ebgpMultiHop === true) {
    const what = `${named} has ebgpMultiHop and the same number ${myASN} on both sides, which is iBGP`;
    found.push(
      ...faulty(setting, peer, 'peer-multi-hop', 'ebgpMultiHop', what, 'Remove ebgpMultiHop: iBGP needs none.'),
    );
  }
  return found;
}

function addresses(setting: Setting, peer: Peer, named: string): readonly Refusal[] {
  const found: Refusal[] = [];
  const { peerAddress, sourceAddress, routerID } = peer;
  if (peerAddress === undefined && peer.interface === undefined) {
    const help = isSince(setting, '0.15.0')
      ? "Write the router's address, or the interface."
      : "Write the router's address.";
    found.push(...faulty(setting, peer, 'peer-address', 'peerAddress', `${named} has no peerAddress`, help));
  }
  if (typeof peerAddress === 'string' && typeof peer.interface === 'string') {
    const what = `${named} has both peerAddress ${peerAddress} and interface "${peer.interface}"`;
    found.push(...faulty(setting, peer, 'peer-address', 'interface', what, 'Remove one of the two.'));
  }
  const checked = [
    ['peer-address', 'peerAddress', peerAddress],
    ['peer-source-address', 'sourceAddress', sourceAddress],
    ['peer-router-id', 'routerID', routerID],
  ] as const;
  for (const [fact, field, text] of checked) {
    if (typeof text !== 'string' || parseAddress(text) !== undefined) continue;
    const what = `${named} has the ${field} "${text.slice(0, 80)}", which is no IP address`;
    found.push(...faulty(setting, peer, fact, field, what, addressHelp(text)));
  }
  return found;
}

function addressHelp(text: string): string {
  const bare = text.trim().replace(/^([^/%]*)[/%].*$/, '$1');
  return parseAddress(bare) === undefined ? 'Write one address, such as 192.0.2.1.' : `Write ${bare}.`;
}

/** From 0.14.0 on the webhook does not see the reference to the Secret. */
function passwords(setting: Setting, peer: Peer, named: string): readonly Refusal[] {
  const { password, passwordSecret, manifest } = peer;
  if (password === undefined || passwordSecret === undefined) return [];
  if (passwordSecret instanceof Unknown || password instanceof Unknown) return [];
  const what = `${named} has both a password and passwordSecret "${passwordSecret}"`;
  const fault = {
    fact: 'peer-passwords',
    manifest,
    route: ['spec', 'password'],
    key: true,
    what,
    help: 'Remove the password.',
  } as const;
  return bySelected(setting, [peer], fault, !isSince(setting, '0.14.0'));
}

/**
 * From 0.16.0 on a malformed selector stops every speaker, as none can tell whether the peer is meant. That `values`
 * has a value is the schema's to say for v1beta1.
 */
function selectors(setting: Setting, peer: Peer): readonly Refusal[] {
  const faults = selectorFaults(setting.cluster, peer.manifest, peer.nodeSelectors);
  const judged = peer.converted ? faults.filter(({ route }) => route.at(-1) !== 'values') : faults;
  return judged.flatMap((fault) =>
    fault.fact === 'selector-malformed' ? [bySpeaker(fault)] : bySelected(setting, [peer], fault, true),
  );
}
