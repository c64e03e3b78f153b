import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { unreservedAddresses } from '../../src/site/unreserved-addresses.ts';
import { officePlan, siteOf } from './sites-of.ts';

const service = (address: string, name = 'till', spec = '') =>
  `{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop }, spec: { type: LoadBalancer, loadBalancerIP: ${address}${spec} } }\n`;
const RESERVATIONS =
  'reservations: [{ address: .200, service: edge/gateway }, { address: 198.51.100.9, service: edge/gateway }]';

function unreserved(text: string, parts: Parameters<typeof officePlan>[0] = { lan: RESERVATIONS }) {
  return unreservedAddresses(siteOf(officePlan(parts), { prod: text })).map(
    ({ asked, where }) => `${formatAddress(asked.address)} in ${where}`,
  );
}

describe('a static address is not reserved', () => {
  it('in a network that has a reservation, whoever serves it', () => {
    expect(unreserved(service('192.168.20.7'))).toEqual(['192.168.20.7 in network "lan"']);
    expect(unreserved(service('192.168.20.7', 'till', ', loadBalancerClass: a/b'))).toHaveLength(1);
  });

  it('in a routed range that has one', () => {
    const site = 'routed: [{ range: 198.51.100.0/24, role: service }],';
    expect(unreserved(service('198.51.100.1'), { lan: RESERVATIONS, site })).toEqual([
      '198.51.100.1 in routed range 198.51.100.0/24',
    ]);
  });

  it('not where the plan has none, it lies elsewhere, or its Service is unknown', () => {
    expect(unreserved(service('192.168.20.7'), {})).toEqual([]);
    expect(unreserved(service('192.0.2.7'))).toEqual([]);
    expect(unreserved(service('192.168.20.7', '$NAME'))).toEqual([]);
  });

  it('not where it is reserved, be it for others, or owned by somebody else', () => {
    expect(unreserved(service('192.168.20.200'))).toEqual([]);
    const lan = `ranges: [{ range: .1-.9, role: appliance }], ${RESERVATIONS}`;
    expect(unreserved(service('192.168.20.7'), { lan })).toEqual([]);
  });

  it('not where the plan expects the Service to have it', () => {
    const expected = (service: string) => `expect: [{ service: ${service}, address: 192.168.20.7 }]`;
    expect(unreserved(service('192.168.20.7'), { lan: RESERVATIONS, prod: expected('shop/till') })).toEqual([]);
    expect(unreserved(service('192.168.20.7'), { lan: RESERVATIONS, prod: expected('shop/x') })).toHaveLength(1);
    const prod = 'expect: [{ service: shop/till, type: LoadBalancer }]';
    expect(unreserved(service('192.168.20.7'), { lan: RESERVATIONS, prod })).toHaveLength(1);
  });

  it('not where the request is wrong already', () => {
    const pool =
      '---\n{ apiVersion: metallb.io/v1beta1, kind: IPAddressPool, metadata: { name: p, namespace: metallb-system }, spec: { addresses: [192.168.20.0/29] } }\n---\n';
    const two = `${service('192.168.20.7')}---\n${service('192.168.20.7', 'desk')}`;
    expect(unreserved(`${pool}${service('192.168.20.7')}`)).toHaveLength(1);
    expect(unreserved(pool + two)).toEqual([]);
    expect(unreserved(two)).toHaveLength(2);
    expect(unreserved(`${pool}${service('192.168.20.99')}`)).toEqual([]);
    const mismatched = service('192.168.20.7', 'till', ', ipFamilyPolicy: SingleStack, ipFamilies: [IPv6]');
    expect(unreserved(mismatched, { lan: RESERVATIONS, prod: 'families: [ipv4, ipv6]' })).toEqual([]);
    const prod = 'expect: [{ service: shop/till, address: 192.168.20.8 }]';
    expect(unreserved(service('192.168.20.7'), { lan: RESERVATIONS, prod })).toEqual([]);
  });

  it('not by a Service of another type, without a name, or in an unknown namespace', () => {
    expect(unreserved(service('192.168.20.7').replace('LoadBalancer', 'ClusterIP'))).toEqual([]);
    expect(unreserved(service('192.168.20.7', '""'))).toEqual([]);
    expect(unreserved(service('192.168.20.7').replace('namespace: shop', 'namespace: $NS'))).toEqual([]);
  });

  it('not in a routed range that has none', () => {
    const site = 'routed: [{ range: 198.51.100.0/29, role: service }, { range: 198.51.100.8/29, role: service }],';
    expect(unreserved(service('198.51.100.1'), { lan: RESERVATIONS, site })).toEqual([]);
    expect(unreserved(service('198.51.100.10'), { lan: RESERVATIONS, site })).toEqual([
      '198.51.100.10 in routed range 198.51.100.8/29',
    ]);
  });
});
