import { resource } from '../cluster-of.ts';
import { bare, bgp, holdConditions, peer, pool } from './conditions.ts';

const API = ['api-server', 'object'] as const;
const WEBHOOK = ['webhook', 'object'] as const;
const old = (more: string) =>
  resource('BGPPeer', 'a', `{ myASN: 64500, peerASN: 64501, peerAddress: 192.0.2.1${more} }`);
const secret = (rest: string) =>
  `---\n{ apiVersion: v1, kind: Secret, metadata: { name: s, namespace: metallb-system }, ${rest} }\n`;
const BASIC = 'type: kubernetes.io/basic-auth, data: { password: c2VjcmV0 }';
const withSecret = peer('a', ', passwordSecret: { name: s }');

holdConditions('2.10 numbers and addresses', [
  {
    title: 'no number of its own',
    fact: 'peer-asn',
    refused: bare('a', 'myASN: 0, peerASN: 1, peerAddress: 192.0.2.1'),
    neighbor: bare('a', 'myASN: 1, peerASN: 2, peerAddress: 192.0.2.1'),
  },
  {
    title: "no number of the router's",
    fact: 'peer-asn',
    refused: bare('a', 'myASN: 1, peerASN: 0, peerAddress: 192.0.2.1'),
    neighbor: bare('a', 'myASN: 1, peerASN: 2, peerAddress: 192.0.2.1'),
  },
  {
    title: 'both forms of number',
    fact: 'peer-asn',
    refused: peer('a', ', dynamicASN: internal'),
    neighbor: bare('a', 'myASN: 1, dynamicASN: internal, peerAddress: 192.0.2.1, ebgpMultiHop: true'),
    since: '0.14.9',
  },
  {
    title: 'another dynamic number',
    fact: 'peer-asn',
    refused: bare('a', 'myASN: 1, dynamicASN: Internal, peerAddress: 192.0.2.1'),
    neighbor: bare('a', 'myASN: 1, peerASN: 2, peerAddress: 192.0.2.1'),
    later: API,
  },
  {
    title: 'multi-hop inside one number',
    fact: 'peer-multi-hop',
    refused: bare('a', 'myASN: 1, peerASN: 1, peerAddress: 192.0.2.1, ebgpMultiHop: true'),
    neighbor: bare('a', 'myASN: 1, peerASN: 2, peerAddress: 192.0.2.1, ebgpMultiHop: true'),
  },
  {
    title: 'neither address nor interface',
    fact: 'peer-address',
    refused: bare('a', 'myASN: 1, peerASN: 2, peerAddress: ""'),
    neighbor: peer('a'),
  },
  {
    title: 'address and interface',
    fact: 'peer-address',
    refused: peer('a', ', interface: eth0'),
    neighbor: bare('a', 'myASN: 1, peerASN: 2, interface: eth0'),
    since: '0.15.0',
  },
  {
    title: 'an address with a length',
    fact: 'peer-address',
    refused: peer('a', '', '192.0.2.1/32'),
    neighbor: peer('a', '', '"::ffff:192.0.2.1"'),
  },
  {
    title: 'a router ID that is no address',
    fact: 'peer-router-id',
    refused: peer('a', ', routerID: 192.0.2.01'),
    neighbor: peer('a', ', routerID: "2001:db8::1"'),
  },
  {
    title: 'a source that is no address',
    fact: 'peer-source-address',
    refused: peer('a', ', sourceAddress: eth0'),
    neighbor: peer('a', ', sourceAddress: "2001:db8::1"'),
  },
  {
    title: 'a malformed node selector',
    fact: 'selector-malformed',
    refused: peer('a', ', nodeSelectors: [ { matchLabels: { a: "b c" } } ]'),
    neighbor: peer('a', ', nodeSelectors: [ { matchLabels: { a: b.c } } ]'),
  },
  {
    title: 'a node selector twice',
    fact: 'selector-duplicate',
    refused: peer('a', ', nodeSelectors: [ {}, {} ]'),
    neighbor: peer('a', ', nodeSelectors: [ {} ]'),
    later: ['speaker', 'nodes'],
  },
]);

