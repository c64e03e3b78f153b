import { describe, expect, it, test } from 'vitest';
import { addressMapOf } from '../../src/site/address-map.ts';
import type { MapSegment } from '../../src/site/map.ts';
import { poolText, serviceText } from '../command/story.ts';
import { officePlan, sitesOf } from './sites-of.ts';

const LAN = 'gateway: .1, ranges: [{ range: .200-.239, role: service, name: vips }]';
const held = (address: string, spec: string) =>
  `${serviceText('shop/held', {}, spec)}status: { loadBalancer: { ingress: [{ ip: "${address}" }] } }\n`;

/** The areas of all sites, as `site kind name: blocks`. */
function areas(plan: string, manifests: Readonly<Record<string, string>> = {}): readonly string[] {
  return sitesOf(plan, manifests)
    .map((site) => addressMapOf(site))
    .flatMap(({ site = '', areas: all }) =>
      all.map(({ kind, name, blocks }) => `${site} ${kind} ${name}: ${blocks.map(({ range }) => range).join()}`),
    );
}

function segments(manifests: string, lan = LAN): readonly MapSegment[] {
  return sitesOf(officePlan({ lan }), { prod: manifests }).flatMap((site) =>
    addressMapOf(site).areas.flatMap(({ blocks }) => blocks.flatMap((block) => block.segments)),
  );
}

describe('the map has an area', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['for each network', officePlan({}), ['office network lan: 192.168.20.0/24']],
    [
      'for each prefix of a network a block',
      officePlan({}).replace('192.168.20.0/24', '[192.168.20.0/24, "2001:db8::/64", 10.0.0.0/28]'),
      ['office network lan: 10.0.0.0/28,192.168.20.0/24,2001:db8::/64'],
    ],
    [
      'for a network that has no prefix, around what it names',
      'version: 1\nsites:\n  - { name: office, networks: [{ name: lan, gateway: 10.0.1.1, ranges: [{ range: 10.0.1.9-10.0.2.3, role: dhcp }] }] }\n',
      ['office network lan: 10.0.0.0/22'],
    ],
    [
      'for what is routed, as it is written',
      officePlan({
        site: 'routed: [{ range: 198.51.100.0/28, role: service }, { range: 198.51.100.16/28, role: reserved }, { range: 203.0.113.9, role: node }],',
      }),
      ['office network lan: 192.168.20.0/24', 'office routed routed: 198.51.100.0/27,203.0.113.9/32'],
    ],
    [
      'not for what is routed inside a network',
      officePlan({ site: 'routed: [{ range: 192.168.20.8/30, role: service }],' }),
      ['office network lan: 192.168.20.0/24'],
    ],
    [
      'around a node that stands in no network',
      officePlan({ prod: 'nodes: [{ name: n1, addresses: [10.9.8.7] }]' }),
      ['office network lan: 192.168.20.0/24', 'office elsewhere elsewhere: 10.9.8.0/24'],
    ],
  ])('%s', (_title, plan, expected) => {
    expect(areas(plan)).toEqual(expected);
  });

  test.each<readonly [string, string, readonly string[]]>([
    ['around a pool', poolText('apps', '10.0.0.1-10.0.0.9'), ['10.0.0.0/24']],
    [
      'around two pools that lie near each other',
      poolText('apps', '10.0.0.1/32') + poolText('edge', '10.0.0.200/32'),
      ['10.0.0.0/24'],
    ],
    [
      'around two pools that lie far from each other',
      poolText('apps', '10.0.0.1/32') + poolText('edge', '10.0.1.1/32'),
      ['10.0.0.0/24,10.0.1.0/24'],
    ],
    [
      'around a pool across a boundary, with what lies inside of that',
      poolText('apps', '10.0.0.1/32') + poolText('edge', '10.0.0.250-10.0.1.3') + poolText('more', '10.0.1.9/32'),
      ['10.0.0.0/23'],
    ],
    ['around a large pool', poolText('apps', '10.0.0.0/16'), ['10.0.0.0/16']],
    [
      'around what a Service of another controller has',
      held('10.0.0.1', 'loadBalancerClass: example.com/lb, ports: [{ port: 80 }]'),
      ['10.0.0.0/24'],
    ],
    [
      'around what a Service asks for',
      serviceText('shop/till', { loadBalancerIPs: '2001:db8::1' }),
      ['2001:db8::/120'],
    ],
    ['not for what lies in the network', poolText('apps', '192.168.20.200/30'), []],
    ['for the part of a pool beyond the network', poolText('apps', '192.168.20.254-192.168.21.3'), ['192.168.21.0/24']],
  ])('elsewhere %s', (_title, manifests, expected) => {
    const found = areas(officePlan({ lan: LAN }), { prod: manifests });
    expect(found.slice(1)).toEqual(expected.map((blocks) => `office elsewhere elsewhere: ${blocks}`));
  });

  it('elsewhere for what is of the site itself, not of its neighbor', () => {
    const plan = `version: 1
sites:
  - { name: a, vrf: home, clusters: [{ name: one, manifests: [a], nodes: [{ name: n1, addresses: [10.1.0.1] }] }] }
  - { name: b, vrf: home, clusters: [{ name: two, manifests: [b], nodes: [{ name: n2, addresses: [10.2.0.1] }] }] }
`;
    const other = 'loadBalancerClass: example.com/lb, ports: [{ port: 80 }]';
    expect(areas(plan, { one: held('10.3.0.1', other), two: poolText('apps', '10.4.0.1/32') })).toEqual([
      'a elsewhere elsewhere: 10.1.0.0/24,10.3.0.0/24',
      'b elsewhere elsewhere: 10.2.0.0/24,10.4.0.0/24',
    ]);
  });

  it('and the site of a map its address space, the network its VLAN', () => {
    const plan = officePlan({ lan: 'vlan: 7', site: 'vrf: home,' });
    const [map] = sitesOf(plan).map((site) => addressMapOf(site));
    expect([map?.vrf, map?.areas[0]?.vlan]).toEqual(['home', 7]);
    const [plain] = sitesOf(officePlan({})).map((site) => addressMapOf(site));
    expect(plain === undefined || 'vrf' in plain).toBe(false);
    expect(plain?.areas.some((area) => 'vlan' in area)).toBe(false);
  });
});

