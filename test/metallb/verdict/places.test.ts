import { describe, expect, it, test } from 'vitest';
import type { Mode } from '../../../src/metallb/cluster.ts';
import { type Release, Releases } from '../../../src/metallb/release.ts';
import { judge, refusals } from '../../../src/metallb/verdict/refusals.ts';
import { clusterOf, resource } from '../cluster-of.ts';
import { bgp, l2, peer, pool } from './conditions.ts';
import { refused, told, words } from './told.ts';

const asks = (expression: string) => l2('a', `nodeSelectors: [ { matchExpressions: [ { ${expression} } ] } ]`);
const community = (name: string, aliases: string, metadata = '') =>
  resource('Community', name, `{ communities: [ ${aliases} ] }`, metadata);
const extras = (name: string, namespace: string, value: string) =>
  `---\n{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, namespace: ${namespace} }, data: { extras: ${value} } }\n`;

describe('the place of a fault is', () => {
  test.each<readonly [string, string, string]>([
    ['the list that is empty', pool('a', ''), 'pool-empty IPAddressPool a spec.addresses, controller stale'],
    [
      'the operator',
      asks('key: a, operator: in'),
      'selector-malformed L2Advertisement a spec.nodeSelectors.0.matchExpressions.0.operator, speaker stale',
    ],
    [
      'the key',
      asks('key: "a b", operator: Exists'),
      'selector-malformed L2Advertisement a spec.nodeSelectors.0.matchExpressions.0.key, speaker stale',
    ],
    [
      'the values',
      asks('key: a, operator: NotIn'),
      'selector-malformed L2Advertisement a spec.nodeSelectors.0.matchExpressions.0.values, speaker stale',
    ],
    [
      'one of the values',
      asks('key: a, operator: In, values: [ b, "c d" ]'),
      'selector-malformed L2Advertisement a spec.nodeSelectors.0.matchExpressions.0.values.1, speaker stale',
    ],
    [
      'a selector, beside the one like it',
      l2('a', 'nodeSelectors: [ { matchLabels: { a: b, c: d } }, { matchLabels: { c: d, a: b } } ]'),
      'selector-duplicate L2Advertisement a spec.nodeSelectors.1, speaker stale; see L2Advertisement a spec.nodeSelectors.0',
    ],
    [
      'a keepalive time',
      peer('a', ', holdTime: 9s, keepaliveTime: 10s'),
      'peer-keepalive-time BGPPeer a spec.keepaliveTime, speaker stale',
    ],
    [
      'the later of two aliases, by the names of their Communities',
      community('b', '{ name: x, value: "1:2" }') + community('a', '{ name: x, value: "1:3" }'),
      'community-duplicate Community b spec.communities.0.name, controller stale; or Community a spec.communities.0.name',
    ],
    [
      'the later of two aliases of one Community',
      community('a', '{ name: x, value: "1:2" }, { name: x, value: "1:3" }'),
      'community-duplicate Community a spec.communities.1.name, controller stale; or Community a spec.communities.0.name',
    ],
    [
      'the advertisement that is too short for the steepest of all entries',
      pool('a', '198.51.100.0/26') +
        pool('b', '198.51.100.64/28, 198.51.100.80/28') +
        bgp('x', 'aggregationLength: 27') +
        bgp('y', 'aggregationLength: 28'),
      'aggregation-pool BGPAdvertisement x spec.aggregationLength, speaker stale; see IPAddressPool b spec.addresses.0',
    ],
  ])('%s', (_title, text, expected) => {
    expect(refused(text)).toEqual([expected]);
  });

  it('found once for a Community of one name that stands twice', () => {
    const twice = community('a', '{ name: x, value: "1:2" }') + community('a', '{ name: x, value: "1:2" }');
    expect(refused(twice)).toEqual([
      'duplicate-name Community a metadata.name, api-server object; or Community a metadata.name',
    ]);
  });

  it('found in each Community by itself where it is not known where the cluster ends', () => {
    const text =
      community('a', '{ name: x, value: "1:2" }, { name: x, value: "1:3" }') +
      community('b', '{ name: x, value: "1:2" }');
    expect(told(judge(clusterOf(text, { bounded: false }), '0.15.3', 'frr'))).toEqual([
      'community-duplicate Community a spec.communities.1.name, controller stale; or Community a spec.communities.0.name',
    ]);
  });

  it('found for entries of one pool, not of two of one name', () => {
    expect(refused(pool('a') + pool('a'))).toEqual([
      'duplicate-name IPAddressPool a metadata.name, api-server object; or IPAddressPool a metadata.name',
    ]);
  });

  it('found for a hundred entries of a pool, and no more', () => {
    const bad = Array.from({ length: 102 }, (_, index) => `198.51.100.${index}`).join(', ');
    expect(refused(pool('a', bad))).toHaveLength(100);
    const same = Array.from({ length: 103 }, () => '198.51.100.0/24').join(', ');
    expect(refused(pool('a', same))).toHaveLength(100);
  });

  it('found in a pool without a known namespace by itself', () => {
    const overlapping = '198.51.100.0/28, 198.51.100.0/29';
    const text = resource('IPAddressPool', 'a', `{ addresses: [ ${overlapping} ] }`);
    expect(told(judge(clusterOf(text, { bounded: false }), '0.15.3', 'frr'))).toEqual([
      'pool-overlap IPAddressPool a spec.addresses.0, controller stale; or IPAddressPool a spec.addresses.1',
    ]);
  });
});

