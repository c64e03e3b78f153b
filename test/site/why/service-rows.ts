import { asks, pool, type Row, service } from './steps-told.ts';

const BOTH = 'families: [ipv4, ipv6]';
const DUAL = 'ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4, IPv6]';
const KEY = 'metallb.io/allow-shared-ip: k';

/** What is told of a Service itself: its type, class, families, and what it asks for. */
export const serviceRows: readonly Row[] = [
  [
    'a type that is a variable',
    'type',
    service('type: "$TYPE"'),
    ['unknown: its type is $TYPE, which cannot be known here ["$TYPE"]'],
  ],
  ['LoadBalancer', 'type', service(), ['good: it is of type LoadBalancer [LoadBalancer]']],
  [
    'no type',
    'type',
    service().replace('type: LoadBalancer, ', ''),
    [
      'bad: it is of type ClusterIP, and MetalLB serves the type LoadBalancer alone [spec] Set spec.type: LoadBalancer.',
    ],
  ],
  ['no MetalLB', 'class', service(), ['bad: the plan says that this cluster has no MetalLB [false]'], 'metallb: false'],
  ['no class', 'class', service(), ['good: it names no class, which this MetalLB serves [LoadBalancer]']],
  [
    'a class that is a variable',
    'class',
    service('loadBalancerClass: "$CLASS"'),
    ['unknown: which class is served cannot be known ["$CLASS"]'],
    'metallb: { version: 0.15.3, loadBalancerClass: example.com/lb }',
  ],
  [
    'its class',
    'class',
    service('loadBalancerClass: example.com/lb'),
    ['good: it names the class "example.com/lb", which this MetalLB serves [example.com/lb]'],
    'metallb: { version: 0.15.3, loadBalancerClass: example.com/lb }',
  ],
  [
    'no class where MetalLB has one',
    'class',
    service(),
    [
      'bad: it names no class, and this MetalLB serves the class "example.com/lb" [LoadBalancer] Set spec.loadBalancerClass: example.com/lb.',
    ],
    'metallb: { version: 0.15.3, loadBalancerClass: example.com/lb }',
  ],
  [
    'refused pools',
    'configuration',
    pool('a') + pool('b') + service(),
    [
      'bad: MetalLB refuses the pools as a whole: Pools "b" and "a" share addresses [192.168.20.200/30] Mend what mlb-lint says of the pools.',
    ],
  ],
  [
    'pools that are refused for an entry',
    'configuration',
    pool('a', '192.168.20.1') + service(),
    [
      'bad: MetalLB refuses the pools as a whole: Pool "a" has the entry "192.168.20.1" [192.168.20.1] Mend what mlb-lint says of the pools.',
    ],
  ],
  [
    'pools of one name',
    'configuration',
    pool('a') + pool('a', '192.168.20.208/30') + service(),
    ['bad: MetalLB refuses the pools as a whole Mend what mlb-lint says of the pools.'],
  ],
  ['good pools', 'configuration', pool('a') + service(), []],
  ['one family', 'family', pool('a') + service(), ['good: it is IPv4']],
  ['one family of a cluster that is known', 'family', pool('a') + service(), ['good: it is IPv4'], 'families: [ipv4]'],
  [
    'two families',
    'family',
    pool('a', '192.168.20.200/30, "2001:db8::/126"') + service(DUAL),
    ['good: it is IPv4 and IPv6 (RequireDualStack) [RequireDualStack]'],
    BOTH,
  ],
  [
    'two families, which no pool has',
    'family',
    pool('a') + pool('b', '"2001:db8::/126"') + service(DUAL),
    [
      'bad: it is IPv4 and IPv6 (RequireDualStack), and no pool has both for it [RequireDualStack] Put addresses of both families into one pool, or make it single-stack.',
    ],
    BOTH,
  ],
  [
    'a family the cluster lacks',
    'family',
    pool('a') + service('ipFamilyPolicy: RequireDualStack'),
    [
      'bad: the API server refuses its families in this cluster [RequireDualStack] Ask for families that the cluster has: see ipFamilies and ipFamilyPolicy.',
    ],
    'families: [ipv4]',
  ],
  [
    'families that are a variable',
    'family',
    pool('a') + service('ipFamilies: "$FAMILIES"'),
    ['unknown: its families cannot be known ["$FAMILIES"]'],
    BOTH,
  ],
  [
    'another family than it asks for',
    'family',
    pool('a') + service('ipFamilies: [IPv4]', asks('2001:db8::1')),
    ['bad: it is IPv4, and asks for 2001:db8::1 [[IPv4]] Ask for one IPv4 address.'],
    BOTH,
  ],
  [
    'one address for two families',
    'family',
    pool('a') + service(DUAL, asks('192.168.20.200')),
    [
      'bad: it is IPv4 and IPv6 (RequireDualStack), and asks for 192.168.20.200 [RequireDualStack] Ask for one address of each family.',
    ],
    BOTH,
  ],
  [
    'a request for an address',
    'request',
    pool('a') + service('', asks('192.168.20.201')),
    ['note: it asks for 192.168.20.201 ["192.168.20.201"]'],
  ],
  [
    'a request for two',
    'request',
    pool('a') + service(DUAL, asks('192.168.20.201,2001:db8::1')),
    ['note: it asks for 192.168.20.201 and 2001:db8::1 ["192.168.20.201,2001:db8::1"]'],
    BOTH,
  ],
  [
    'a request for none',
    'request',
    pool('a') + service(),
    ['note: it asks for no address and no pool: it gets the first free address'],
  ],
  [
    'a request for a pool',
    'request',
    pool('a') + service('', 'metallb.io/address-pool: a'),
    ['note: it asks for pool "a" [a]'],
  ],
  [
    'a request for a pool and an address',
    'request',
    pool('a') + service('', `metallb.io/address-pool: a, ${asks('192.168.20.201')}`),
    ['note: it asks for 192.168.20.201 ["192.168.20.201"]', 'note: it asks for pool "a" [a]'],
  ],
  [
    'a request for a pool that is a variable',
    'request',
    pool('a') + service('', 'metallb.io/address-pool: "$POOL"'),
    ['unknown: it asks for pool "$POOL" ["$POOL"]'],
  ],
  [
    'a request that is a variable',
    'request',
    pool('a') + service('loadBalancerIP: "$IP"'),
    ['unknown: which address it asks for cannot be known ["$IP"]'],
  ],
  [
    'two requests',
    'request',
    pool('a') + service('loadBalancerIP: 192.168.20.201', asks('192.168.20.202')),
    [
      'bad: it asks by annotation and by spec.loadBalancerIP, and MetalLB takes neither ["192.168.20.202"] Remove spec.loadBalancerIP.',
    ],
  ],
  [
    'a request for no address',
    'request',
    pool('a') + service('', asks('lb.example.com')),
    [
      'bad: what it asks for is no address ["lb.example.com"] Ask for an address such as 192.0.2.10, or for a pool by the annotation address-pool.',
    ],
  ],
  [
    'a request for three',
    'request',
    pool('a') + service('', asks('192.168.20.200,192.168.20.201,192.168.20.202')),
    [
      'bad: it asks for more than two addresses ["192.168.20.200,192.168.20.201,192.168.20.202"] Ask for one address, or for one of each family.',
    ],
  ],
  [
    'a request for two of one family',
    'request',
    pool('a') + service('', asks('192.168.20.200,192.168.20.201')),
    [
      'bad: it asks for two addresses of one family ["192.168.20.200,192.168.20.201"] Ask for one address, or for one of each family.',
    ],
  ],
  ['no key', 'sharing', pool('a') + service(), []],
  [
    'a key that is a variable',
    'sharing',
    pool('a') + service('', 'metallb.io/allow-shared-ip: "$KEY"'),
    ['unknown: its sharing key cannot be known ["$KEY"]'],
  ],
  [
    'a key alone',
    'sharing',
    pool('a') + service('', KEY) + service('', 'metallb.io/allow-shared-ip: other', 'a'),
    ['note: it has the sharing key "k", as has no other Service [k]'],
  ],
  [
    'a key of one other',
    'sharing',
    pool('a') + service('', KEY) + service('', KEY, 'a') + service('type: ClusterIP', KEY, 'b'),
    ['note: it has the sharing key "k", as has "shop/a" [k]'],
  ],
  [
    'a key of four others',
    'sharing',
    pool('a') + service('', KEY) + ['a', 'b', 'c', 'd'].map((n) => service('', KEY, n)).join(''),
    ['note: it has the sharing key "k", as has "shop/a", "shop/b", "shop/c" and 1 more [k]'],
  ],
];
