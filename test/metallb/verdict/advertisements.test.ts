import { resource } from '../cluster-of.ts';
import { bgp, holdConditions, l2, pool } from './conditions.ts';

const CONTROLLER = ['controller', 'stale'] as const;
const WIDE = pool('apps', '198.51.100.0/24');
const two = (one: string, other: string) => WIDE + bgp('a', `localPref: 1${one}`) + bgp('b', `localPref: 2${other}`);
const rack = (value: string) => `, nodeSelectors: [ { matchLabels: { rack: ${value} } } ]`;

holdConditions('2.6 and 2.7 advertisements', [
  {
    title: 'a pool twice on layer 2',
    fact: 'duplicate-entry',
    refused: l2('apps', 'ipAddressPools: [ a, a ]'),
    neighbor: l2('apps', 'ipAddressPools: [ a, A ], interfaces: [ eth0, eth0 ]'),
  },
  {
    title: 'a peer twice',
    fact: 'duplicate-entry',
    refused: bgp('apps', 'peers: [ a, a ]'),
    neighbor: bgp('apps', 'peers: [ a, b ]'),
  },
  {
    title: 'a community twice',
    fact: 'duplicate-entry',
    refused: bgp('apps', 'communities: [ "1:2", "1:2" ]'),
    neighbor: bgp('apps', 'communities: [ "1:2", "01:2" ]'),
  },
  {
    title: 'two advertisements of one name',
    fact: 'duplicate-name',
    refused: bgp('apps') + bgp('apps', 'peers: [ a ]'),
    neighbor: bgp('apps') + l2('apps'),
    first: ['api-server', 'object'],
  },
  {
    title: 'a length above 32',
    fact: 'aggregation-bounds',
    refused: bgp('apps', 'aggregationLength: 33'),
    neighbor: bgp('apps', 'aggregationLength: 32'),
  },
  {
    title: 'a length below 1',
    fact: 'aggregation-bounds',
    refused: bgp('apps', 'aggregationLength: 0'),
    neighbor: bgp('apps', 'aggregationLength: 1, aggregationLengthV6: 0'),
    first: ['api-server', 'object'],
  },
  {
    title: 'a length above 128',
    fact: 'aggregation-bounds',
    refused: bgp('apps', 'aggregationLengthV6: 129'),
    neighbor: bgp('apps', 'aggregationLengthV6: 128'),
  },
  {
    title: 'a length below the prefix of a pool',
    fact: 'aggregation-pool',
    refused: pool('apps') + bgp('apps', 'aggregationLength: 27'),
    neighbor: pool('apps') + bgp('apps', 'aggregationLength: 28'),
  },
  {
    title: 'a length below the largest block of a range',
    fact: 'aggregation-pool',
    refused: pool('apps', '198.51.100.1-198.51.100.126') + bgp('apps', 'aggregationLength: 26'),
    neighbor: pool('apps', '198.51.100.1-198.51.100.127') + bgp('apps', 'aggregationLength: 27'),
  },
  {
    title: 'a length of the other family',
    fact: 'aggregation-pool',
    refused: pool('apps', '"2001:db8::/64"') + bgp('apps', 'aggregationLengthV6: 63'),
    neighbor: pool('apps', '"2001:db8::/64"') + bgp('apps', 'aggregationLength: 1'),
  },
  {
    title: 'a v4-mapped entry',
    fact: 'aggregation-mapped',
    refused: pool('apps', '"::ffff:198.51.100.0/120"') + bgp('apps'),
    neighbor: pool('apps', '"::ffff:198.51.100.0/120"') + l2('apps'),
  },
  {
    title: 'Service selectors beside another length',
    fact: 'aggregation-selectors',
    refused: WIDE + bgp('apps', 'aggregationLength: 24, serviceSelectors: [ {} ]'),
    neighbor: WIDE + bgp('apps', 'aggregationLength: 32, serviceSelectors: [ {} ]'),
    since: '0.16.0',
    first: ['api-server', 'object'],
  },
]);

