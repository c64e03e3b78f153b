import { describe, expect, it, test } from 'vitest';
import type { Mode } from '../../../src/metallb/cluster.ts';
import { type Release, Releases } from '../../../src/metallb/release.ts';
import { configurationRefused, verdictOf } from '../../../src/metallb/verdict/verdict.ts';
import { clusterOf, resource } from '../cluster-of.ts';
import { bare, bgp, peer, pool } from './conditions.ts';
import { agreed, refused, words } from './told.ts';

const rack = (value: string) => `nodeSelectors: [ { matchLabels: { rack: ${value} } } ]`;
const V6 = '"2001:db8::/64"';
const prefers = (name: string, preference: number, more = '') => bgp(name, `localPref: ${preference}${more}`);
const numbered = (name: string, number: number, address: string, more = '') =>
  bare(name, `myASN: ${number}, peerASN: 1, peerAddress: ${address}${more}`);

describe('of local preferences', () => {
  it('two advertisements are blamed once, by the first pool they announce', () => {
    const text = pool('z') + pool('b', V6) + pool('a', '192.0.2.0/28') + prefers('y', 2) + prefers('x', 1);
    expect(refused(text)).toEqual([
      'local-preference BGPAdvertisement y spec.localPref, speaker stale; or BGPAdvertisement x spec.localPref',
    ]);
    expect(words(text)).toEqual([
      'BGPAdvertisement "y" with the local preference 2 and "x" with the local preference 1 announce pool "a" alike',
    ]);
  });

  it('the minority is blamed, each of it once, by the first of the others', () => {
    const text =
      pool('a') + ['b', 'c', 'd'].map((name) => prefers(name, 1)).join('') + prefers('a', 2) + prefers('e', 3);
    expect(refused(text)).toEqual([
      'local-preference BGPAdvertisement a spec.localPref, speaker stale; see BGPAdvertisement b spec.localPref',
      'local-preference BGPAdvertisement e spec.localPref, speaker stale; see BGPAdvertisement b spec.localPref',
    ]);
  });

  it('one that is not known is held against nobody', () => {
    const text = pool('a') + prefers('a', 1) + bgp('b', 'localPref: "$P"') + prefers('c', 2);
    expect(refused(text)).toEqual([
      'local-preference BGPAdvertisement c spec.localPref, speaker stale; or BGPAdvertisement a spec.localPref',
    ]);
  });

  test.each<readonly [string, string, string, readonly Release[]]>([
    ['both families, one length', '198.51.100.0/28, "2001:db8::/64"', 'aggregationLength: 31', ['0.14.9', '0.15.0']],
    [
      'both families, the other length',
      '198.51.100.0/28, "2001:db8::/64"',
      'aggregationLengthV6: 127',
      ['0.14.9', '0.15.0'],
    ],
    [
      'both families, both lengths',
      '198.51.100.0/28, "2001:db8::/64"',
      'aggregationLength: 31, aggregationLengthV6: 127',
      [],
    ],
    ['IPv6, its length', V6, 'aggregationLengthV6: 127', ['0.14.9']],
    ['IPv6, the length of IPv4', V6, 'aggregationLength: 31', ['0.14.9', '0.15.0']],
    ['IPv4, its length', '198.51.100.0/28', 'aggregationLength: 31', ['0.14.9']],
    ['IPv4, the length of IPv6', '198.51.100.0/28', 'aggregationLengthV6: 127', ['0.14.9', '0.15.0']],
    ['no usable entry', '198.51.100.1', 'localPref: 2', ['0.14.9']],
  ])('lengths tell two apart by the families of the pool from 0.15.0 on: %s', (_title, entries, length, refusing) => {
    const text =
      pool('a', entries) + prefers('a', 1) + bgp('b', `localPref: 2, ${length.replace('localPref: 2', 'peers: []')}`);
    const releases = (['0.14.9', '0.15.0'] as const).filter((release) =>
      refused(text, release).some((one) => one.startsWith('local-preference')),
    );
    expect(releases).toEqual(refusing);
  });

  it('of one group of pools differ, and nothing is said of the other', () => {
    const one = (name: string, preference: number, pools: string) =>
      prefers(name, preference, `, ipAddressPools: [ ${pools} ]`);
    const text =
      pool('a') + pool('b', '192.0.2.0/28') + one('x', 1, 'a') + one('y', 1, 'a') + one('z', 2, 'b') + one('w', 3, 'b');
    expect(refused(text)).toEqual([
      'local-preference BGPAdvertisement z spec.localPref, speaker stale; or BGPAdvertisement w spec.localPref',
    ]);
  });
});

