import { describe, expect, it } from 'vitest';
import { unmetAddresses } from '../../src/site/expectations.ts';
import { resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf, texts } from './sites-of.ts';

function service(annotations: string, spec = 'type: LoadBalancer') {
  return `---\n{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop, annotations: { ${annotations} } }, spec: { ${spec} } }\n`;
}
const pool = (addresses: string) => resource('IPAddressPool', 'vips', `{ addresses: [${addresses}] }`);

function unmet(manifests: string, more = '') {
  const prod = `expect: [{ service: shop/till, address: 192.168.20.200${more} }]`;
  const site = siteOf(officePlan({ prod }), { prod: manifests });
  return site.clusters.flatMap((cluster) =>
    unmetAddresses(cluster).map(({ by, instead }) => `${by} ${texts(instead).join()}`),
  );
}

describe('an expected address is missed', () => {
  it('by a request for others, by annotation or by field', () => {
    expect(unmet(service('metallb.io/loadBalancerIPs: "192.168.20.201,fd00::1"'))).toEqual([
      'request 192.168.20.201,fd00::1',
    ]);
    expect(unmet(service('', 'type: LoadBalancer, loadBalancerIP: 192.168.20.7'))).toEqual(['request 192.168.20.7']);
  });

  it('not by a request that holds it, is unknown, or cannot be read', () => {
    for (const text of ['"fd00::1,192.168.20.200"', '"${IP}"', '192.168.20.999', '"192.168.20.1,192.168.20.2"']) {
      expect(unmet(service(`metallb.io/loadBalancerIPs: ${text}`))).toEqual([]);
    }
  });

  it('by a pool that holds one other address, asked for or expected', () => {
    const asks = service('metallb.io/address-pool: vips');
    expect(unmet(pool('192.168.20.9/32') + asks)).toEqual(['pool 192.168.20.9']);
    expect(unmet(pool('192.168.20.9/32') + service(''), ', pool: vips')).toEqual(['pool 192.168.20.9']);
    expect(unmet(pool('192.168.20.9/32') + asks, ', pool: vips')).toEqual(['pool 192.168.20.9']);
  });

  it('by the expected pool also where the Service comes from a chart nobody rendered', () => {
    expect(unmet(pool('192.168.20.9/32'), ', pool: vips')).toEqual(['pool 192.168.20.9']);
  });

  it('by the address of its own family alone', () => {
    expect(unmet(pool('192.168.20.200/32, fd00::9/128'), ', pool: vips')).toEqual([]);
    expect(unmet(pool('192.168.20.9/32, fd00::9/128'), ', pool: vips')).toEqual(['pool 192.168.20.9']);
  });

  it('not by a pool of several addresses, of unknown ones, or that is defined twice', () => {
    expect(unmet(pool('192.168.20.8/31'), ', pool: vips')).toEqual([]);
    expect(unmet(pool('192.168.20.9/32, "${MORE}"'), ', pool: vips')).toEqual([]);
    expect(unmet(pool('192.168.20.9/32') + pool('192.168.20.200/32'), ', pool: vips')).toEqual([]);
  });

  it('by the first entry that holds the one address', () => {
    const prod = 'expect: [{ service: shop/till, address: 192.168.20.200, pool: vips }]';
    const site = siteOf(officePlan({ prod }), { prod: pool('fd00::9/128, "2001:db8::/32", 192.168.20.9/32') });
    expect(site.clusters.flatMap(unmetAddresses).map(({ route }) => route.join('.'))).toEqual(['spec.addresses.2']);
  });

  it('not by a pool without an address of its family, nor by one that does not exist', () => {
    expect(unmet(pool('fd00::9/128'), ', pool: vips')).toEqual([]);
    expect(unmet(pool('192.168.20.9/32'), ', pool: other')).toEqual([]);
    expect(unmet(pool('192.168.20.9/32'))).toEqual([]);
  });

  it('not by a request or a pool that is a variable', () => {
    expect(unmet(pool('192.168.20.9/32') + service('metallb.io/loadBalancerIPs: "${IP}"'), ', pool: vips')).toEqual([]);
    expect(unmet(pool('192.168.20.9/32') + service('metallb.io/address-pool: "${POOL}"'))).toEqual([]);
  });

  it('by the Service of this name alone', () => {
    const other = service('metallb.io/loadBalancerIPs: 192.168.20.7').replace('name: till', 'name: "${NAME}"');
    expect(unmet(other)).toEqual([]);
    expect(unmet(other.replace('"${NAME}"', 'wiki'))).toEqual([]);
  });

  it('not where the plan expects no address, or nothing', () => {
    const found = (prod: string) =>
      siteOf(officePlan({ prod }), { prod: service('metallb.io/loadBalancerIPs: 192.168.20.7') }).clusters.flatMap(
        unmetAddresses,
      );
    expect(found('expect: [{ service: shop/till, pool: vips }]')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('not by a Service of another type, nor by the pool for one of another class', () => {
    expect(unmet(service('metallb.io/loadBalancerIPs: 192.168.20.9', 'type: NodePort'))).toEqual([]);
    const foreign = service('metallb.io/address-pool: vips', 'type: LoadBalancer, loadBalancerClass: example.org/lb');
    expect(unmet(pool('192.168.20.9/32') + foreign)).toEqual([]);
  });
});
