import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { formatInterval } from '../../src/address/interval.ts';
import { claimsOf, requestedAddresses } from '../../src/site/claims.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

const POOL = resource('IPAddressPool', 'apps', '{ addresses: [192.168.20.200-192.168.20.219, 192.168.20.300/32] }');

function service(spec: string, annotations = '{}'): string {
  return `---\n{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop, annotations: ${annotations} }, spec: { ${spec} } }\n`;
}

function claims(text: string) {
  return claimsOf(clusterOf(text)).map(({ label, interval }) => [label, formatInterval(interval)]);
}

describe('a cluster claims', () => {
  it('the entries of its pools that MetalLB can use', () => {
    expect(claims(POOL)).toEqual([['Pool "apps"', '192.168.20.200-192.168.20.219']]);
  });

  it('what a Service asks for outside the pools, whoever serves it', () => {
    const asks = service('type: LoadBalancer, loadBalancerClass: example.org/vip, loadBalancerIP: 192.168.20.9');
    expect(claims(POOL + asks)[1]).toEqual(['Service "shop/till"', '192.168.20.9']);
  });

  it('nothing more for what a Service asks of a pool', () => {
    expect(claims(POOL + service('type: LoadBalancer, loadBalancerIP: 192.168.20.200'))).toHaveLength(1);
  });

  it('nothing for a Service of another type', () => {
    expect(claims(service('type: ClusterIP, loadBalancerIP: 192.168.20.9'))).toEqual([]);
  });

  it('no pools where the plan says that there is no MetalLB', () => {
    const site = siteOf(officePlan({ prod: 'metallb: false' }), { prod: POOL });
    expect(site.clusters.flatMap(claimsOf)).toEqual([]);
  });
});

it('an address that is asked for twice counts once, one that does not parse not at all', () => {
  const text = service(
    'type: LoadBalancer, loadBalancerIP: 192.168.20.9',
    '{ metallb.io/loadBalancerIPs: "192.168.20.9, fd00::9,none" }',
  );
  const asked = clusterOf(text).services.flatMap(requestedAddresses);
  expect(asked.map(({ address }) => formatAddress(address))).toEqual(['192.168.20.9', 'fd00::9']);
});
