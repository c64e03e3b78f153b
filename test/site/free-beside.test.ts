import { expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../src/address/address.ts';
import { freeBeside } from '../../src/site/free-beside.ts';
import { resource } from '../metallb/cluster-of.ts';
import { siteOf } from './sites-of.ts';

const PLAN = `version: 1
sites:
  - name: office
    networks:
      - name: lan
        cidr: 192.168.20.0/24
        gateway: .200
        ranges:
          - { range: .200-.202, role: service, pools: [vips] }
          - { range: .203-.239, role: service }
          - { range: .204, role: appliance, owner: printer }
          - { range: .240, role: service, clusters: [lab] }
          - { range: .241-.249, role: service, clusters: [lab, prod] }
          - { range: .250, role: service, pools: [office], clusters: [prod] }
        reservations: [{ address: .205, service: shop/desk }]
    clusters: [{ name: prod, manifests: [a] }, { name: lab, manifests: [b] }]
`.replace('gateway: .200', 'gateway: .1');
const pool = (addresses: string, more = '') =>
  resource('IPAddressPool', 'office', `{ addresses: [${addresses}]${more} }`);
const LAB = pool('192.168.20.206-192.168.20.207');
const service = (name: string, annotation: string) =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop, annotations: { ${annotation} } }, spec: { type: LoadBalancer, ports: [{ port: 443 }] } }\n`;

function beside(addresses: string, services = '', more = '') {
  const site = siteOf(PLAN, { prod: pool(addresses, more) + services, lab: LAB });
  const [cluster] = site.clusters;
  const address = parseAddress('192.168.20.200');
  if (cluster === undefined || address === undefined) throw new Error('no cluster');
  const free = freeBeside(site, cluster, address);
  return free === undefined ? undefined : formatAddress(free);
}

it('is the first address that the plan gives to nobody else', () => {
  expect(beside('192.168.20.200-192.168.20.209')).toBe('192.168.20.203');
  expect(beside('192.168.20.200-192.168.20.202')).toBeUndefined();
});

it('is not one that a Service is handed, or asks for', () => {
  expect(beside('192.168.20.200, 192.168.20.203-192.168.20.209'.replace('200,', '200/32,'), '')).toBe('192.168.20.203');
  const asking = service('till', 'metallb.io/loadBalancerIPs: 192.168.20.203');
  expect(beside('192.168.20.200-192.168.20.209', asking)).toBe('192.168.20.208');
});

it('is not one that a Service gets which asks for none', () => {
  const two = service('till', 'a: b') + service('wiki', 'a: b');
  expect(beside('192.168.20.200/32, 192.168.20.203-192.168.20.209', two)).toBe('192.168.20.208');
});

it('is not in a range for another cluster, nor withheld from all', () => {
  expect(beside('192.168.20.200/32, 192.168.20.240-192.168.20.241')).toBe('192.168.20.241');
  expect(beside('192.168.20.200/32, 10.0.0.255/32, 10.0.1.0-10.0.1.1', '', ', avoidBuggyIPs: true')).toBe('10.0.1.1');
});

it('is in a range for this pool and cluster', () => {
  expect(beside('192.168.20.200/32, 192.168.20.250/32')).toBe('192.168.20.250');
  expect(beside('192.168.20.200/32, 192.168.20.251/32')).toBe('192.168.20.251');
});

it('is not in a pool of another cluster', () => {
  expect(beside('192.168.20.200/32, 192.168.20.206-192.168.20.208')).toBe('192.168.20.208');
});

it('is none beside an address of no pool', () => {
  expect(beside('192.168.20.203-192.168.20.209')).toBeUndefined();
});