describe('a name that is given twice', () => {
  it('counts in one namespace, also one that is a variable', () => {
    const named = (namespace: string) => bgp('a').replace('metallb-system', namespace);
    expect(refused(named('"$NS"') + named('"$NS"'))).toHaveLength(1);
    expect(refused(bgp('a') + named('"$NS"'))).toEqual([]);
  });
});

describe('the words of a fault', () => {
  test.each<readonly [string, string, string]>([
    [
      'say how often three seconds are',
      peer('a', ', keepaliveTime: 500ms'),
      'BGPPeer "a" has the keepalive time 500ms and no hold time, which thereby is three times that and must be 0 or at least 3s',
    ],
    [
      'name the hold time',
      peer('a', ', holdTime: 2s'),
      'BGPPeer "a" has the hold time 2s, which must be 0 or at least 3s',
    ],
    ['name an empty duration', peer('a', ', holdTime: ""'), 'BGPPeer "a" has the holdTime "", which is no duration'],
    [
      'trim an entry',
      pool('a', '" 198.51.100.0-198.51.100.15 "') + bgp('a', 'aggregationLength: 27'),
      'BGPAdvertisement "a" aggregates to /27, and the entry "198.51.100.0-198.51.100.15" of pool "a" has no block wider than /28',
    ],
    [
      'shorten a community',
      bgp('a', `communities: [ "1:${'2'.repeat(100)}" ]`),
      `BGPAdvertisement "a" names the community "1:${'2'.repeat(78)}", which is none`,
    ],
    [
      'shorten an address',
      peer('a', '', 'x'.repeat(100)),
      `BGPPeer "a" has the peerAddress "${'x'.repeat(80)}", which is no IP address`,
    ],
  ])('%s', (_title, text, expected) => {
    expect(words(text)).toEqual([expected]);
  });

  test.each<readonly [string, string, string | undefined]>([
    ['a number of seconds', peer('a', ', holdTime: "90"'), 'Write 90s.'],
    ['no number', peer('a', ', holdTime: 90x'), 'Write a duration such as 90s or 1m30s.'],
    ['a number after a letter', peer('a', ', holdTime: x90'), 'Write a duration such as 90s or 1m30s.'],
    ['a long keepalive time', peer('a', ', holdTime: 9s, keepaliveTime: 10s'), 'Write a third of the holdTime.'],
    [
      'a keepalive time beside zero',
      peer('a', ', holdTime: 0s, keepaliveTime: 10s'),
      'Write a holdTime of three times that.',
    ],
    ['an address with a length', peer('a', '', '192.0.2.1/32'), 'Write 192.0.2.1.'],
    ['an address in white space', peer('a', '', '" 192.0.2.1 "'), 'Write 192.0.2.1.'],
    ['an address with a zone', peer('a', '', '"fe80::1%eth0"'), 'Write fe80::1.'],
    ['no address', peer('a', '', 'router'), 'Write one address, such as 192.0.2.1.'],
    ['no operator', asks('key: a, operator: Equals'), 'Write one of In, NotIn, Exists, DoesNotExist.'],
    ['an operator in the wrong case', asks('key: a, operator: notin'), 'Write NotIn.'],
    [
      'values that Exists does not take',
      asks('key: a, operator: Exists, values: [ b ]'),
      'Remove the values, or write In.',
    ],
    [
      'values that DoesNotExist does not take',
      asks('key: a, operator: DoesNotExist, values: [ b ]'),
      'Remove the values, or write NotIn.',
    ],
  ])('help with %s', (_title, text, expected) => {
    expect(judge(clusterOf(text), '0.15.3', 'frr').map(({ help }) => help)).toEqual([expected]);
  });
});

