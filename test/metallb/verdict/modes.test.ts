import { resource } from '../cluster-of.ts';
import { bare, bgp, type Condition, holdConditions, l2, peer, pool } from './conditions.ts';

const rack = (value: string) => `, nodeSelectors: [ { matchLabels: { rack: ${value} } } ]`;
const NODES = ['speaker', 'nodes'] as const;
const numbered = (name: string, number: number, more = '') =>
  bare(name, `myASN: ${number}, peerASN: 64501, peerAddress: 192.0.2.${number % 256}${more}`);

holdConditions('2.10 peers beside each other', [
  {
    title: 'one address',
    fact: 'peers-address',
    refused: peer('a') + peer('b', ', peerPort: 1179'),
    neighbor: peer('a', '', '"FD00::1"') + peer('b', '', '"fd00::1"'),
  },
  {
    title: 'one address in one VRF',
    fact: 'peers-address',
    refused: peer('a', ', vrf: blue') + peer('b', ', vrf: blue'),
    neighbor: peer('a', ', vrf: blue') + peer('b', ', vrf: blue', '192.0.2.2'),
  },
  {
    title: 'one address in two VRFs, where there are none',
    fact: 'peers-address',
    refused: peer('a', ', vrf: blue') + peer('b', ', vrf: red'),
    neighbor: peer('a', ', vrf: blue') + peer('b', ', vrf: red', '192.0.2.2'),
    last: '0.13.7',
  },
  {
    title: 'one address on one node',
    fact: 'peers-address',
    refused: peer('a', rack('r1')) + peer('b', rack('r1')),
    neighbor: peer('a', rack('r1')) + peer('b', rack('r2'), '192.0.2.2'),
    later: NODES,
  },
  {
    title: 'one address on two nodes, while all are compared',
    fact: 'peers-address',
    refused: peer('a', rack('r1')) + peer('b', rack('r2')),
    neighbor: peer('a', rack('r1')) + peer('b', rack('r2'), '192.0.2.2'),
    last: '0.15.3',
  },
  {
    title: 'a router ID and none',
    fact: 'peers-router-id',
    refused: peer('a', ', routerID: 192.0.2.9') + peer('b', '', '192.0.2.2'),
    neighbor: peer('a', ', routerID: 192.0.2.9') + peer('b', ', routerID: 192.0.2.9', '192.0.2.2'),
  },
  {
    title: 'router IDs on two nodes, while all are compared',
    fact: 'peers-router-id',
    refused: peer('a', `, routerID: 192.0.2.9${rack('r1')}`) + peer('b', rack('r2'), '192.0.2.2'),
    neighbor: peer('a', rack('r1')) + peer('b', rack('r2'), '192.0.2.2'),
    last: '0.15.3',
  },
  {
    title: 'two numbers',
    fact: 'peers-asn',
    refused: numbered('a', 64510) + numbered('b', 64511),
    neighbor: peer('a') + peer('b', '', '192.0.2.2'),
  },
  {
    title: 'two numbers in two VRFs, where there are none',
    fact: 'peers-asn',
    refused: numbered('a', 64510, ', vrf: blue') + numbered('b', 64511),
    neighbor: peer('a', ', vrf: blue') + peer('b', '', '192.0.2.2'),
    last: '0.13.7',
  },
  {
    title: 'two peers of one name',
    fact: 'duplicate-name',
    refused: peer('a') + peer('a', '', '192.0.2.2'),
    neighbor: peer('a') + peer('b', '', '192.0.2.2'),
    first: ['api-server', 'object'],
  },
]);

const V6 = '"2001:db8::/64"';
const fast = resource('BFDProfile', 'fast', '{}');
const ours = (value: string) => resource('Community', 'ours', `{ communities: [ { name: ours, value: "${value}" } ] }`);
const extras = (name: string) =>
  `---\n{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, namespace: metallb-system }, data: { extras: log } }\n`;

const NATIVE: readonly Condition[] = [
  {
    title: 'keepalive time',
    fact: 'mode-peer',
    refused: peer('a', ', keepaliveTime: 10s'),
    neighbor: peer('a', ', keepaliveTime: 0s, holdTime: 0s'),
  },
  {
    title: 'VRF',
    fact: 'mode-peer',
    refused: peer('a', ', vrf: blue'),
    neighbor: peer('a', ', vrf: ""'),
    since: '0.13.8',
  },
  {
    title: 'connect time',
    fact: 'mode-peer',
    refused: peer('a', ', connectTime: 1s'),
    neighbor: peer('a'),
    since: '0.14.4',
  },
  {
    title: 'disableMP',
    fact: 'mode-peer',
    refused: peer('a', ', disableMP: true'),
    neighbor: peer('a', ', disableMP: false'),
    since: '0.14.4',
  },
  {
    title: 'graceful restart',
    fact: 'mode-peer',
    refused: peer('a', ', enableGracefulRestart: true'),
    neighbor: peer('a', ', ebgpMultiHop: true'),
    since: '0.14.6',
  },
  {
    title: 'a dynamic number',
    fact: 'mode-peer',
    refused: bare('a', 'myASN: 1, dynamicASN: internal, peerAddress: 192.0.2.1'),
    neighbor: peer('a'),
    since: '0.14.9',
  },
  {
    title: 'an interface',
    fact: 'mode-peer',
    refused: bare('a', 'myASN: 1, peerASN: 2, interface: eth0'),
    neighbor: peer('a'),
    since: '0.15.0',
  },
  {
    title: 'both families',
    fact: 'mode-peer',
    refused: peer('a', ', dualStackAddressFamily: true'),
    neighbor: peer('a'),
    since: '0.15.0',
  },
  {
    title: 'a local number',
    fact: 'mode-peer',
    refused: peer('a', ', localASN: 1'),
    neighbor: peer('a'),
    since: '0.16.0',
  },
  { title: 'a BFD profile that nobody uses', fact: 'mode-bfd-profile', refused: fast, neighbor: '' },
  {
    title: 'a BFD profile of a peer',
    fact: 'mode-peer',
    refused: peer('a', ', bfdProfile: fast'),
    neighbor: peer('a'),
  },
  {
    title: 'IPv6 that is announced',
    fact: 'mode-ipv6',
    refused: pool('a', V6) + bgp('a'),
    neighbor: pool('a') + bgp('a'),
  },
  {
    title: 'IPv6 beside what is announced',
    fact: 'mode-ipv6',
    refused: pool('a', V6) + l2('a') + pool('b') + bgp('b', 'ipAddressPools: [ b ]'),
    neighbor: pool('a', V6) + l2('a') + pool('b'),
    last: '0.14.8',
  },
  {
    title: 'a large community',
    fact: 'mode-community',
    refused: bgp('a', 'communities: [ "large:1:2:3" ]'),
    neighbor: bgp('a', 'communities: [ "1:2" ]'),
    since: '0.13.10',
  },
  {
    title: 'a large community under an alias',
    fact: 'mode-community',
    refused: ours('large:1:2:3'),
    neighbor: ours('1:2'),
    since: '0.13.10',
    first: ['controller', 'stale'],
  },
  {
    title: 'extras for FRR',
    fact: 'mode-extras',
    refused: pool('a') + extras('bgpextras'),
    neighbor: pool('a') + extras('extras'),
    since: '0.13.10',
  },
];

holdConditions(
  '2.10 native mode',
  NATIVE.map((one) => ({ ...one, mode: 'native' })),
);
