import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/address/address.ts';
import { takenParts } from '../../src/site/taken.ts';
import { asks, DHCP, keyed, moves, movesOf, pool, SERVICE, service, VIPS } from './moves-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

describe('another address for a request', () => {
  it('is the nearest free one of the only pool', () => {
    expect(moves(VIPS + asks('till', '192.168.20.110'))).toEqual(['shop/till 192.168.20.110 -> 192.168.20.200']);
    expect(moves(VIPS + asks('till', '192.168.20.110'), { lan: `ranges: [${DHCP}]` })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.200',
    ]);
  });

  it('is one of its own for each Service, and one for those that share', () => {
    const services =
      asks('a', '192.168.20.110') +
      keyed('b', '192.168.20.111', 'mail', 25) +
      keyed('c', '192.168.20.111', 'mail', 993) +
      asks('d', '192.168.20.110');
    expect(moves(VIPS + services)).toEqual([
      'shop/a 192.168.20.110 -> 192.168.20.200',
      'shop/b 192.168.20.111 -> 192.168.20.201',
      'shop/c 192.168.20.111 -> 192.168.20.201',
      'shop/d 192.168.20.110 -> 192.168.20.202',
    ]);
  });

  it('is what the plan reserves or expects for the Service', () => {
    const lan = `ranges: [${DHCP}, ${SERVICE}], reservations: [{ address: .202, service: shop/till }]`;
    expect(moves(VIPS + asks('till', '192.168.20.110'), { lan })).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.202 promised',
    ]);
    const prod = 'expect: [{ service: shop/till, address: 192.168.20.203 }]';
    expect(moves(VIPS + asks('till', '192.168.20.201'), { prod })).toEqual([
      'shop/till 192.168.20.201 -> 192.168.20.203 promised',
    ]);
  });

  it('is none where the promised address is held or asked for by another', () => {
    const prod = 'expect: [{ service: shop/till, address: 192.168.20.203 }]';
    const manifests = VIPS + asks('till', '192.168.20.201') + asks('wiki', '192.168.20.203');
    expect(moves(manifests, { prod })).toEqual([]);
  });

  it('is not reserved for others, of another owner, withheld, the edge of the network, or outside of service space', () => {
    const buggy = pool('vips', '192.168.20.248-192.168.20.255', ', avoidBuggyIPs: true');
    const lan = `ranges: [${DHCP}, { range: .240-.254, role: service }, { range: .248, role: appliance }], reservations: [{ address: .249, service: shop/desk }]`;
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) => asks(name, `192.168.20.${110 + index}`)).join('');
    expect(moves(buggy + all, { lan })).toEqual([
      'shop/a 192.168.20.110 -> 192.168.20.250',
      'shop/b 192.168.20.111 -> 192.168.20.251',
      'shop/c 192.168.20.112 -> 192.168.20.252',
      'shop/d 192.168.20.113 -> 192.168.20.253',
      'shop/e 192.168.20.114 -> 192.168.20.254',
    ]);
  });

  it('is of the pool that the Service names, and none where several could be meant', () => {
    const two = VIPS + pool('apps', '192.168.20.220-192.168.20.223');
    expect(moves(two + asks('till', '192.168.20.110'))).toEqual([]);
    expect(moves(two + asks('till', '192.168.20.110', ', metallb.io/address-pool: apps'))).toEqual([
      'shop/till 192.168.20.110 -> 192.168.20.220',
    ]);
  });

  it('leaves the one that asked first, or that the plan promises the address', () => {
    const both = asks('a', '192.168.20.200') + asks('b', '192.168.20.200');
    expect(moves(VIPS + both)).toEqual(['shop/b 192.168.20.200 -> 192.168.20.201']);
    const lan = `ranges: [${DHCP}, ${SERVICE}], reservations: [{ address: .200, service: shop/b }]`;
    expect(moves(VIPS + both, { lan })).toEqual(['shop/a 192.168.20.200 -> 192.168.20.201']);
  });

  it('is none where somebody who shares the address stays, or MetalLB does not serve the Service', () => {
    const lan = `ranges: [${DHCP}, ${SERVICE}], reservations: [{ address: .200, service: shop/a }]`;
    const sharing = keyed('a', '192.168.20.200', 'mail', 25) + keyed('b', '192.168.20.200', 'mail', 993);
    expect(moves(VIPS + sharing, { lan })).toEqual([]);
    const foreign = service('till', 'a: b', ', loadBalancerIP: 192.168.20.110, loadBalancerClass: example.com/lb');
    expect(moves(VIPS + foreign)).toEqual([]);
  });

  it('is none where an anchor lets two Services ask by the same words', () => {
    const item = (name: string, annotations: string) =>
      `  - { apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop, annotations: ${annotations} }, spec: { type: LoadBalancer, ports: [{ port: 80 }] } }\n`;
    const list = `---\napiVersion: v1\nkind: List\nitems:\n${item('a', '&ask { metallb.io/loadBalancerIPs: 192.168.20.200 }')}${item('b', '*ask')}`;
    expect(moves(VIPS + list)).toEqual([]);
  });

  it('is in the pool of the other address of a dual-stack Service', () => {
    const dual = pool('vips', '192.168.20.200-192.168.20.203, "2001:db8::/126"');
    const asked = service(
      'till',
      'metallb.io/loadBalancerIPs: "192.168.20.110, 2001:db8::1"',
      ', ipFamilyPolicy: RequireDualStack',
    );
    const both = dual + pool('apps', '192.168.20.220-192.168.20.223') + asked;
    expect(moves(both, { prod: 'families: [ipv4, ipv6]' })).toEqual(['shop/till 192.168.20.110 -> 192.168.20.200']);
  });

  it('is not one that a pool loses which is moved itself', () => {
    const lan = 'ranges: [{ range: .100-.201, role: dhcp }, { range: .230-.250, role: service }]';
    const half = pool('vips', '192.168.20.200-192.168.20.203') + asks('till', '192.168.20.110');
    expect(moves(half, { lan })).toEqual([]);
  });

  it('is never given twice, nor what somebody owns, asks for or has', () => {
    const octet = fc.integer({ min: 1, max: 254 });
    const range = fc.tuple(octet, octet).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(range, range, fc.array(octet, { maxLength: 12 }), octet, ([a, b], [c, d], asked, kept) => {
        const lan = `ranges: [{ range: .${a}-.${b}, role: dhcp }], reservations: [{ address: .${kept}, service: shop/other }]`;
        const services = asked.map((one, index) => asks(`s${index}`, `192.168.20.${one}`)).join('');
        const site = siteOf(officePlan({ lan }), { prod: pool('vips', `192.168.20.${c}-192.168.20.${d}`) + services });
        const given = movesOf(site).map((move) => move.split(' -> ')[1] ?? '');
        expect(new Set(given).size).toBe(given.length);
        for (const text of given) {
          expect(asked.map((one) => `192.168.20.${one}`)).not.toContain(text);
          expect(text).not.toBe(`192.168.20.${kept}`);
          const { family, value } = parseAddress(text) ?? { family: 'ipv4' as const, value: 0n };
          expect(takenParts(site, { family, first: value, last: value }).isEmpty).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