holdConditions('2.7 local preferences', [
  {
    title: 'two for one pool',
    fact: 'local-preference',
    refused: two('', ''),
    neighbor: WIDE + bgp('a', 'localPref: 2') + bgp('b', 'localPref: 2'),
    since: '0.13.10',
  },
  {
    title: 'a length of the family the pool lacks',
    fact: 'local-preference',
    refused: two('', ', aggregationLengthV6: 127'),
    neighbor: two('', ', aggregationLengthV6: 127, aggregationLength: 31'),
    since: '0.13.10',
  },
  {
    title: "a length of the pool's family, while both count",
    fact: 'local-preference',
    refused: two('', ', aggregationLength: 31'),
    neighbor: two('', ', aggregationLength: 31, aggregationLengthV6: 127'),
    since: '0.13.10',
    last: '0.14.9',
  },
  {
    title: 'a peer in common',
    fact: 'local-preference',
    refused: two(', peers: [ a, b ]', ', peers: [ b, c ]'),
    neighbor: two(', peers: [ a, b ]', ', peers: [ c, d ]'),
    since: '0.13.10',
  },
  {
    title: 'nodes that may be the same',
    fact: 'local-preference',
    refused: two(rack('r1'), rack('r1')),
    neighbor: two(rack('r1'), rack('r2')),
    since: '0.13.10',
    later: ['speaker', 'nodes'],
  },
  {
    title: 'Service selectors, where nobody knows them',
    fact: 'local-preference',
    refused: two('', ', serviceSelectors: [ {} ]'),
    neighbor: two('', ', peers: [ a ], serviceSelectors: [ {} ], localPref: 1').replace('localPref: 2, ', ''),
    since: '0.13.10',
    last: '0.15.3',
  },
  {
    title: 'a range without addresses under two preferences',
    fact: 'pool-crash',
    refused: pool('apps', '"::1-198.51.100.1"') + bgp('a', 'localPref: 1') + bgp('b', 'localPref: 2'),
    neighbor: pool('apps', '"::1-198.51.100.1"') + bgp('a', 'localPref: 1') + bgp('b', 'localPref: 1'),
    since: '0.15.0',
    first: ['speaker', 'crash'],
  },
]);

const named = (name: string) => bgp('apps', `communities: [ "${name}" ]`);
const community = (name: string, aliases: string) => resource('Community', name, `{ communities: [ ${aliases} ] }`);
const OURS = community('ours', '{ name: ours, value: "1:2" }');

holdConditions('2.8 communities', [
  {
    title: 'a number above 16 bits',
    fact: 'community-malformed',
    refused: named('1:65536'),
    neighbor: named('0:65535'),
  },
  { title: 'three parts', fact: 'community-malformed', refused: named('1:2:3'), neighbor: named('001:2') },
  {
    title: 'a large community before there were any',
    fact: 'community-malformed',
    refused: named('large:1:2:3'),
    neighbor: named('1:2'),
    last: '0.13.9',
  },
  {
    title: 'a number above 32 bits',
    fact: 'community-malformed',
    refused: named('large:1:2:4294967296'),
    neighbor: named('1:2'),
  },
  {
    title: 'an alias that is not defined',
    fact: 'community-unknown',
    refused: named('ours'),
    neighbor: OURS + named('ours'),
  },
  {
    title: 'an alias with a colon',
    fact: 'community-webhook',
    refused: community('ours', '{ name: "o:u:rs", value: "1:2" }') + named('o:u:rs'),
    neighbor: community('ours', '{ name: "1:3", value: "1:2" }') + named('1:3'),
    since: '0.14.0',
    first: ['webhook', 'object'],
  },
  {
    title: 'an alias without a value',
    fact: 'community-value',
    refused: community('ours', '{ name: ours }'),
    neighbor: community('ours', '{ value: "1:2" }'),
    first: CONTROLLER,
  },
  {
    title: 'one alias in two Communities',
    fact: 'community-duplicate',
    refused: OURS + community('theirs', '{ name: ours, value: "1:3" }'),
    neighbor: OURS + community('theirs', '{ name: theirs, value: "1:2" }'),
    first: CONTROLLER,
  },
]);
