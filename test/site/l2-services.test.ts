import { describe, expect, it } from 'vitest';
import { l2Services } from '../../src/site/l2-services.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';

const pool = (name: string, addresses: string, more = '') =>
  resource('IPAddressPool', name, `{ addresses: [${addresses}]${more} }`);
const l2 = (...pools: readonly string[]) => resource('L2Advertisement', 'l2', `{ ipAddressPools: [${pools.join()}] }`);
const bgp = (...pools: readonly string[]) =>
  resource('BGPAdvertisement', 'bgp', `{ ipAddressPools: [${pools.join()}] }`);
const service = (annotations = '{}') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: a, annotations: ${annotations} }, spec: { type: LoadBalancer } }\n`;

const pools = (text: string, parts = {}) =>
  l2Services(clusterOf(text, parts), () => true).map((found) => found.pools.map(({ name }) => name).join());

const OFFICE = pool('office', '192.168.20.200/29');
const SIX = pool('six', '"2001:db8::/126"');
const ROUTED = pool('routed', '198.51.100.0/28');

describe('an address surely comes from L2', () => {
  it.each([
    ['the only pool', OFFICE + l2('office') + service(), ['office']],
    ['all pools', OFFICE + ROUTED + l2('office', 'routed') + service(), ['office,routed']],
    [
      'the pool asked for',
      OFFICE + ROUTED + l2('office') + bgp('routed') + service('{ metallb.io/address-pool: office }'),
      ['office'],
    ],
    [
      'the pool of the address asked for',
      OFFICE + ROUTED + l2('office') + bgp('routed') + service('{ metallb.io/loadBalancerIPs: 192.168.20.201 }'),
      ['office'],
    ],
    [
      'the pool of both addresses asked for',
      pool('office', '192.168.20.200/29, "2001:db8::/126"') +
        ROUTED +
        l2('office') +
        bgp('routed') +
        service('{ metallb.io/loadBalancerIPs: "192.168.20.201,2001:db8::1" }'),
      ['office'],
    ],
    [
      'all but those that are not assigned by themselves',
      OFFICE + pool('routed', '198.51.100.0/28', ', autoAssign: false') + l2('office') + bgp('routed') + service(),
      ['office'],
    ],
  ])('where it is of %s', (_, text, expected) => expect(pools(text)).toEqual(expected));
});

describe('an address may come from elsewhere', () => {
  it.each([
    ['another pool is announced by BGP', OFFICE + ROUTED + l2('office') + bgp('routed') + service()],
    ['BGP announces the pool too', OFFICE + l2('office') + bgp('office') + service()],
    ['nobody announces the pool', OFFICE + service()],
    ['the pool asked for does not exist', OFFICE + l2('office') + service('{ metallb.io/address-pool: x }')],
    [
      'the address asked for is in no pool',
      OFFICE + l2('office') + service('{ metallb.io/loadBalancerIPs: 192.0.2.1 }'),
    ],
    [
      'the pool asked for is announced by BGP',
      OFFICE + ROUTED + l2('office') + bgp('routed') + service('{ metallb.io/address-pool: routed }'),
    ],
    [
      'the addresses asked for are in two pools',
      OFFICE + SIX + l2('office', 'six') + service('{ metallb.io/loadBalancerIPs: "192.168.20.201,2001:db8::1" }'),
    ],
    [
      'the address asked for is in a pool that MetalLB does not read',
      OFFICE +
        resource('IPAddressPool', 'far', '{ addresses: [192.0.2.0/28] }', 'namespace: default') +
        l2('office') +
        service('{ metallb.io/loadBalancerIPs: 192.0.2.1 }'),
    ],
    ['what is asked for is no address', OFFICE + l2('office') + service('{ metallb.io/loadBalancerIPs: office }')],
    ['the address asked for is a variable', OFFICE + l2('office') + service('{ metallb.io/loadBalancerIPs: $IP }')],
    ['what is asked for is a variable', OFFICE + l2('office') + service('{ metallb.io/address-pool: $POOL }')],
    ['an advertisement names a variable', OFFICE + l2('$POOL') + service()],
  ])('where %s', (_, text) => expect(pools(text)).toEqual([]));

  it('where advertisements or pools may be unseen', () => {
    const text = OFFICE + l2('office') + service();
    for (const hidden of ['BGPAdvertisement', 'IPAddressPool']) {
      expect(pools(text, { unseen: { mayHold: (kind: string) => kind === hidden } })).toEqual([]);
    }
    expect(pools(text, { bounded: false })).toEqual([]);
  });
});
