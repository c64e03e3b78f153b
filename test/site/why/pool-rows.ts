import { asks, pool, type Row, service } from './steps-told.ts';

const BOTH = 'families: [ipv4, ipv6]';
const DUAL = 'ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4, IPv6]';

/** What is told of each pool. */
export const poolRows: readonly Row[] = [
  ['no pool', 'pool', service(), ['bad: the cluster has no pool Add an IPAddressPool, and an advertisement for it.']],
  [
    'an open pool',
    'pool',
    pool('a') + service(),
    ['good: pool "a" is open to it, with 1 of its 4 addresses taken [a]'],
  ],
  [
    'a full pool',
    'pool',
    pool('a', '192.168.20.200/32') + service() + service('', '', 'a'),
    ['note: pool "a" is open to it and full in the end, with 1 of its 1 addresses taken [a]'],
  ],
  [
    'a pool for its namespace',
    'pool',
    pool('a', '192.168.20.200/30', 'serviceAllocation: { namespaces: [shop] }') +
      pool('b', '192.168.20.208/30', 'serviceAllocation: { namespaces: [shop], priority: 7 }') +
      service(),
    [
      'good: pool "a" is open to it, with 0 of its 4 addresses taken, and is tried first [a]',
      'good: pool "b" is open to it, with 1 of its 4 addresses taken, and is tried first with priority 7 [b]',
    ],
  ],
  [
    'a pool for another namespace',
    'pool',
    pool('a', '192.168.20.200/30', 'serviceAllocation: { namespaces: [bank] }') + service(),
    ['bad: pool "a" is kept for other Services by its serviceAllocation [serviceAllocation]'],
  ],
  [
    'a pool for who knows',
    'pool',
    pool('a', '192.168.20.200/30', 'serviceAllocation: { namespaceSelectors: [ { matchLabels: { team: x } } ] }') +
      service(),
    ['unknown: whether pool "a" is kept for others cannot be known [serviceAllocation]'],
  ],
  [
    'a pool for who asks',
    'pool',
    pool('a', '192.168.20.200/30', 'autoAssign: false') + service(),
    [
      'bad: pool "a" is given only to who asks for it (autoAssign: false) [false] Ask for pool "a" by the annotation address-pool, or set its autoAssign: true.',
    ],
  ],
  [
    'a pool for who knows who asks',
    'pool',
    pool('a', '192.168.20.200/30', 'autoAssign: "$AUTO"') + service(),
    ['unknown: whether pool "a" is assigned by itself cannot be known [a]'],
  ],
  [
    'the pool it asks for',
    'pool',
    pool('a', '192.168.20.200/30', 'autoAssign: false') +
      pool('b', '192.168.20.208/30') +
      service('', 'metallb.io/address-pool: a'),
    [
      'good: pool "a" is open to it, with 1 of its 4 addresses taken [a]',
      'note: pool "b" is not the one it asks for [b]',
    ],
  ],
  [
    'a pool that does not exist',
    'pool',
    pool('b') + service('', 'metallb.io/address-pool: a'),
    [
      'note: pool "b" is not the one it asks for [b]',
      'bad: pool "a" does not exist Ask for a pool of the cluster, for example "b".',
    ],
  ],
  [
    'a pool that is not read',
    'pool',
    pool('b') + pool('a').replace('metallb-system', 'shop') + service('', 'metallb.io/address-pool: a'),
    [
      'note: pool "b" is not the one it asks for [b]',
      'bad: pool "a" does not exist Ask for a pool of the cluster, for example "b".',
      'bad: MetalLB does not read IPAddressPool "a" [{ name: a, namespace: shop }] Put the pool into the namespace of MetalLB, in a kind that its release serves.',
    ],
  ],
  [
    'no pool that is read',
    'pool',
    pool('a').replace('metallb-system', 'shop') + service(),
    [
      'bad: the cluster has no pool Add an IPAddressPool, and an advertisement for it.',
      'bad: MetalLB does not read IPAddressPool "a" [{ name: a, namespace: shop }] Put the pool into the namespace of MetalLB, in a kind that its release serves.',
    ],
    'metallb: { version: 0.15.3, namespace: metallb-system }',
  ],
  [
    'a pool without its address',
    'pool',
    pool('a') + pool('b', '192.168.20.208/30') + service('', asks('192.168.20.209')),
    ['note: pool "a" does not hold 192.168.20.209 [a]', 'good: pool "b" holds 192.168.20.209 [192.168.20.208/30]'],
  ],
  [
    'a pool with an entry that holds its address',
    'pool',
    pool('a', '192.168.20.200/30, 192.168.20.220-192.168.20.230') + service('', asks('192.168.20.225')),
    ['good: pool "a" holds 192.168.20.225 [192.168.20.220-192.168.20.230]'],
  ],
  [
    'a pool that withholds its address',
    'pool',
    pool('a', '192.168.20.0/24', 'avoidBuggyIPs: true') + service('', asks('192.168.20.255')),
    [
      'bad: pool "a" holds 192.168.20.255 and withholds it (avoidBuggyIPs) [true] Ask for an address that does not end in .0 or .255, or set avoidBuggyIPs: false.',
    ],
  ],
  [
    'a pool of another family',
    'pool',
    pool('a', '"2001:db8::/126"') + service(),
    ['bad: pool "a" has no IPv4 address [a] Add IPv4 addresses to pool "a".'],
    BOTH,
  ],
  [
    'a pool of one of two families',
    'pool',
    pool('a') + service(DUAL),
    ['good: pool "a" is open to it, with 0 of its 4 addresses taken [a]'],
    BOTH,
  ],
];
