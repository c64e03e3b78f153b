import { describe, expect, it } from 'vitest';
import { asks, DHCP, keyed, moves, movesOf, pool, SERVICE, service, VIPS } from './moves-of.ts';
import { siteOf } from './sites-of.ts';

describe('the pool of another address, and what the plan promises', () => {
  it('is in the only pool that has addresses for the Service in the network of what it asks for', () => {
    const lan = `ranges: [${DHCP}, ${SERVICE}] }, { name: dmz, cidr: 10.0.0.0/24, ranges: [{ range: .9, role: reserved }, { range: .16-.31, role: service }]`;
    const two = VIPS + pool('dmz', '10.0.0.16/30');
    expect(moves(two + asks('till', '192.168.20.110') + asks('wiki', '10.0.0.9'), { lan })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.200',
      'shop/wiki 10.0.0.9 -> 10.0.0.16',
    ]);
    const wide = pool('vips', '192.168.20.200/30, 172.16.0.0/30') + pool('dmz', '10.0.0.16/30');
    expect(moves(wide + asks('till', '192.168.20.110'), { lan })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.200',
    ]);
    const others = two + pool('apps', '192.168.20.220/30', ', serviceAllocation: { priority: 1, namespaces: [wiki] }');
    expect(moves(others + asks('till', '192.168.20.110'), { lan })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.200',
    ]);
  });

  it('is in the only pool of its family where what it asks for is in no network', () => {
    const prod = 'nodes: [{ name: n1, addresses: [172.16.0.9] }]';
    const both = VIPS + pool('six', '"2001:db8::/126"');
    expect(moves(both + asks('till', '172.16.0.9'), { prod })).toEqual(['shop/till 172.16.0.9 -> 192.168.20.200']);
    const two = both + pool('apps', '192.168.20.220-192.168.20.223');
    expect(moves(two + asks('till', '172.16.0.9'), { prod })).toEqual([]);
  });

  it('is one for each group of those that share', () => {
    const services =
      keyed('a', '192.168.20.111', 'mail', 25) +
      keyed('b', '192.168.20.112', 'web', 80) +
      keyed('c', '192.168.20.111', 'mail', 993) +
      keyed('d', '192.168.20.112', 'web', 443) +
      keyed('e', '192.168.20.112', 'mail', 587);
    expect(moves(VIPS + services)).toEqual([
      'shop/a 192.168.20.111 -> 192.168.20.200',
      'shop/b 192.168.20.112 -> 192.168.20.201',
      'shop/c 192.168.20.111 -> 192.168.20.200',
      'shop/d 192.168.20.112 -> 192.168.20.201',
      'shop/e 192.168.20.112 -> 192.168.20.202',
    ]);
  });

  it('is none for all that share where MetalLB does not serve one of them', () => {
    const foreign = service(
      'b',
      'metallb.io/allow-shared-ip: mail, metallb.io/loadBalancerIPs: 192.168.20.111',
      ', loadBalancerClass: example.com/lb',
    );
    expect(moves(VIPS + keyed('a', '192.168.20.111', 'mail', 25) + foreign)).toEqual([]);
  });

  it('is none for all that share where the pool does not take one of them', () => {
    const lan = `ranges: [${DHCP}, ${SERVICE}], reservations: [{ address: .202, service: shop/a }]`;
    const far = keyed('b', '192.168.20.111', 'mail', 993).replace('namespace: shop', 'namespace: post');
    const group = keyed('a', '192.168.20.111', 'mail', 25) + far;
    expect(moves(VIPS + group, { lan })).toEqual([
      'shop/a 192.168.20.111 -> 192.168.20.202 promised',
      'post/b 192.168.20.111 -> 192.168.20.202 promised',
    ]);
    const kept = pool('vips', '192.168.20.200/30', ', serviceAllocation: { priority: 1, namespaces: [shop] }');
    expect(moves(kept + group, { lan })).toEqual([]);
  });

  it('stands beside one of another cluster that asks for the same address with the same key', () => {
    const clusters = (expected: string) => `version: 1
sites:
  - name: office
    networks: [{ name: lan, cidr: 192.168.20.0/24 }]
    clusters: [{ name: prod, manifests: [k8s], expect: [{ service: shop/a, address: ${expected} }] }, { name: lab, manifests: [lab] }]
`;
    const prod = VIPS + keyed('a', '192.168.20.201', 'mail', 25);
    const lab = keyed('b', '192.168.20.201', 'mail', 993);
    expect(movesOf(siteOf(clusters('192.168.20.203'), { prod, lab }))).toEqual([
      'shop/a 192.168.20.201 -> 192.168.20.203 promised',
    ]);
    expect(movesOf(siteOf(clusters('192.168.20.203'), { prod: prod + lab }))).toEqual([]);
  });

  it('is the first that the plan promises of its family, in a pool, and gave to nobody', () => {
    const lan = (reserved: string) => `ranges: [${DHCP}, ${SERVICE}], reservations: [${reserved}]`;
    const two = '{ address: .202, service: shop/till }, { address: .240, service: shop/till }';
    expect(moves(VIPS + asks('till', '192.168.20.110'), { lan: lan(two) })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.202 promised',
    ]);
    const out = '{ address: .199, service: shop/till }, { address: .202, service: shop/till }';
    expect(moves(VIPS + asks('till', '192.168.20.110'), { lan: lan(out) })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.202 promised',
    ]);
    const dual = pool('vips', '192.168.20.200/30, "2001:db8::/126"') + asks('till', '192.168.20.110');
    const prod = 'expect: [{ service: shop/till, address: "2001:db8::1" }]';
    expect(moves(dual, { lan: lan('{ address: .202, service: shop/till }'), prod })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.202 promised',
    ]);
    const shared = lan('{ address: .202, services: [shop/a, shop/b] }');
    expect(moves(VIPS + asks('a', '192.168.20.110') + asks('b', '192.168.20.111'), { lan: shared })).toEqual([
      'shop/a 192.168.20.110 -> 192.168.20.202 promised',
    ]);
  });

  it('is none where what the plan promises is in no pool', () => {
    const lan = `ranges: [${DHCP}, ${SERVICE}], reservations: [{ address: .240, service: shop/till }]`;
    expect(moves(VIPS + asks('till', '192.168.20.110'), { lan })).toEqual([]);
  });

  it('is none where the pool of what the plan promises is not for the Service', () => {
    const prod = 'expect: [{ service: shop/till, address: 192.168.20.203 }]';
    const kept = pool('vips', '192.168.20.200/30', ', serviceAllocation: { priority: 1, namespaces: [wiki] }');
    expect(moves(kept + asks('till', '192.168.20.110'), { prod })).toEqual([]);
    const two = VIPS + pool('apps', '192.168.20.220-192.168.20.223');
    expect(moves(two + asks('till', '192.168.20.110', ', metallb.io/address-pool: apps'), { prod })).toEqual([]);
    expect(moves(two + asks('till', '192.168.20.110', ', metallb.io/address-pool: vips'), { prod })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.203 promised',
    ]);
    expect(moves(two + asks('till', '192.168.20.220'), { prod })).toEqual([
      'shop/till 192.168.20.220 -> 192.168.20.203 promised',
    ]);
  });

  it('is none where the other address of a dual-stack Service lies in another pool', () => {
    const dual = (six: string) => service('till', `metallb.io/loadBalancerIPs: "192.168.20.110, ${six}"`);
    const pools = VIPS + pool('six', '"2001:db8::/126"');
    const prod = 'families: [ipv4, ipv6], expect: [{ service: shop/till, address: 192.168.20.203 }]';
    expect(moves(pools + dual('2001:db8::1'), { prod })).toEqual([]);
    expect(moves(pools + dual('2001:db8:1::1'), { prod })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.203 promised',
    ]);
  });

  it('is none where MetalLB cannot read what the Service asks for, or it is unknown', () => {
    expect(moves(VIPS + asks('till', '192.168.20.110, till.example.org'))).toEqual([]);
    const unknown = service('till', 'metallb.io/loadBalancerIPs: $ADDRESS', ', loadBalancerIP: 192.168.20.110');
    expect(moves(VIPS + unknown)).toEqual([]);
  });
});
