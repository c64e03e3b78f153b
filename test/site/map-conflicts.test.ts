import { describe, expect, it, test } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { conflictsIn } from '../../src/site/map-conflicts.ts';
import { poolText, serviceText } from '../command/story.ts';
import { officePlan, siteOf } from './sites-of.ts';

/** What is in conflict, as `addresses: message`, with `~` before what marks no single address. */
function conflicts(plan: string, manifests: Readonly<Record<string, string>>): readonly string[] {
  return conflictsIn(siteOf(plan, manifests).space).map(
    ({ intervals, message, marks }) => `${marks ? '' : '~ '}${intervals.map(formatInterval).join()}: ${message}`,
  );
}

const LAN =
  'gateway: .1, ranges: [{ range: .200-.239, role: service }, { range: .100-.149, role: dhcp, name: desks }, { range: .9, role: appliance, name: nas }]';
const NODES = 'nodes: [{ name: n1, addresses: [192.168.20.20] }]';
const asks = (address: string) => ({ loadBalancerIPs: address });
const pool = (addresses: string, name = 'apps') => poolText(name, addresses);

describe('in conflict are', () => {
  test.each<readonly [string, { readonly lan?: string; readonly prod?: string }, string, readonly string[]]>([
    [
      'a pool on the gateway',
      {},
      pool('192.168.20.0/30'),
      ['192.168.20.1: Pool "apps" of cluster "prod" hands out 192.168.20.1, which is the gateway of network "lan"'],
    ],
    [
      'a pool on a node',
      { prod: NODES },
      pool('192.168.20.20/32'),
      ['192.168.20.20: Pool "apps" of cluster "prod" hands out 192.168.20.20, which is an address of node "n1"'],
    ],
    [
      'a pool on leases',
      {},
      pool('192.168.20.148-192.168.20.152'),
      [
        '192.168.20.148-192.168.20.149: Pool "apps" of cluster "prod" hands out 192.168.20.148-192.168.20.149, which DHCP range "desks" also leases',
      ],
    ],
    [
      'a pool on an appliance',
      {},
      pool('192.168.20.8/30'),
      ['192.168.20.9: Pool "apps" of cluster "prod" hands out 192.168.20.9, which belongs to appliance range "nas"'],
    ],
    [
      'a request for the gateway',
      {},
      serviceText('shop/till', asks('192.168.20.1')),
      [
        '192.168.20.1: Service "shop/till" of cluster "prod" asks for 192.168.20.1, which is the gateway of network "lan"',
      ],
    ],
    [
      'a pool on several owners, each said, and one that is met twice said once',
      {},
      pool('192.168.20.0-192.168.20.9, 192.168.20.100-192.168.20.101, 192.168.20.120/31'),
      [
        '192.168.20.1: Pool "apps" of cluster "prod" hands out 192.168.20.1, which is the gateway of network "lan"',
        '192.168.20.9: Pool "apps" of cluster "prod" hands out 192.168.20.9, which belongs to appliance range "nas"',
        '192.168.20.100-192.168.20.101,192.168.20.120-192.168.20.121: Pool "apps" of cluster "prod" hands out 192.168.20.100-192.168.20.101, 192.168.20.120-192.168.20.121, which DHCP range "desks" also leases',
      ],
    ],
    [
      'two pools',
      {},
      pool('192.168.20.200/30') + pool('192.168.20.203-192.168.20.205', 'edge'),
      ['192.168.20.203: Pools "apps" and "edge" both hand out 192.168.20.203'],
    ],
    [
      'three pools',
      {},
      pool('192.168.20.200/30') + pool('192.168.20.203-192.168.20.205', 'edge') + pool('192.168.20.203/32', 'core'),
      [
        '192.168.20.203: Pools "apps" and "core" both hand out 192.168.20.203',
        '192.168.20.203: Pools "apps" and "edge" both hand out 192.168.20.203',
      ],
    ],
    [
      'a pool and itself',
      {},
      pool('192.168.20.200/30, 192.168.20.202-192.168.20.204'),
      ['192.168.20.202-192.168.20.203: Pool "apps" lists 192.168.20.202-192.168.20.203 twice'],
    ],
    [
      'two requests',
      {},
      pool('192.168.20.200/30') +
        serviceText('shop/a', asks('192.168.20.201')) +
        serviceText('shop/b', asks('192.168.20.201')),
      ['192.168.20.201: Services "shop/a" and "shop/b" both claim 192.168.20.201 and cannot share it'],
    ],
    [
      'a pool and the pods or Services of its cluster',
      { prod: 'podCIDRs: [10.42.0.0/16], serviceCIDRs: [10.43.0.0/16]' },
      pool('10.42.255.254-10.43.0.1'),
      [
        '10.42.255.254-10.43.0.1: Pool "apps" of cluster "prod" hands out 10.42.255.254-10.43.0.1, which are of the pods or Services inside the cluster',
      ],
    ],
    [
      'a request for what is reserved',
      { lan: `${LAN}, reservations: [{ address: .200, service: shop/desk }]` },
      pool('192.168.20.200/30') + serviceText('shop/a', asks('192.168.20.200')),
      ['192.168.20.200: Service "shop/a" asks for 192.168.20.200, which is reserved for "shop/desk"'],
    ],
    [
      'what is handed out and reserved',
      { lan: `${LAN}, reservations: [{ address: .200, service: shop/desk }]` },
      pool('192.168.20.200/30') + serviceText('shop/a'),
      ['192.168.20.200: Service "shop/a" gets 192.168.20.200, which is reserved for "shop/desk"'],
    ],
    [
      'what may be handed out and is reserved',
      { lan: `${LAN}, reservations: [{ address: .200, service: shop/desk }]` },
      pool('192.168.20.200/30') + serviceText('shop/a') + serviceText('shop/desk'),
      ['192.168.20.200: Service "shop/a" may get 192.168.20.200, which is reserved for "shop/desk"'],
    ],
    [
      'two ranges of the plan, and a node in a service range',
      {
        lan: 'ranges: [{ range: .200-.239, role: service }, { range: .230-.249, role: dhcp }]',
        prod: 'nodes: [{ name: n1, addresses: [192.168.20.201] }]',
      },
      '',
      [
        '192.168.20.201: Node "n1" has 192.168.20.201, which service range "192.168.20.200-192.168.20.239" gives to Services',
        '192.168.20.230-192.168.20.239: DHCP range "192.168.20.230-192.168.20.249" overlaps service range "192.168.20.200-192.168.20.239" at 192.168.20.230-192.168.20.239',
      ],
    ],
    [
      'a range beyond its network',
      { lan: 'ranges: [{ range: 192.168.20.250-192.168.21.5, role: dhcp }]' },
      '',
      [
        '192.168.21.0-192.168.21.5: DHCP range "192.168.20.250-192.168.21.5" gives 192.168.21.0-192.168.21.5, outside network "lan"',
      ],
    ],
    ['none where all is well', { prod: NODES }, pool('192.168.20.200/30') + serviceText('shop/a'), []],
  ])('%s', (_title, { lan = LAN, prod = '' }, manifests, expected) => {
    expect(conflicts(officePlan({ lan, prod }), { prod: manifests })).toEqual(expected);
  });

  it('pools of two clusters', () => {
    const plan = `version: 1
sites:
  - { name: office, networks: [{ name: lan, cidr: 192.168.20.0/24 }], clusters: [{ name: prod, manifests: [a] }, { name: lab, manifests: [b] }] }
`;
    expect(conflicts(plan, { prod: pool('192.168.20.200/30'), lab: pool('192.168.20.202/31', 'edge') })).toEqual([
      '192.168.20.202-192.168.20.203: Pool "edge" of cluster "lab" and pool "apps" of cluster "prod" both hand out 192.168.20.202-192.168.20.203',
    ]);
  });

  it('networks, of which no single address is marked', () => {
    const plan = `version: 1
sites:
  - { name: office, networks: [{ name: all, cidr: 10.0.0.0/22 }, { name: lan, cidr: 10.0.1.0/24 }] }
`;
    expect(conflicts(plan, {})).toEqual(['~ 10.0.1.0-10.0.1.255: Network "lan" overlaps network "all" at 10.0.1.0/24']);
  });
});