describe('a segment of the map', () => {
  it('says whose it is, in which pool, and who uses it', () => {
    const found = segments(poolText('apps', '192.168.20.200-192.168.20.201') + serviceText('shop/till'));
    const vips = { owner: 'service range "vips"' };
    const apps = { pool: { cluster: 'prod', name: 'apps' } };
    const till = { cluster: 'prod', service: 'shop/till', status: 'assigned', orderDependent: false };
    expect(found).toStrictEqual([
      { range: '192.168.20.0', size: 1, state: 'unassigned' },
      { range: '192.168.20.1', size: 1, state: 'gateway', owner: 'the gateway of network "lan"' },
      { range: '192.168.20.2-192.168.20.199', size: 198, state: 'unassigned' },
      { range: '192.168.20.200', size: 1, state: 'service', ...vips, ...apps, services: [till] },
      { range: '192.168.20.201', size: 1, state: 'pool', ...vips, ...apps },
      { range: '192.168.20.202-192.168.20.239', size: 38, state: 'free', ...vips },
      { range: '192.168.20.240-192.168.20.255', size: 16, state: 'unassigned' },
    ]);
  });

  it('is one over entries of a pool that touch, and two over two pools', () => {
    const ranges = (manifests: string) =>
      segments(manifests).flatMap((one) => (one.state === 'pool' ? [one.range] : []));
    expect(ranges(poolText('apps', '192.168.20.200/30, 192.168.20.204/30'))).toEqual(['192.168.20.200-192.168.20.207']);
    expect(ranges(poolText('apps', '192.168.20.200/30') + poolText('edge', '192.168.20.204/30'))).toEqual([
      '192.168.20.200-192.168.20.203',
      '192.168.20.204-192.168.20.207',
    ]);
  });

  it('is one for each owner and for each address that Services use', () => {
    const lan = 'ranges: [{ range: .10-.11, role: dhcp, name: a }, { range: .12-.13, role: dhcp, name: b }]';
    const found = segments(poolText('apps', '192.168.20.200/31') + serviceText('shop/a') + serviceText('shop/b'), lan);
    expect(found.map(({ range, state }) => `${range} ${state}`)).toEqual([
      '192.168.20.0-192.168.20.9 unassigned',
      '192.168.20.10-192.168.20.11 dhcp',
      '192.168.20.12-192.168.20.13 dhcp',
      '192.168.20.14-192.168.20.199 unassigned',
      '192.168.20.200 service',
      '192.168.20.201 service',
      '192.168.20.202-192.168.20.255 unassigned',
    ]);
  });

  it('names the Services that share it by name, and how each uses it', () => {
    const key = { 'allow-shared-ip': 'k', loadBalancerIPs: '192.168.20.200' };
    const shared =
      serviceText('shop/b', key, 'ports: [{ port: 2 }]') + serviceText('shop/a', key, 'ports: [{ port: 1 }]');
    const other = held('192.168.20.203', 'loadBalancerClass: example.com/lb, ports: [{ port: 80 }]');
    const outside = serviceText('shop/wiki', { loadBalancerIPs: '192.168.20.90' });
    const both = serviceText('shop/x', { 'address-pool': 'apps' }) + serviceText('shop/y', { 'address-pool': 'apps' });
    const found = segments(poolText('apps', '192.168.20.200/30') + shared + other + outside + both);
    const uses = found.flatMap(({ range, services = [] }) =>
      services.map((one) => `${range} ${one.service} ${one.status}${one.orderDependent ? '?' : ''}`),
    );
    expect(uses).toEqual([
      '192.168.20.90 shop/wiki asked',
      '192.168.20.200 shop/a assigned?',
      '192.168.20.200 shop/b assigned?',
      '192.168.20.201 shop/x assigned?',
      '192.168.20.202 shop/y assigned?',
      '192.168.20.203 shop/held held',
    ]);
  });
});
