import { describe, expect, it } from 'vitest';
import { type Release, Releases } from '../../../src/metallb/release.ts';
import { clusterOf, resource } from '../cluster-of.ts';
import { planOf } from './plain.ts';
import { DUAL, pool, predicted, service, world } from './world.ts';

const FIVE = pool('p', '192.0.2.0-192.0.2.4');
const NINE = FIVE + pool('q', '198.51.100.0-198.51.100.3');

/** What becomes of the Service `a/s`. */
function of(text: string, release?: Release): string | undefined {
  return predicted(world(text, release))['a/s'];
}

describe('3.1 MetalLB looks after', () => {
  it('Services of type LoadBalancer only, even where another one still has an address', () => {
    const text = NINE + service('s', { spec: 'type: ClusterIP', holds: '192.0.2.0' }) + service('t');
    expect(predicted(world(text))).toEqual({ 'a/t': '192.0.2.0 by automatic' });
  });

  it('Services without a class where it has none itself', () => {
    expect(of(FIVE + service('s', { spec: 'loadBalancerClass: example.com/lb' }))).toBe('ignored');
    expect(of(FIVE + service('s'))).toBe('192.0.2.0 by automatic');
  });

  it('Services of its own class where it has one', () => {
    const at = planOf(['ipv4']).at;
    const plan = {
      ...planOf(['ipv4']),
      metallb: { installed: true, loadBalancerClass: { value: 'example.com/lb', at } },
    };
    const text = FIVE + service('s', { spec: 'loadBalancerClass: example.com/lb' }) + service('t');
    expect(predicted(clusterOf(text, { plan }))).toEqual({ 'a/s': '192.0.2.0 by automatic', 'a/t': 'ignored' });
  });

  it('Services by the families of their cluster addresses, not by ipFamilies', () => {
    const text =
      pool('p', '192.0.2.0/31, "2001:db8::/126"') +
      service('s', { spec: 'clusterIPs: ["fd00::1"], ipFamilies: [IPv4]' });
    expect(of(text)).toBe('2001:db8:: by automatic');
  });

  it('no Service where there is no pool: what status says is wiped', () => {
    expect(of(service('s', { holds: '192.0.2.0' }))).toBe('no-pool by automatic');
  });
});

describe('3.2 a Service asks for', () => {
  it('a pool by its exact name', () => {
    const asks = (name: string) => of(NINE + service('s', { annotations: `metallb.io/address-pool: "${name}"` }));
    expect(asks('q')).toBe('198.51.100.0 by pool');
    expect(asks(' q')).toBe('unknown-pool by pool');
    expect(asks('p,q')).toBe('unknown-pool by pool');
  });

  it('one or two addresses in a list with commas, trimmed, without an empty one', () => {
    const asks = (list: string, spec = '') =>
      of(
        pool('p', '192.0.2.0/29, "2001:db8::/126"') +
          service('s', { annotations: `metallb.io/loadBalancerIPs: "${list}"`, spec }),
      );
    expect(asks(' 192.0.2.3 ')).toBe('192.0.2.3 by request');
    expect(asks('2001:db8::1, 192.0.2.3', DUAL.require)).toBe('2001:db8::1,192.0.2.3 by request');
    expect(asks('192.0.2.3,')).toBe('invalid-request by request');
    expect(asks('192.0.2.3,192.0.2.4', DUAL.require)).toBe('invalid-request by request');
    expect(asks('192.0.2.3,192.0.2.4,2001:db8::1', DUAL.require)).toBe('invalid-request by request');
  });

  it('one address in its spec, not trimmed', () => {
    expect(of(FIVE + service('s', { spec: 'loadBalancerIP: 192.0.2.3' }))).toBe('192.0.2.3 by request');
    expect(of(FIVE + service('s', { spec: 'loadBalancerIP: " 192.0.2.3"' }))).toBe('invalid-request by request');
  });

  it('nothing by the annotation that MetalLB writes itself', () => {
    expect(of(NINE + service('s', { annotations: 'metallb.io/ip-allocated-from-pool: q' }))).toBe(
      '192.0.2.0 by automatic',
    );
  });

  it('nothing by an empty text', () => {
    expect(of(FIVE + service('s', { annotations: 'metallb.io/address-pool: ""' }))).toBe('192.0.2.0 by automatic');
  });

  it('under the new prefix from 0.14.9 on', () => {
    const text = NINE + service('s', { annotations: 'metallb.io/address-pool: q' });
    expect(of(text, '0.14.9')).toBe('198.51.100.0 by pool');
    expect(of(text, '0.14.8')).toBe('192.0.2.0 by automatic');
  });

  it('under the old prefix in every release, where the new one is not there, be it empty', () => {
    const old = 'metallb.universe.tf/address-pool: q';
    expect(of(NINE + service('s', { annotations: old }))).toBe('198.51.100.0 by pool');
    const both = NINE + service('s', { annotations: `${old}, metallb.io/address-pool: ""` });
    expect(of(both)).toBe('192.0.2.0 by automatic');
    expect(of(both, '0.14.8')).toBe('198.51.100.0 by pool');
  });

  it('an address twice in vain, even if both are the same', () => {
    const said = { annotations: 'metallb.io/loadBalancerIPs: 192.0.2.3', spec: 'loadBalancerIP: 192.0.2.3' };
    expect(of(FIVE + service('s', said))).toBe('invalid-request by request');
  });

  it('an address of the pool it names, from 0.13.10 on', () => {
    const annotations = 'metallb.universe.tf/loadBalancerIPs: 192.0.2.3, metallb.universe.tf/address-pool: q';
    expect(of(NINE + service('s', { annotations }), '0.13.10')).toBe('pool-mismatch by request');
    expect(of(NINE + service('s', { annotations }), '0.13.9')).toBe('192.0.2.3 by request');
  });

  it('addresses of exactly its families, so that spec.loadBalancerIP never serves two', () => {
    const two = pool('p', '192.0.2.0/29, "2001:db8::/126"');
    expect(of(two + service('s', { spec: `loadBalancerIP: 192.0.2.3, ${DUAL.prefer}` }))).toBe(
      'family-mismatch by request',
    );
    expect(of(two + service('s', { spec: 'loadBalancerIP: "2001:db8::1"' }))).toBe('family-mismatch by request');
  });

  it('what cannot be known, and has no result', () => {
    expect(of(FIVE + service('s', { annotations: 'metallb.io/loadBalancerIPs: $IP' }))).toBe('unknown');
    expect(of(FIVE + service('s', { spec: 'loadBalancerClass: $CLASS' }))).toBe('unknown');
  });
});

describe('where the release is not known', () => {
  const of = (text: string) => predicted(clusterOf(text, { releases: Releases.all, plan: planOf(['ipv4']) }));

  it('the newest decides which annotations count', () => {
    const annotations = 'metallb.universe.tf/address-pool: p, metallb.io/address-pool: q';
    expect(of(NINE + service('s', { annotations }))).toEqual({ 'a/s': '198.51.100.0 by pool' });
  });

  it('the newest decides which pools count', () => {
    const legacy = resource('AddressPool', 'a', '{ protocol: layer2, addresses: [203.0.113.0/30] }');
    expect(of(legacy + FIVE + service('s'))).toEqual({ 'a/s': '192.0.2.0 by automatic' });
    const old = clusterOf(legacy + service('s'), { releases: Releases.of('0.13.12'), plan: planOf(['ipv4']) });
    expect(predicted(old)).toEqual({ 'a/s': '203.0.113.0 by automatic' });
  });
});