describe('extras for FRR', () => {
  test.each<readonly [string, string, Mode, Release, number]>([
    ['are for the mode frr', extras('bgpextras', 'metallb-system', 'log'), 'frr', '0.15.3', 0],
    ['are not for the mode frr-k8s', extras('bgpextras', 'metallb-system', 'log'), 'frr-k8s', '0.15.3', 1],
    ['were not looked at up to 0.13.9', extras('bgpextras', 'metallb-system', 'log'), 'native', '0.13.9', 0],
    ['count in the namespace of MetalLB', extras('bgpextras', 'shop', 'log'), 'frr-k8s', '0.15.3', 0],
    ['are none where they are empty', extras('bgpextras', 'metallb-system', '""'), 'frr-k8s', '0.15.3', 0],
    ['are none where they are no text', extras('bgpextras', 'metallb-system', '[]'), 'frr-k8s', '0.15.3', 0],
  ])('%s', (_title, text, mode, release, count) => {
    expect(refused(pool('a') + text, release, mode)).toHaveLength(count);
  });
});

describe('a release reads', () => {
  const old = resource('AddressPool', 'old', '{ protocol: layer2, addresses: [ 198.51.100.1 ] }');

  it('AddressPools up to 0.13.12, and ignores them from 0.14.0 on', () => {
    const found = (text: string, release: Release) =>
      told(judge(clusterOf(text, { releases: Releases.all }), release, 'frr'));
    expect(found(old, '0.13.12')).toEqual(['pool-entry AddressPool old spec.addresses.0, controller stale']);
    expect(found(old, '0.14.0')).toEqual([]);
    expect(found(old, '0.16.1')).toEqual([]);
    expect(found(old + pool('a', '198.51.100.2'), '0.14.0')).toEqual([
      'pool-entry IPAddressPool a spec.addresses.0, controller stale',
    ]);
  });

  it('its own resources, and the API server nothing that others own', () => {
    const facts = (text: string) =>
      refusals(clusterOf(pool('home') + text), '0.15.3', 'frr').map(({ fact, manifest }) => `${fact} ${manifest.kind}`);
    expect(facts(resource('IPAddressPool', 'a', '{}'))).toEqual(['schema IPAddressPool']);
    expect(facts(resource('IPAddressPool', 'a', '{}', 'namespace: shop'))).toEqual([]);
    expect(facts(resource('ServiceL2Status', 'a', '{ x: [] }'))).toEqual([]);
    expect(
      facts('---\n{ apiVersion: example.com/v1, kind: IPAddressPool, metadata: { name: a }, spec: {} }\n'),
    ).toEqual([]);
    expect(facts(resource('L2Advertisement', 'a', '{ interfaces: eth0 }') + pool('b', '198.51.100.300'))).toEqual([
      'pool-entry IPAddressPool',
      'schema L2Advertisement',
    ]);
  });
});