describe('of peers', () => {
  it('two of one router are alike in fault, of three all others are held against the first', () => {
    expect(refused(peer('b') + peer('a'))).toEqual([
      'peers-address BGPPeer b spec.peerAddress, speaker stale; or BGPPeer a spec.peerAddress',
    ]);
    expect(refused(peer('c') + peer('b') + peer('a'))).toEqual([
      'peers-address BGPPeer b spec.peerAddress, speaker stale; see BGPPeer a spec.peerAddress',
      'peers-address BGPPeer c spec.peerAddress, speaker stale; see BGPPeer a spec.peerAddress',
    ]);
  });

  it('two that differ in two ways are said once', () => {
    const text = numbered('a', 1, '192.0.2.1') + numbered('b', 2, '192.0.2.1', ', routerID: 192.0.2.9');
    expect(refused(text)).toHaveLength(1);
  });

  it('two on one interface are for one router', () => {
    const on = (name: string, more = '') => bare(name, `myASN: 1, peerASN: 2, interface: eth0${more}`);
    expect(refused(on('a') + on('b'))).toEqual([
      'peers-address BGPPeer b spec.interface, speaker stale; or BGPPeer a spec.interface',
    ]);
    expect(words(on('a', ', vrf: red') + on('b', ', vrf: red'))).toEqual([
      'BGPPeer "b" and "a" are for the same router, eth0 in VRF "red"',
    ]);
    expect(words(on('a') + on('b'))).toEqual(['BGPPeer "b" and "a" are for the same router, eth0']);
  });

  it('are compared by a text of place and VRF, which leaves out no VRF from 0.16.0 on', () => {
    const on = (name: string, face: string, more = '') => bare(name, `myASN: 1, peerASN: 2, interface: ${face}${more}`);
    const text = on('a', 'eth0', ', vrf: red') + on('b', 'eth0-red');
    expect(refused(text, '0.16.0')).toHaveLength(1);
    expect(refused(text, '0.15.3')).toEqual([]);
    expect(refused(on('a', 'eth0', ', vrf: red') + on('b', 'eth0'), '0.16.0')).toEqual([]);
  });

  it('one without number is not compared', () => {
    const found = refused(numbered('a', 0, '192.0.2.1') + numbered('b', 2, '192.0.2.2'));
    expect(found).toEqual(['peer-asn BGPPeer a spec.myASN, speaker stale']);
  });

  it('two numbers of one VRF are told with it', () => {
    const red = ', vrf: red';
    expect(words(numbered('a', 1, '192.0.2.1', red) + numbered('b', 2, '192.0.2.2', red))).toEqual([
      'BGPPeer "b" and "a" have different numbers of the cluster in VRF "red", myASN 2 and 1',
    ]);
    expect(words(numbered('a', 1, '192.0.2.1') + numbered('b', 2, '192.0.2.2'))).toEqual([
      'BGPPeer "b" and "a" have different numbers of the cluster, myASN 2 and 1',
    ]);
    expect(refused(numbered('a', 1, '192.0.2.1', red) + numbered('b', 2, '192.0.2.2'))).toEqual([]);
  });

  it('router IDs are told with those that have none, the minority against the first of the others', () => {
    const text = peer('a', ', routerID: 192.0.2.9') + peer('b', '', '192.0.2.2') + peer('c', '', '192.0.2.3');
    expect(refused(text)).toEqual([
      'peers-router-id BGPPeer a spec.routerID, speaker stale; see BGPPeer b spec.routerID',
    ]);
    expect(words(text)).toEqual(['BGPPeer "a" and "b" have different router IDs, 192.0.2.9 and none']);
  });
});

