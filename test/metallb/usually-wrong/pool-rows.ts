import { resource } from '../cluster-of.ts';
import { A, B, bgp, GOOD, l2, namespace, peer, pool, type Row, service, TWO } from './manifests.ts';

/** What is usually wrong with pools and who announces them. */
export const poolRows: readonly Row[] = [
  [
    1,
    'an advertisement of a missing pool',
    GOOD + l2('more', 'ipAddressPools: [office]'),
    ['error advertisement/unknown-pool'],
  ],
  [
    2,
    'pool selectors that match none',
    GOOD + l2('more', 'ipAddressPoolSelectors: [{ matchLabels: { a: b } }]'),
    ['warning advertisement/no-pool'],
  ],
  [3, 'an advertisement of all pools', TWO + l2('more'), ['info advertisement/all-pools']],
  [
    4,
    'another namespace',
    GOOD + pool('b', 'addresses: [192.0.2.64/28]', 'namespace: shop'),
    ['error pool/wrong-namespace'],
  ],
  [5, 'a pool without advertisement', A, ['error pool/unadvertised']],
  [5, 'a BGP pool without peer', A + bgp('all', 'ipAddressPools: [a]'), ['error bgp/no-peer']],
  [5, 'a peer without advertisement', GOOD + peer('core'), []],
  [
    6,
    'habits of the ConfigMap',
    pool('a', 'addresses: [192.0.2.16/28], auto-assign: false, protocol: layer2') + l2('all'),
    ['error schema/unknown-field'],
  ],
  [6, 'addresses that are a string', pool('a', 'addresses: 192.0.2.16/28') + l2('all'), ['error schema/invalid']],
  [
    6,
    'a kind of the past',
    resource('AddressPool', 'a', '{ protocol: layer2, addresses: [192.0.2.16/28] }'),
    ['error schema/unserved-version'],
  ],
  [7, 'a bare address', pool('a', 'addresses: [192.0.2.16]') + l2('all'), ['error pool/invalid-address']],
  [7, 'a space behind a CIDR', pool('a', 'addresses: ["192.0.2.16/28 "]') + l2('all'), ['error pool/invalid-address']],
  [
    7,
    'a range of two families',
    pool('a', 'addresses: ["192.0.2.16-2001:db8::1"]') + l2('all'),
    ['error pool/invalid-address'],
  ],
  [
    7,
    'a v4-mapped CIDR',
    pool('a', 'addresses: ["::ffff:192.0.2.16/124"]') + l2('all'),
    ['error pool/invalid-address'],
  ],
  [8, 'host bits', pool('a', 'addresses: [192.0.2.20/28]') + l2('all'), ['warning pool/host-bits']],
  [
    9,
    'the network and broadcast addresses',
    pool('a', 'addresses: [192.0.2.0/24]') + l2('all'),
    ['warning pool/network-address'],
    '0.15.3',
    'bgp: frr',
    '{ name: lan, cidr: 192.0.2.0/24 }',
  ],
  [
    9,
    'the gateway',
    pool('a', 'addresses: [192.0.2.1-192.0.2.9]') + l2('all'),
    ['error plan/gateway-overlap'],
    '0.15.3',
    'bgp: frr',
    '{ name: lan, cidr: 192.0.2.0/24, gateway: .1 }',
  ],
  [
    17,
    'no pool that assigns',
    pool('a', 'addresses: [192.0.2.16/28], autoAssign: false') + l2('all') + service('till'),
    ['error service/pending'],
  ],
  [18, 'several pools that assign', TWO + service('till'), []],
  [
    19,
    'selectors that match no namespace',
    namespace('shop', 'a: b') +
      pool('a', 'addresses: [192.0.2.16/28], serviceAllocation: { namespaceSelectors: [{ matchLabels: { a: c } }] }') +
      l2('all'),
    ['warning pool/open-selector'],
  ],
  [
    20,
    'a priority alone',
    pool('a', 'addresses: [192.0.2.16/28], serviceAllocation: { priority: 10 }') + l2('all'),
    ['warning pool/priority'],
  ],
  [
    20,
    'a priority alone up to 0.14.9',
    pool('a', 'addresses: [192.0.2.16/28], serviceAllocation: { priority: 10 }') + l2('all'),
    ['warning pool/priority'],
    '0.14.9',
  ],
  [
    21,
    'a negative priority',
    pool('a', 'addresses: [192.0.2.16/28], serviceAllocation: { priority: -1, namespaces: [shop] }') +
      l2('all') +
      service('till'),
    ['warning pool/priority'],
  ],
  [
    21,
    'equal priorities',
    pool('a', 'addresses: [192.0.2.16/28], serviceAllocation: { priority: 1, namespaces: [shop] }') +
      pool('b', 'addresses: [192.0.2.32/28], serviceAllocation: { priority: 1, namespaces: [shop] }') +
      l2('all', 'ipAddressPools: [a, b]') +
      service('till'),
    [],
  ],
  [
    22,
    'a pinned pool that is full',
    pool('a', 'addresses: [192.0.2.16/32], serviceAllocation: { priority: 1, namespaces: [shop] }') +
      B +
      l2('all', 'ipAddressPools: [a, b]') +
      service('till') +
      service('desk'),
    [],
  ],
];
