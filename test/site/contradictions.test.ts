import { describe, expect, it } from 'vitest';
import { contradictions } from '../../src/site/contradictions.ts';
import { spot } from '../plan/memory-files.ts';
import { officePlan, sitesOf } from './sites-of.ts';

function found(planText: string) {
  return sitesOf(planText).flatMap((site) =>
    contradictions(site).map(({ at, message }) => `${site.name} ${spot(at).split(':')[1]} ${message}`),
  );
}

const ranges = (...all: readonly string[]) =>
  officePlan({ lan: `ranges:\n    [${all.map((one) => `\n      { range: ${one} }`).join(',')}]` });

describe('a plan contradicts itself', () => {
  it('where ranges of two roles overlap, at the later one', () => {
    expect(found(ranges('.100-.199, role: service', '.150-.160, role: reserved', '.155-.210, role: dhcp'))).toEqual([
      'office 6 Reserved range "192.168.20.150-192.168.20.160" overlaps service range "192.168.20.100-192.168.20.199" at 192.168.20.150-192.168.20.160',
      'office 7 DHCP range "192.168.20.155-192.168.20.210" overlaps service range "192.168.20.100-192.168.20.199" and 1 more at 192.168.20.155-192.168.20.199',
    ]);
  });

  it('not by a single address inside a DHCP range, whichever is written first', () => {
    expect(found(ranges('.100-.199, role: dhcp', '.150, role: appliance', '.151/32, role: service'))).toEqual([]);
    expect(found(ranges('.150, role: appliance', '.100-.199, role: dhcp'))).toEqual([]);
  });

  it('by a single address inside a range of another role, or of two roles itself', () => {
    expect(found(ranges('.100-.199, role: reserved', '.150, role: appliance'))).toHaveLength(1);
    expect(found(ranges('.150, role: dhcp', '.150, role: appliance'))).toHaveLength(1);
  });

  it('where a range reaches out of its network', () => {
    expect(found(ranges('192.168.20.250-192.168.21.5, role: dhcp'))).toEqual([
      'office 5 DHCP range "192.168.20.250-192.168.21.5" gives 192.168.21.0-192.168.21.5, outside network "lan"',
    ]);
  });

  it('where networks of one address space overlap, not prefixes of one network', () => {
    const sites = (vrf: string) => `version: 1
sites:
  - { name: hill, vrf: home, networks: [{ name: lan, cidr: [10.0.0.0/16, 10.0.1.0/24] }] }
  - { name: dale, vrf: ${vrf}, networks: [{ name: lan, cidr: 10.0.2.0/24 }] }
`;
    expect(found(sites('home'))).toEqual(['dale 4 Network "lan" overlaps network "lan" of site "hill" at 10.0.2.0/24']);
    expect(found(sites('farm'))).toEqual([]);
  });

  it('where a node of another site stands in a service range, at the later place', () => {
    const plan = `version: 1
sites:
  - { name: hill, vrf: home, clusters: [{ name: a, manifests: [a], nodes: [{ name: n1, addresses: [10.0.0.5] }] }] }
  - { name: dale, vrf: home, routed: [{ range: 10.0.0.0/28, role: service, name: vips }] }
`;
    expect(found(plan)).toEqual(['dale 4 Service range "vips" gives 10.0.0.5 to Services, which node "n1" has']);
  });

  it('not where a gateway or node stands in a range of another role', () => {
    const plan = officePlan({
      lan: 'gateway: .1, ranges: [{ range: .1-.9, role: appliance }]',
      prod: 'nodes: [{ name: n1, addresses: [192.168.20.2] }]',
    });
    expect(found(plan)).toEqual([]);
  });
});

describe('a reservation contradicts the plan', () => {
  const reserve = (address: string, lan = 'ranges: [{ range: .200-.239, role: service }]', site = '') =>
    found(officePlan({ lan: `gateway: .1, ${lan}, reservations: [{ address: ${address}, service: a/b }]`, site }));

  it('outside every service range, where the site has one and is complete', () => {
    expect(reserve('.60')).toEqual(['office 3 192.168.20.60 is reserved for "a/b", outside every service range']);
    expect(reserve('.60', 'ranges: []')).toEqual([]);
    expect(reserve('.60', undefined, 'complete: false,')).toEqual([]);
    expect(reserve('.200')).toEqual([]);
  });

  it('on an address of the gateway or of a range for others', () => {
    expect(reserve('.1')).toEqual([
      'office 3 192.168.20.1 is reserved for "a/b" and belongs to the gateway of network "lan"',
    ]);
    expect(reserve('.60', 'ranges: [{ range: .60-.69, role: node, name: nodes }]')).toEqual([
      'office 3 192.168.20.60 is reserved for "a/b" and belongs to node range "nodes"',
    ]);
  });

  it('that is made twice for different Services, not for the same in another order', () => {
    const twice = (one: string, other: string) =>
      found(officePlan({ lan: `reservations: [{ address: .7, ${one} }, { address: .7, ${other} }]` }));
    expect(twice('service: a/b', 'service: a/c')).toEqual([
      'office 3 192.168.20.7 is reserved for "a/c", and for "a/b"',
    ]);
    expect(twice('services: [a/b, a/c]', 'services: [a/c, a/b]')).toEqual([]);
    expect(twice('service: a/b', 'service: a/b, cluster: prod')).toHaveLength(1);
  });
});
