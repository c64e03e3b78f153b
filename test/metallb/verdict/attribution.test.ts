import { describe, expect, it, test } from 'vitest';
import type { Mode } from '../../../src/metallb/cluster.ts';
import type { Release } from '../../../src/metallb/release.ts';
import type { Fact } from '../../../src/metallb/verdict/refusal.ts';
import { judge } from '../../../src/metallb/verdict/refusals.ts';
import { resource } from '../cluster-of.ts';
import { bare, bgp, peer, pool } from './conditions.ts';
import { planned, told } from './told.ts';

const APPS = pool('apps');
const V6 = pool('apps', '"2001:db8::/64"');
const FAST = resource('BFDProfile', 'fast', '{}');
const secret =
  '---\n{ apiVersion: v1, kind: Secret, metadata: { name: s, namespace: metallb-system }, type: Opaque }\n';

/** Who refuses a text whose fault is for the nodes of a rack, for the cluster with the node of rack r1. */
function refusers(fact: Fact, text: (more: string) => string, rack: string, release: Release, mode: Mode) {
  const more = rack === '' ? '' : `, nodeSelectors: [ { matchLabels: { rack: ${rack} } } ]`;
  const found = judge(planned(text(more)), release, mode).filter((one) => one.fact === fact);
  return found.map(({ component, consequence }) => `${component} ${consequence}`);
}

describe.each<readonly [string, Fact, (more: string) => string, 'webhook' | 'nobody', Mode]>([
  ['a peer twice', 'duplicate-entry', (more) => bgp('a', `peers: [ x, x ]${more}`), 'webhook', 'frr'],
  ['a length above 32', 'aggregation-bounds', (more) => bgp('a', `aggregationLength: 33${more}`), 'webhook', 'frr'],
  [
    'a length below a pool',
    'aggregation-pool',
    (more) => APPS + bgp('a', `aggregationLength: 20${more}`),
    'webhook',
    'frr',
  ],
  [
    'a v4-mapped entry',
    'aggregation-mapped',
    (more) => pool('apps', '"::ffff:198.51.100.0/120"') + bgp('a', `localPref: 1${more}`),
    'webhook',
    'frr',
  ],
  [
    'a malformed community',
    'community-malformed',
    (more) => bgp('a', `communities: [ "1:65536" ]${more}`),
    'webhook',
    'frr',
  ],
  ['an unknown alias', 'community-unknown', (more) => bgp('a', `communities: [ ours ]${more}`), 'nobody', 'frr'],
  [
    'no number of its own',
    'peer-asn',
    (more) => bare('a', `peerASN: 2, peerAddress: 192.0.2.1${more}`),
    'webhook',
    'frr',
  ],
  ['a short hold time', 'peer-hold-time', (more) => peer('a', `, holdTime: 1s${more}`), 'webhook', 'frr'],
  [
    'a long keepalive time',
    'peer-keepalive-time',
    (more) => peer('a', `, holdTime: 9s, keepaliveTime: 10s${more}`),
    'webhook',
    'frr',
  ],
  [
    'two passwords',
    'peer-passwords',
    (more) => secret + peer('a', `, password: p, passwordSecret: { name: s }${more}`),
    'nobody',
    'frr',
  ],
  ['no Secret', 'secret-missing', (more) => peer('a', `, passwordSecret: { name: s }${more}`), 'nobody', 'frr'],
  [
    'a Secret of another type',
    'secret-content',
    (more) => secret + peer('a', `, passwordSecret: { name: s }${more}`),
    'nobody',
    'frr',
  ],
  ['an unknown BFD profile', 'bfd-unknown', (more) => peer('a', `, bfdProfile: fast${more}`), 'nobody', 'frr'],
  ['a VRF in native mode', 'mode-peer', (more) => peer('a', `, vrf: blue${more}`), 'webhook', 'native'],
  [
    'a BFD profile in native mode',
    'mode-peer',
    (more) => FAST + peer('a', `, bfdProfile: fast${more}`),
    'nobody',
    'native',
  ],
  [
    'a large community in native mode',
    'mode-community',
    (more) => bgp('a', `communities: [ "large:1:2:3" ]${more}`),
    'webhook',
    'native',
  ],
  ['IPv6 in native mode', 'mode-ipv6', (more) => V6 + bgp('a', `localPref: 1${more}`), 'webhook', 'native'],
])('%s', (_title, fact, text, seenBy, mode) => {
  test.each([
    ['every speaker without node selectors', '', 'speaker stale'],
    ['the speakers of the nodes that are selected', 'r1', 'speaker nodes'],
    ['those that may be selected', '"$RACK"', 'speaker nodes'],
    ['the webhook alone, if it sees it, where no node is selected', 'r3', seenBy === 'webhook' ? 'webhook object' : ''],
  ])('is refused by %s from 0.16.0 on', (_who, rack, expected) => {
    expect(refusers(fact, text, rack, '0.16.0', mode)).toEqual(expected === '' ? [] : [expected]);
    expect(refusers(fact, text, rack, '0.15.3', mode)).toEqual(['speaker stale']);
  });
});