describe('of two releases', () => {
  const shared = peer('a', `, ${rack('r1')}`) + peer('b');

  it('one fault is meant, whichever of two alike each of them blames', () => {
    expect(refused(shared, '0.15.3')[0]).toMatch(/^peers-address BGPPeer b /);
    expect(refused(shared, '0.16.0')[0]).toMatch(/^peers-address BGPPeer a /);
    expect(agreed(shared, ['0.15.3', '0.16.0'])).toEqual([
      'peers-address BGPPeer a spec.peerAddress, speaker stale; or BGPPeer b spec.peerAddress',
    ]);
  });

  it('what only the later one refuses is not refused, though they stand beside each other', () => {
    expect(agreed(peer('a', ', keepaliveTime: 999ms'), ['0.14.8', '0.14.9'])).toEqual([]);
    expect(agreed(peer('a', ', keepaliveTime: 999ms'), ['0.14.9'])).toHaveLength(1);
  });

  it('two faults of one kind at two places stay two', () => {
    const text = bgp('a', 'aggregationLength: 40') + bgp('b', 'aggregationLength: 40, aggregationLengthV6: 140');
    expect(agreed(text, ['0.14.8', '0.14.9'])).toEqual([
      'aggregation-bounds BGPAdvertisement a spec.aggregationLength, speaker stale',
      'aggregation-bounds BGPAdvertisement b spec.aggregationLength, speaker stale',
      'aggregation-bounds BGPAdvertisement b spec.aggregationLengthV6, speaker stale',
    ]);
  });

  it('another place is another fault', () => {
    const text = bare('a', 'myASN: 1, dynamicASN: Internal, peerAddress: 192.0.2.1');
    expect(refused(text, '0.14.8')).toEqual(['peer-asn BGPPeer a spec.peerASN, speaker stale']);
    expect(refused(text, '0.14.9')).toEqual(['peer-asn BGPPeer a spec.dynamicASN, api-server object']);
    expect(agreed(text, ['0.14.8', '0.14.9'])).toEqual([]);
  });

  it('and two modes, those of selected nodes stay so where both agree', () => {
    const text = peer('a', `, holdTime: 1s, ${rack('r1')}`);
    expect(agreed(text, ['0.16.0'], ['native', 'frr'])).toEqual([
      'peer-hold-time BGPPeer a spec.holdTime, speaker nodes',
    ]);
  });

  it('the words are those of the newest', () => {
    const text = pool('a', V6) + bgp('a');
    const releases = Releases.of('0.14.8', '0.14.9');
    const [found] = verdictOf(clusterOf(text, { releases, modes: ['native'] }));
    expect(found?.what).toBe(
      'Pool "a" holds 2001:db8::/64, which BGPAdvertisement "a" announces, and native BGP mode lacks IPv6',
    );
    expect(words(text, '0.14.8', 'native')).toEqual([
      'Pool "a" holds 2001:db8::/64, and beside BGPAdvertisement "a" native BGP mode takes no IPv6 pool at all up to 0.14.8',
    ]);
  });
});

describe('the pools are in force', () => {
  test.each<readonly [string, string, readonly Mode[], boolean]>([
    ['where two peers have one name', pool('a') + peer('a') + peer('a', '', '192.0.2.2'), ['frr'], false],
    [
      'where an API server drops a BFD profile',
      pool('a') + resource('BFDProfile', 'a', '{ detectMultiplier: 1 }'),
      ['frr'],
      false,
    ],
    [
      'where one of two modes takes a large community',
      pool('a') + resource('Community', 'a', '{ communities: [ { name: x, value: "large:1:2:3" } ] }'),
      ['native', 'frr'],
      false,
    ],
    [
      'not where the only mode does not',
      pool('a') + resource('Community', 'a', '{ communities: [ { name: x, value: "large:1:2:3" } ] }'),
      ['native'],
      true,
    ],
  ])('%s', (_title, text, modes, expected) => {
    expect(configurationRefused(clusterOf(text, { modes }))).toBe(expected);
  });
});