holdConditions('2.10 timers', [
  {
    title: 'no duration',
    fact: 'peer-duration',
    refused: peer('a', ', holdTime: "90"'),
    neighbor: peer('a', ', holdTime: 1m30s'),
    first: WEBHOOK,
  },
  {
    title: 'a hold time of less than three seconds',
    fact: 'peer-hold-time',
    refused: peer('a', ', holdTime: 2999ms'),
    neighbor: peer('a', ', holdTime: 3s'),
  },
  {
    title: 'a negative hold time',
    fact: 'peer-hold-time',
    refused: peer('a', ', holdTime: -1s, keepaliveTime: -2s'),
    neighbor: peer('a', ', holdTime: 999ms, keepaliveTime: 1ms'),
  },
  {
    title: 'a longer keepalive time',
    fact: 'peer-keepalive-time',
    refused: peer('a', ', holdTime: 30s, keepaliveTime: 30001ms'),
    neighbor: peer('a', ', holdTime: 30s, keepaliveTime: 30s'),
  },
  {
    title: 'longer than the default',
    fact: 'peer-keepalive-time',
    refused: peer('a', ', keepaliveTime: 91s'),
    neighbor: peer('a', ', keepaliveTime: 90s'),
    last: '0.14.8',
  },
  {
    title: 'a hold time of three times too little',
    fact: 'peer-hold-time',
    refused: peer('a', ', keepaliveTime: 999ms'),
    neighbor: peer('a', ', keepaliveTime: 1s'),
    since: '0.14.9',
  },
  {
    title: 'zero beside a keepalive time',
    fact: 'peer-keepalive-time',
    refused: peer('a', ', holdTime: 0s, keepaliveTime: 1s'),
    neighbor: peer('a', ', holdTime: 0s, keepaliveTime: 0s'),
    since: '0.14.9',
  },
  {
    title: 'v1beta1, where none becomes zero',
    fact: 'peer-keepalive-time',
    refused: old(', keepaliveTime: 30s'),
    neighbor: old(', keepaliveTime: 30s, holdTime: 90s'),
    since: '0.14.9',
  },
  {
    title: 'a connect time of parts of seconds',
    fact: 'peer-connect-time',
    refused: peer('a', ', connectTime: 1500ms'),
    neighbor: peer('a', ', connectTime: 65535s'),
    since: '0.14.4',
    first: API,
  },
]);

holdConditions('2.10 passwords and 2.9 BFD', [
  {
    title: 'a password beside a Secret',
    fact: 'peer-passwords',
    refused: secret(BASIC) + peer('a', ', password: p, passwordSecret: { name: s }'),
    neighbor: secret(BASIC) + withSecret,
  },
  { title: 'no Secret', fact: 'secret-missing', refused: withSecret, neighbor: secret(BASIC) + withSecret },
  {
    title: 'a Secret of another type',
    fact: 'secret-content',
    refused: secret('data: { password: c2VjcmV0 }') + withSecret,
    neighbor: secret(BASIC) + withSecret,
  },
  {
    title: 'a Secret with another key',
    fact: 'secret-content',
    refused: secret('type: kubernetes.io/basic-auth, data: { Password: c2VjcmV0 }') + withSecret,
    neighbor: secret('type: kubernetes.io/basic-auth, stringData: { password: secret }') + withSecret,
  },
  {
    title: 'a profile that does not exist',
    fact: 'bfd-unknown',
    refused: peer('a', ', bfdProfile: fast'),
    neighbor: resource('BFDProfile', 'fast', '{}') + peer('a', ', bfdProfile: fast'),
  },
  {
    title: 'out of bounds',
    fact: 'bfd-bounds',
    refused: resource('BFDProfile', 'fast', '{ detectMultiplier: 256 }'),
    neighbor: resource('BFDProfile', 'fast', '{ detectMultiplier: 255 }'),
    first: API,
  },
  {
    title: 'two profiles of one name',
    fact: 'duplicate-name',
    refused: resource('BFDProfile', 'fast', '{}') + resource('BFDProfile', 'fast', '{ echoMode: true }'),
    neighbor: resource('BFDProfile', 'fast', '{}') + resource('BFDProfile', 'slow', '{}'),
    first: API,
  },
  {
    title: 'echo mode beside IPv6',
    fact: 'bfd-echo',
    refused: `${pool('v6', '"2001:db8::/64"')}${bgp('v6')}${resource('BFDProfile', 'fast', '{ echoMode: true }')}${peer('a', ', bfdProfile: fast')}`,
    neighbor: `${pool('v6', '"2001:db8::/64"')}${bgp('v6', 'peers: [ b ]')}${resource('BFDProfile', 'fast', '{ echoMode: true }')}${peer('a', ', bfdProfile: fast')}`,
    since: '0.13.10',
  },
]);
