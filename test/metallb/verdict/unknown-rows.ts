import type { ClusterParts } from '../../../src/metallb/build-cluster.ts';
import type { Mode } from '../../../src/metallb/cluster.ts';
import { resource } from '../cluster-of.ts';
import { bare, bgp, l2, peer, pool } from './conditions.ts';

const WIDE = pool('apps', '198.51.100.0/24');
const two = (one: string, other: string) => WIDE + bgp('a', one) + bgp('b', other);
const withSecret = peer('a', ', passwordSecret: { name: s }');
const named = (kind: string, metadata: string, rest: string) =>
  `---\n{ apiVersion: example.com/v1, kind: ${kind}, metadata: { ${metadata} }, ${rest} }\n`;
const HERE = 'namespace: metallb-system';
const V6 = pool('v6', '"2001:db8::/64"') + bgp('v6');
const echo = (mode: string) => resource('BFDProfile', 'fast', `{ echoMode: ${mode} }`);
const community = (name: string, aliases: string) => resource('Community', name, `{ communities: ${aliases} }`);

/** Configurations of which MetalLB refuses nothing, or nobody knows whether it does; each beside one that it refuses. */
export const unknownRows: readonly (readonly [string, string, string, Mode?, Partial<ClusterParts>?])[] = [
  ['a local preference', two('localPref: 1', 'localPref: "$P"'), two('localPref: 1', 'localPref: 2')],
  [
    'an aggregation length',
    two('localPref: 1', 'localPref: 2, aggregationLength: "$L"'),
    two('localPref: 1', 'localPref: 2, aggregationLength: 32'),
  ],
  [
    'an IPv6 aggregation length beside it',
    two('localPref: 1, aggregationLengthV6: "$L"', 'localPref: 2'),
    two('localPref: 1, aggregationLengthV6: 127', 'localPref: 2'),
  ],
  [
    'an entry of a pool',
    pool('apps', '198.51.100.0/24, "$RANGE"') + bgp('a', 'localPref: 1') + bgp('b', 'localPref: 2'),
    two('localPref: 1', 'localPref: 2'),
  ],
  ['the name of a peer', peer('"$A"') + peer('b'), peer('a') + peer('b')],
  ['a VRF of a peer', peer('a', ', vrf: "$VRF"') + peer('b'), peer('a') + peer('b')],
  ['an address of a peer', peer('a', '', '"$ADDRESS"') + peer('b'), peer('a') + peer('b')],
  [
    'two addresses of peers, alike in their text',
    peer('a', '', '"$ADDRESS"') + peer('b', '', '"$ADDRESS"'),
    peer('a') + peer('b'),
  ],
  [
    'a number of the cluster',
    bare('a', 'myASN: "$ASN", peerASN: 1, peerAddress: 192.0.2.1') +
      bare('b', 'myASN: 5, peerASN: 1, peerAddress: 192.0.2.2'),
    bare('a', 'myASN: 4, peerASN: 1, peerAddress: 192.0.2.1') +
      bare('b', 'myASN: 5, peerASN: 1, peerAddress: 192.0.2.2'),
  ],
  [
    'a router ID',
    peer('a', ', routerID: "$ID"') + peer('b', '', '192.0.2.2'),
    peer('a', ', routerID: 192.0.2.9') + peer('b', '', '192.0.2.2'),
  ],
  [
    'multi-hop',
    bare('a', 'myASN: 1, peerASN: 1, peerAddress: 192.0.2.1, ebgpMultiHop: "$HOP"'),
    bare('a', 'myASN: 1, peerASN: 1, peerAddress: 192.0.2.1, ebgpMultiHop: true'),
  ],
  ['a dynamic number beside a number', peer('a', ', dynamicASN: "$ASN"'), peer('a', ', dynamicASN: internal')],
  [
    'the number beside a dynamic one',
    bare('a', 'myASN: 1, peerASN: "$ASN", dynamicASN: internal, peerAddress: 192.0.2.1'),
    peer('a', ', dynamicASN: internal'),
  ],
  [
    'a password beside a Secret',
    peer('a', ', password: "$P", passwordSecret: { name: s }'),
    withSecret,
    'frr',
    { unseen: { mayHold: (kind) => kind === 'Secret' } },
  ],
  [
    'a hold time',
    peer('a', ', holdTime: "$HOLD", keepaliveTime: 100s'),
    peer('a', ', holdTime: 90s, keepaliveTime: 100s'),
  ],
  ['a keepalive time', peer('a', ', holdTime: 1s, keepaliveTime: "$KEEP"'), peer('a', ', holdTime: 1s')],
  ['the name of a Secret', peer('a', ', passwordSecret: { name: "$S" }'), withSecret],
  ['whether a template holds the Secret', withSecret, '', 'frr', { unseen: { mayHold: (kind) => kind === 'Secret' } }],
  [
    'which Secret an ExternalSecret makes',
    named('ExternalSecret', `name: x, ${HERE}`, 'spec: { target: { name: "$S" } }') + withSecret,
    withSecret,
  ],
  [
    'the namespace of a SealedSecret',
    named('SealedSecret', 'name: s, namespace: "$NS"', 'spec: {}') + withSecret,
    withSecret,
  ],
  ['the name of a SealedSecret', named('SealedSecret', `name: "$S", ${HERE}`, 'spec: {}') + withSecret, withSecret],
  ['what is in a Secret that is made', named('SealedSecret', `name: s, ${HERE}`, 'spec: {}') + withSecret, withSecret],
  [
    'what is in a Secret of the name in its target',
    named('ExternalSecret', `name: x, ${HERE}`, 'spec: { target: { name: s } }') + withSecret,
    named('ExternalSecret', `name: s, ${HERE}`, 'spec: { target: { name: x } }') + withSecret,
  ],
  [
    'what is in a Secret of the name in its destination',
    named('VaultStaticSecret', `name: x, ${HERE}`, 'spec: { destination: { name: s } }') + withSecret,
    named('VaultStaticSecret', `name: s, ${HERE}`, 'spec: { destination: { name: x } }') + withSecret,
  ],
  [
    'what is in a Secret of the name in its template',
    named('SealedSecret', `name: x, ${HERE}`, 'spec: { template: { metadata: { name: s } } }') + withSecret,
    named('SealedSecret', `name: s, ${HERE}`, 'spec: { template: { metadata: { name: x } } }') + withSecret,
  ],
  [
    'what is in a Secret where the target is empty',
    named('ExternalSecret', `name: s, ${HERE}`, 'spec: { target: { name: "" } }') + withSecret,
    named('ExternalSecret', 'name: s, namespace: shop', 'spec: {}') + withSecret,
  ],
  [
    'the type of a Secret',
    '---\n{ apiVersion: v1, kind: Secret, metadata: { name: s, namespace: metallb-system }, type: "$TYPE", data: { password: cA== } }\n' +
      withSecret,
    '---\n{ apiVersion: v1, kind: Secret, metadata: { name: s, namespace: metallb-system }, data: { password: cA== } }\n' +
      withSecret,
  ],
  [
    'the content of a Secret',
    '---\n{ apiVersion: v1, kind: Secret, metadata: { name: s, namespace: metallb-system }, type: kubernetes.io/basic-auth, data: "$DATA" }\n' +
      withSecret,
    '---\n{ apiVersion: v1, kind: Secret, metadata: { name: s, namespace: metallb-system }, type: kubernetes.io/basic-auth, data: { user: cA== } }\n' +
      withSecret,
  ],
  [
    'the name of a BFD profile',
    resource('BFDProfile', '"$FAST"', '{}') + peer('a', ', bfdProfile: fast'),
    resource('BFDProfile', 'slow', '{}') + peer('a', ', bfdProfile: fast'),
  ],
  [
    'whether a template holds a BFD profile',
    peer('a', ', bfdProfile: fast'),
    '',
    'frr',
    { unseen: { mayHold: (kind) => kind === 'BFDProfile' } },
  ],
  ['which BFD profile a peer names', peer('a', ', bfdProfile: "$FAST"'), peer('a', ', bfdProfile: fast')],
  [
    'which BFD profile a peer names, where the cluster may have more',
    peer('a', ', bfdProfile: fast'),
    '',
    'frr',
    { bounded: false },
  ],
  [
    'whether echo mode is on',
    V6 + echo('"$ECHO"') + peer('a', ', bfdProfile: fast'),
    V6 + echo('true') + peer('a', ', bfdProfile: fast'),
  ],
  [
    'echo mode without a peer that uses it',
    V6 + echo('true') + peer('a'),
    V6 + echo('true') + peer('a', ', bfdProfile: fast'),
  ],
  [
    'echo mode of another profile',
    V6 + echo('true') + resource('BFDProfile', 'slow', '{}') + peer('a', ', bfdProfile: slow'),
    V6 + echo('true') + peer('a', ', bfdProfile: fast'),
  ],
  [
    'the value of an alias',
    community('c', '[ { name: ours, value: "$VALUE" } ]'),
    community('c', '[ { name: ours, value: x } ]'),
  ],
  [
    'the name of an alias',
    community('c', '[ { name: "$NAME", value: "1:2" } ]') + bgp('a', 'communities: [ ours ]'),
    bgp('a', 'communities: [ ours ]'),
  ],
  [
    'the aliases of a Community',
    community('c', '"$ALIASES"') + bgp('a', 'communities: [ ours ]'),
    bgp('a', 'communities: [ ours ]'),
  ],
  [
    'whether a template holds a Community',
    bgp('a', 'communities: [ ours ]'),
    '',
    'frr',
    { unseen: { mayHold: (kind) => kind === 'Community' } },
  ],
  [
    'two names of aliases, alike in their text',
    community('c', '[ { name: "$N", value: "1:2" } ]') + community('d', '[ { name: "$N", value: "1:2" } ]'),
    community('c', '[ { name: n, value: "1:2" } ]') + community('d', '[ { name: n, value: "1:2" } ]'),
  ],
  ['two names of resources, alike in their text', bgp('"$A"') + bgp('"$A"'), bgp('a') + bgp('a')],
  ['two names of resources, both empty', bgp('""') + bgp('""'), bgp('a') + bgp('a')],
  [
    'two selectors, alike in their text',
    l2('a', 'nodeSelectors: [ { matchLabels: { a: "$A" } }, { matchLabels: { a: "$A" } } ]'),
    l2('a', 'nodeSelectors: [ { matchLabels: { a: b } }, { matchLabels: { a: b } } ]'),
  ],
  [
    'two expressions, alike in their text',
    l2(
      'a',
      'nodeSelectors: [ { matchExpressions: [ { key: a, operator: In, values: ["$A"] }, { key: a, operator: In, values: ["$A"] } ] } ]',
    ),
    l2('a', 'nodeSelectors: [ { matchExpressions: [ { key: a, operator: Exists }, { key: a, operator: Exists } ] } ]'),
  ],
  [
    'two values, alike in their text',
    l2('a', 'nodeSelectors: [ { matchExpressions: [ { key: a, operator: In, values: ["$A", "$A"] } ] } ]'),
    l2('a', 'nodeSelectors: [ { matchExpressions: [ { key: a, operator: In, values: [b, b] } ] } ]'),
  ],
  [
    'a text that cannot be the value of a label, where it is a variable',
    l2('a', 'nodeSelectors: [ { matchLabels: { a: "${A}/b" } } ]'),
    l2('a', 'nodeSelectors: [ { matchLabels: { a: "a/b" } } ]'),
  ],
  [
    'a range without addresses, where one preference is a variable',
    pool('apps', '"::1-198.51.100.1"') + bgp('a', 'localPref: 1') + bgp('b', 'localPref: "$P"'),
    pool('apps', '"::1-198.51.100.1"') + bgp('a', 'localPref: 1') + bgp('b', 'localPref: 2'),
  ],
  [
    'a range without addresses, where one preference is for some Services',
    pool('apps', '"::1-198.51.100.1"') +
      bgp('a', 'localPref: 1') +
      bgp('b', 'localPref: 2, serviceSelectors: [ { matchLabels: { a: b } } ]'),
    pool('apps', '"::1-198.51.100.1"') + bgp('a', 'localPref: 1') + bgp('b', 'localPref: 2'),
  ],
  [
    'a range without addresses, where the other preference is for another pool',
    pool('apps', '"::1-198.51.100.1"') +
      bgp('a', 'localPref: 1, ipAddressPools: [ apps ]') +
      bgp('b', 'localPref: 2, ipAddressPools: [ other ]'),
    pool('apps', '"::1-198.51.100.1"') +
      bgp('a', 'localPref: 1, ipAddressPools: [ apps ]') +
      bgp('b', 'localPref: 2, ipAddressPools: [ apps ]'),
  ],
  ['a number of zero in native mode', peer('a', ', localASN: 0'), peer('a', ', localASN: 1'), 'native'],
  [
    'a large community that is a variable in native mode',
    bgp('a', 'communities: [ "$C" ]'),
    bgp('a', 'communities: [ "large:1:2:3" ]'),
    'native',
  ],
];