describe('a malformed selector', () => {
  const MALFORMED = '[ { matchLabels: { "a b": c } } ]';
  const refusedFrom = (text: string) => told(judge(planned(text), '0.16.0', 'frr'));

  it('of nodes stops every speaker, as none can tell whether it is meant', () => {
    expect(refusedFrom(bgp('a', `nodeSelectors: ${MALFORMED}`))).toEqual([
      'selector-malformed BGPAdvertisement a spec.nodeSelectors.0.matchLabels.a b, speaker stale',
    ]);
    expect(refusedFrom(peer('a', `, nodeSelectors: ${MALFORMED}`))).toEqual([
      'selector-malformed BGPPeer a spec.nodeSelectors.0.matchLabels.a b, speaker stale',
    ]);
  });

  it('of pools or Services stops those that are meant', () => {
    const rack = 'nodeSelectors: [ { matchLabels: { rack: r1 } } ]';
    expect(refusedFrom(bgp('a', `ipAddressPoolSelectors: ${MALFORMED}, ${rack}`))).toEqual([
      'selector-malformed BGPAdvertisement a spec.ipAddressPoolSelectors.0.matchLabels.a b, speaker nodes',
    ]);
    expect(refusedFrom(bgp('a', `serviceSelectors: ${MALFORMED}, ${rack}`))).toEqual([
      'selector-malformed BGPAdvertisement a spec.serviceSelectors.0.matchLabels.a b, speaker nodes',
    ]);
  });

  it('of Services is no fault for a release that knows of none', () => {
    const text = bgp('a', `serviceSelectors: ${MALFORMED}`);
    expect(judge(planned(text), '0.15.3', 'frr')).toEqual([]);
    expect(judge(planned(bgp('a', 'serviceSelectors: []')), '0.16.0', 'frr')).toEqual([]);
  });

  it('that stands twice stops those that are meant', () => {
    const rack = '{ matchLabels: { rack: r1 } }';
    expect(refusedFrom(peer('a', `, nodeSelectors: [ ${rack}, ${rack} ]`))).toEqual([
      'selector-duplicate BGPPeer a spec.nodeSelectors.1, speaker nodes; see BGPPeer a spec.nodeSelectors.0',
    ]);
    const none = '{ matchLabels: { rack: r3 } }';
    expect(refusedFrom(peer('a', `, nodeSelectors: [ ${none}, ${none} ]`))).toEqual([
      'selector-duplicate BGPPeer a spec.nodeSelectors.1, webhook object; see BGPPeer a spec.nodeSelectors.0',
    ]);
  });
});

describe('release 0.15.0, and no other,', () => {
  const text = pool('a', '192.168.20.8/30') + pool('b', '192.168.20.12/30');

  it('refuses a pool that holds the address of a node', () => {
    expect(told(judge(planned(text), '0.15.0', 'frr'))).toEqual([
      'pool-node-address IPAddressPool a spec.addresses, speaker stale',
    ]);
    expect(judge(planned(text), '0.15.0', 'frr').map(({ what }) => what)).toEqual([
      'Pool "a" holds an address of node "n1"',
    ]);
    expect(judge(planned(text), '0.14.9', 'frr')).toEqual([]);
    expect(judge(planned(text), '0.15.1', 'frr')).toEqual([]);
  });
});
