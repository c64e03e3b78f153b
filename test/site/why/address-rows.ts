import { resource } from '../../metallb/cluster-of.ts';
import { bgp, l2, peer } from '../../metallb/verdict/conditions.ts';
import { asks, holder, pool, type Row, service } from './steps-told.ts';

/** What is told of its address, and of who announces it. */
export const addressRows: readonly Row[] = [
  [
    'the first free address',
    'address',
    pool('a') + service(),
    ['good: it gets 192.168.20.200 of pool "a", the first free one [till]'],
  ],
  [
    'the address it has',
    'address',
    pool('a') + holder('till', '192.168.20.202'),
    ['good: it gets 192.168.20.202 of pool "a", which it has already [till]'],
  ],
  [
    'the address it asks for',
    'address',
    pool('a') + service('', asks('192.168.20.203')),
    ['good: it gets 192.168.20.203 of pool "a", as it asks for it [till]'],
  ],
  [
    'the first of a pool',
    'address',
    pool('a') + service('', 'metallb.io/address-pool: a'),
    ['good: it gets 192.168.20.200 of pool "a", the first free one of the pool it asks for [till]'],
  ],
  [
    'another address in another order',
    'address',
    pool('a') + service() + service('', '', 'a'),
    [
      'note: it gets 192.168.20.201 of pool "a", the first free one; in another order 192.168.20.200-192.168.20.201 [till] Ask for 192.168.20.201, to get it whatever the order.',
    ],
  ],
  [
    'one of five',
    'address',
    pool('a', '192.168.20.200/30') +
      pool('b', '192.168.20.208/32') +
      pool('c', '192.168.20.210/32') +
      pool('d', '192.168.20.212/32') +
      service(),
    [
      'note: it gets 192.168.20.200 of pool "a", the first free one; in another order one of 192.168.20.200, 192.168.20.208, 192.168.20.210 and 1 more [till] Ask for 192.168.20.200, to get it whatever the order.',
    ],
  ],
  [
    'an address or none',
    'address',
    pool('a', '192.168.20.200/31') + service() + service('', '', 'a') + service('', '', 'b'),
    [
      'bad: it gets none: every pool open to it is full; in another order it gets 192.168.20.200-192.168.20.201 [till] Give the pool more addresses, or let Services share one.',
      'bad: 3 addresses are needed of pool "a", and there are 2: not everybody gets one [a] Give the pool more addresses, or let Services share one.',
    ],
  ],
  [
    'none in this order',
    'address',
    pool('a', '192.168.20.200/31') + service() + service('', '', 'a') + service('', '', 'b') + service('', '', 'c'),
    [
      'bad: it gets none: every pool open to it is full; in another order it gets 192.168.20.200-192.168.20.201 [till] Give the pool more addresses, or let Services share one.',
      'bad: 4 addresses are needed of pool "a", and there are 2: not everybody gets one [a] Give the pool more addresses, or let Services share one.',
    ],
  ],
  [
    'an address that cannot be known',
    'address',
    pool('a') + pool('b', '192.168.20.208/30', 'autoAssign: "$AUTO"') + service(),
    ['unknown: which address it gets cannot be known [till]'],
  ],
  [
    'none as the pools are refused',
    'address',
    pool('a') + pool('b') + service(),
    ['bad: it gets none: MetalLB refuses the pools of the cluster as a whole, in every order [till]'],
  ],
  [
    'an address another one has',
    'address',
    pool('a') + service('', asks('192.168.20.203')) + holder('wiki', '192.168.20.203'),
    [
      'bad: it gets none: it asks for 192.168.20.203, which another Service has and does not share with it, in every order [till] Ask for another address, or let both share it by one key and different ports.',
      'bad: Service "shop/wiki" has 192.168.20.203 too, and the two cannot share it [[{ ip: 192.168.20.203 }]] Let one of the two ask for another address, or let them share it by one key and different ports.',
    ],
  ],
  [
    'an address another one asks for',
    'address',
    pool('a') + service('', asks('192.168.20.203')) + service('', asks('192.168.20.203'), 'wiki'),
    [
      'note: it gets 192.168.20.203 of pool "a", as it asks for it; in another order 192.168.20.203, or none [till]',
      'bad: Service "shop/wiki" asks for 192.168.20.203 too, and the two cannot share it ["192.168.20.203"] Let one of the two ask for another address, or let them share it by one key and different ports.',
    ],
  ],
  [
    'an announcement',
    'advertisement',
    pool('a') + l2('x') + service(),
    ['good: L2Advertisement "x" announces it by ARP and NDP, from one node [x]'],
  ],
  [
    'two announcements',
    'advertisement',
    pool('a') + l2('x') + bgp('y') + peer('p') + service(),
    [
      'good: L2Advertisement "x" announces it by ARP and NDP, from one node [x]',
      'good: BGPAdvertisement "y" announces it by BGP [y]',
    ],
  ],
  [
    'no peer',
    'advertisement',
    pool('a') + bgp('y') + service(),
    ['bad: BGPAdvertisement "y" announces it by BGP, and the cluster has no BGPPeer to tell [y] Add a BGPPeer.'],
  ],
  [
    'no announcement',
    'advertisement',
    pool('a') + l2('x', 'ipAddressPools: [b]') + service(),
    [
      'bad: no advertisement announces pool "a": nobody answers for the address [a] Add an L2Advertisement or a BGPAdvertisement with "a" in spec.ipAddressPools.',
    ],
  ],
  [
    'an announcement of who knows what',
    'advertisement',
    pool('a') + l2('x', 'ipAddressPools: ["$POOL"]') + service(),
    ['unknown: who announces pool "a" cannot be known [a]'],
  ],
  [
    'an announcement for other Services',
    'advertisement',
    pool('a') + l2('x', 'serviceSelectors: [ { matchLabels: { app: x } } ]') + service(),
    [
      'bad: L2Advertisement "x" does not select the Service [serviceSelectors] Give the Service labels that L2Advertisement "x" selects.',
    ],
    '',
    '0.16.1',
  ],
  [
    'an announcement for its label',
    'advertisement',
    pool('a') + l2('x', 'serviceSelectors: [ { matchLabels: { app: x } } ]') + service('', '', 'till', 'app: x'),
    ['good: L2Advertisement "x" announces it by ARP and NDP, from one node [x]'],
    '',
    '0.16.1',
  ],
  [
    'an announcement for who knows whom',
    'advertisement',
    pool('a') + l2('x', 'serviceSelectors: [ { matchLabels: { app: "$APP" } } ]') + service('', '', 'till', 'app: x'),
    ['unknown: L2Advertisement "x" announces it by ARP and NDP, from one node [x]'],
    '',
    '0.16.1',
  ],
  [
    'an announcement for Services, which the release does not read',
    'advertisement',
    pool('a') + l2('x', 'serviceSelectors: [ { matchLabels: { app: x } } ]') + service(),
    ['good: L2Advertisement "x" announces it by ARP and NDP, from one node [x]'],
    '',
    '0.15.3',
  ],
  [
    'nothing to announce',
    'advertisement',
    pool('a', '192.168.20.200/32') + l2('x') + service() + holder('a', '192.168.20.200'),
    [],
  ],
  [
    'a pool that announces itself',
    'advertisement',
    resource('AddressPool', 'a', '{ protocol: layer2, addresses: [ 192.168.20.200/30 ] }') + service(),
    ['good: pool "a" is announced by layer2 [a]'],
    '',
    '0.13.12',
  ],
];
