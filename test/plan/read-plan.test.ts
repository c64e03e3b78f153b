import { describe, expect, it } from 'vitest';
import type { ClusterPlan, NetworkPlan, Plan, SitePlan } from '../../src/plan/plan.ts';
import { bare, DECK6, number4, V6, v4 } from './bare.ts';
import { EXAMPLE } from './example.ts';
import { planOf, spot } from './memory-files.ts';

const plan: Plan = planOf(EXAMPLE);

function site(): SitePlan {
  const [first] = plan.sites;
  if (first === undefined) throw new Error('no site');
  return first;
}

function network(): NetworkPlan {
  const [first] = site().networks;
  if (first === undefined) throw new Error('no network');
  return first;
}

function cluster(): ClusterPlan {
  const [first] = site().clusters;
  if (first === undefined) throw new Error('no cluster');
  return first;
}

describe('the example of the format', () => {
  it('reads the site', () => {
    expect(bare({ ...site(), networks: [], clusters: [], imports: [] })).toEqual({
      name: 'harbor',
      folder: '',
      vrf: 'quay',
      complete: false,
      networks: [],
      routed: [{ range: v4('198.51.100.0', '198.51.100.255'), role: 'service', pools: ['public'], clusters: [] }],
      bgp: {
        asn: 64512,
        prefixes: [v4('198.51.100.0', '198.51.100.255')],
        peers: [{ address: { family: 'ipv4', value: number4('192.168.40.2') }, asn: 64513, nodes: ['winch'] }],
      },
      imports: [],
      clusters: [],
    });
  });

  it('reads the network, and completes addresses that are written by what follows the prefix', () => {
    expect(bare({ ...network(), ranges: [], reservations: [], unknownDhcp: undefined })).toEqual({
      name: 'deck',
      cidrs: [
        v4('192.168.40.0', '192.168.40.255'),
        { family: 'ipv6', first: DECK6, last: DECK6 + 0xffff_ffff_ffff_ffffn },
      ],
      vlan: 40,
      gateways: [
        { family: 'ipv4', value: number4('192.168.40.1') },
        { family: 'ipv6', value: DECK6 + 1n },
      ],
      ranges: [],
      reservations: [],
    });
    expect(network().unknownDhcp && spot(network().unknownDhcp ?? site().at)).toBe('plan.yaml:11:15');
  });

  it('reads the ranges of the network', () => {
    expect(bare(network().ranges)).toEqual([
      {
        range: v4('192.168.40.2', '192.168.40.19'),
        role: 'appliance',
        name: 'switches',
        owner: 'Network team',
        purpose: 'Access layer',
        pools: [],
        clusters: [],
      },
      { range: v4('192.168.40.20', '192.168.40.59'), role: 'node', pools: [], clusters: [] },
      { range: v4('192.168.40.100', '192.168.40.179'), role: 'dhcp', pools: [], clusters: [] },
      { range: v4('192.168.40.192', '192.168.40.223'), role: 'service', pools: ['web'], clusters: ['crane'] },
      { range: v4('192.168.40.250'), role: 'reserved', pools: [], clusters: [] },
      {
        range: { family: 'ipv6', first: DECK6 + 0x1000n, last: DECK6 + 0x10ffn },
        role: 'service',
        pools: [],
        clusters: [],
      },
    ]);
  });

  it('reads the reservations of the network', () => {
    expect(bare(network().reservations)).toEqual([
      {
        address: { family: 'ipv4', value: number4('192.168.40.200') },
        services: [{ namespace: 'edge', name: 'gateway' }],
        cluster: 'crane',
        dns: ['apps.example.org'],
      },
      {
        address: { family: 'ipv4', value: number4('192.168.40.201') },
        services: [
          { namespace: 'edge', name: 'dns-udp' },
          { namespace: 'edge', name: 'dns-tcp' },
        ],
        dns: ['ns1.example.org', 'ns2.example.org'],
      },
    ]);
  });

  it('reads the imports', () => {
    expect(bare(site().imports)).toEqual([
      { type: 'kea', file: 'dhcp/kea.json', network: 'deck', vrf: 'quay', roles: new Map() },
      {
        type: 'netbox',
        url: 'https://netbox.example.org',
        roles: new Map([
          ['Lan', 'dhcp'],
          ['VIP', 'service'],
        ]),
      },
      { type: 'nodes', file: 'nodes.json', cluster: 'crane', roles: new Map() },
    ]);
  });

  it('reads the cluster, with what it takes from the defaults', () => {
    expect(bare({ ...cluster(), extract: [] })).toEqual({
      name: 'crane',
      manifests: [
        { path: 'clusters/crane', optional: false },
        { path: 'apps/*/metallb.yaml', optional: false },
      ],
      networks: ['deck'],
      metallb: {
        installed: true,
        version: '0.10',
        namespace: 'metallb-system',
        bgp: 'frr-k8s',
        loadBalancerClass: null,
      },
      otherClasses: ['kube-vip.io/kube-vip-class'],
      podCIDRs: [v4('10.42.0.0', '10.42.255.255')],
      serviceCIDRs: [
        v4('10.43.0.0', '10.43.255.255'),
        { family: 'ipv6', first: V6 + (0x43n << 80n), last: V6 + (0x43n << 80n) + 0xffffn },
      ],
      families: ['ipv4', 'ipv6'],
      nodes: [
        {
          name: 'winch',
          addresses: [
            { family: 'ipv4', value: number4('192.168.40.21') },
            { family: 'ipv6', value: DECK6 + 0x21n },
          ],
          labels: new Map([
            ['rack', 'r1'],
            ['slot', '07'],
          ]),
        },
      ],
      bgp: { asn: 64514, peers: [] },
      expect: [
        {
          service: { namespace: 'edge', name: 'gateway' },
          type: 'LoadBalancer',
          address: { family: 'ipv4', value: number4('192.168.40.200') },
          pool: 'web',
        },
      ],
      extract: [],
    });
  });

  it('reads the extracts', () => {
    expect(bare(cluster().extract)).toEqual([
      {
        file: 'Pulumi.local.yaml',
        document: 2,
        enabled: '/config/site:metallb',
        version: '/config/site:release',
        pools: [
          {
            name: 'web',
            addresses: '/config/pool',
            advertise: 'l2',
            autoAssign: false,
            avoidBuggyIPs: '/config/avoid',
          },
        ],
        poolsFrom: [{ list: '/config/pools', name: '/name', addresses: '/cidrs', advertise: 'bgp' }],
        services: [
          {
            service: { namespace: 'edge', name: 'gateway' },
            type: '/type',
            address: '/ip',
            annotations: '/notes',
            class: '/class',
            ports: '/ports',
          },
        ],
      },
    ]);
  });

  it('reads the settings of rules, off also as the false that YAML makes of it', () => {
    expect(bare(plan.lint)).toEqual({
      rules: new Map([
        ['pool/utilization', { severity: 'warning', options: new Map([['threshold', 0.8]]) }],
        ['service/direct-http', { severity: 'off', options: new Map() }],
        ['plan/unknown-dhcp', { severity: 'error', options: new Map() }],
      ]),
      ignore: ['vendor/**'],
    });
  });

  it('gives the text of a range as its place', () => {
    expect(
      network()
        .ranges.map(({ range }) => spot(range.at))
        .slice(0, 2),
    ).toEqual(['plan.yaml:13:22', 'plan.yaml:14:22']);
  });
});
