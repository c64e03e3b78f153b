import { describe, expect, it } from 'vitest';
import type { Release } from '../../../src/metallb/release.ts';
import { DUAL, pinned, pool, predicted, type Said, service, world } from './world.ts';

/** What becomes of the Service `a/s`. */
function of(text: string, release?: Release): string | undefined {
  return predicted(world(text, release))['a/s'];
}

const TWO = pool('p', '192.0.2.0/32, "2001:db8::/127"');
const spec = (families: keyof typeof DUAL): Said => ({ spec: DUAL[families] });

describe('3.5 a Service', () => {
  it('of one family gets one address of it from the first pool that has one', () => {
    const text = pool('a', '192.0.2.0/31') + pool('b', '"2001:db8::/127"') + service('s', spec('ipv6'));
    expect(of(text)).toBe('2001:db8:: by automatic');
  });

  it('that requires two families gets both from one pool', () => {
    const apart = pool('a', '192.0.2.0/31') + pool('b', '"2001:db8::/127"');
    expect(of(apart + service('s', spec('require')))).toBe('family-mismatch by automatic');
    expect(of(apart + pool('c', '"2001:db8:1::/127", 198.51.100.0/31') + service('s', spec('require')))).toBe(
      '198.51.100.0,2001:db8:1:: by automatic',
    );
    expect(of(TWO + service('r') + service('s', spec('require')))).toBe('pool-exhausted by automatic');
  });

  it('that requires two families in a cluster of one is refused', () => {
    expect(
      predicted(world(TWO + service('s', { spec: 'ipFamilyPolicy: RequireDualStack' }), '0.16.1', ['ipv4'])),
    ).toEqual({
      'a/s': 'family-mismatch by automatic',
    });
  });

  it('of two families under SingleStack gets nothing', () => {
    expect(of(TWO + service('s', { spec: 'ipFamilyPolicy: SingleStack, ipFamilies: [IPv4, IPv6]' }))).toBe(
      'family-mismatch by automatic',
    );
  });

  it('that prefers two families takes a later pool with both before an earlier one with one', () => {
    const text =
      pinned('a', '198.51.100.0/31', '{ namespaces: [a], priority: 1 }') +
      pinned('p', '192.0.2.0/32, "2001:db8::/127"', '{ namespaces: [a], priority: 2 }');
    expect(of(text + service('s', spec('prefer')))).toBe('192.0.2.0,2001:db8:: by automatic');
  });

  it('that prefers two families does with its first one, then with the other', () => {
    const apart = pool('a', '192.0.2.0/31') + pool('b', '"2001:db8::/127"');
    expect(of(apart + service('s', spec('prefer')))).toBe('192.0.2.0 by automatic');
    expect(of(apart + service('s', spec('preferIPv6')))).toBe('2001:db8:: by automatic');
    expect(of(pool('a', '192.0.2.0/31') + service('s', spec('preferIPv6')))).toBe('192.0.2.0 by automatic');
  });

  it('that prefers two families does with one pinned pool before both of a common one', () => {
    expect(of(TWO + pinned('z', '198.51.100.0/31', '{ namespaces: [a] }') + service('s', spec('prefer')))).toBe(
      '198.51.100.0 by automatic',
    );
  });

  it('that prefers two families must have both up to 0.14.8', () => {
    const apart = pool('a', '192.0.2.0/31') + pool('b', '"2001:db8::/127"') + service('s', spec('prefer'));
    expect(of(apart, '0.14.8')).toBe('family-mismatch by automatic');
    expect(of(TWO + service('r') + service('s', spec('prefer')), '0.14.8')).toBe('pool-exhausted by automatic');
  });

  it('gets two addresses IPv4 first, whatever its first family', () => {
    expect(of(TWO + service('s', spec('preferIPv6')))).toBe('192.0.2.0,2001:db8:: by automatic');
  });

  it('that prefers two families and holds one gets the other of the same pool, from 0.14.9 on', () => {
    const text = pool('o', '"2001:db8:1::/127"') + TWO + service('s', { ...spec('prefer'), holds: '192.0.2.0' });
    expect(of(text, '0.14.9')).toBe('192.0.2.0,2001:db8:: by status');
    expect(of(text, '0.14.8')).toBe('192.0.2.0,2001:db8:: by automatic');
  });
});

describe('3.6 a pool hands out its addresses', () => {
  it('in the order in which they are listed, each ascending, the first and the last of a network too', () => {
    const text =
      pool('p', '198.51.100.4/32, 192.0.2.254-192.0.2.255, 192.0.2.0/32') +
      ['s', 't', 'u', 'v'].map((name) => service(name)).join('');
    expect(Object.values(predicted(world(text)))).toEqual(
      ['198.51.100.4', '192.0.2.254', '192.0.2.255', '192.0.2.0'].map((one) => `${one} by automatic`),
    );
  });

  it('without those that end in .0 and .255 where it avoids them, from 0.13.4 on; IPv6 has none', () => {
    const text =
      pool('p', '10.0.0.255-10.0.1.1, "2001:db8::/127"', 'avoidBuggyIPs: true') +
      service('s') +
      service('t', spec('ipv6'));
    expect(predicted(world(text, '0.13.4'))).toEqual({
      'a/s': '10.0.1.1 by automatic',
      'a/t': '2001:db8:: by automatic',
    });
    expect(of(text, '0.13.3')).toBe('10.0.0.255 by automatic');
  });

  it('to Services with a key the first that is free or may be shared, which need not be the shared one', () => {
    const key = 'metallb.io/allow-shared-ip: k';
    const other = service('r', { annotations: `${key}, metallb.io/loadBalancerIPs: 192.0.2.1`, ports: '{ port: 1 }' });
    expect(of(pool('p', '192.0.2.0/31') + other + service('s', { annotations: key }))).toBe('192.0.2.0 by automatic');
    expect(of(pool('p', '192.0.2.1/32, 192.0.2.0/32') + other + service('s', { annotations: key }))).toBe(
      '192.0.2.1 by automatic',
    );
  });
});

describe('3.7 two Services share an address', () => {
  const both = (first: Said, second: Said, key = 'metallb.io/allow-shared-ip: k') =>
    of(
      pool('p', '192.0.2.0/32') +
        service('r', { annotations: key, ...first }) +
        service('s', { annotations: key, ports: '{ port: 443 }', ...second }),
    );
  const yes = '192.0.2.0 by automatic';
  const no = 'pool-exhausted by automatic';
  const local = (selector: string): Said => ({ spec: `externalTrafficPolicy: Local, selector: ${selector}` });

  it('with equal keys that are not empty', () => {
    expect(both({}, {})).toBe(yes);
    expect(both({}, { annotations: 'metallb.io/allow-shared-ip: other' })).toBe(no);
    expect(both({}, { annotations: '' })).toBe(no);
    expect(both({}, {}, 'metallb.io/allow-shared-ip: ""')).toBe(no);
  });

  it('with different ports, or different protocols on one; a protocol that is not written is TCP', () => {
    expect(both({}, { ports: '{ port: 80 }' })).toBe(no);
    expect(both({}, { ports: '{ port: 80, protocol: TCP }' })).toBe(no);
    expect(both({}, { ports: '{ port: 80, protocol: UDP }' })).toBe(yes);
    expect(both({}, { ports: '{ port: 443, targetPort: 80, nodePort: 80 }' })).toBe(yes);
    expect(both({}, { ports: '{ port: 443 }, { port: 80 }' })).toBe(no);
  });

  it('under Cluster with any selectors, under Local with the same', () => {
    expect(both({ spec: 'selector: { app: x }' }, { spec: 'selector: { app: y }' })).toBe(yes);
    expect(both(local('{ app: x, z: "1" }'), local('{ z: "1", app: x }'))).toBe(yes);
    expect(both(local('{ app: x }'), local('{ app: y }'))).toBe(no);
    expect(both(local('{ app: x }'), { spec: 'selector: { app: x }' })).toBe(no);
  });

  it('under Local and Cluster only where the one under Local has no selector', () => {
    expect(both(local('{}'), { spec: 'selector: { app: x }' })).toBe(yes);
  });

  it('across namespaces, where the pool is kept for both', () => {
    expect(both({ namespace: 'b' }, {})).toBe(yes);
    const key = 'metallb.io/allow-shared-ip: k';
    const text =
      pinned('p', '192.0.2.0/32', '{ namespaces: [b] }') + service('r', { namespace: 'b', annotations: key });
    expect(of(text + service('s', { annotations: `${key}, metallb.io/address-pool: p`, ports: '{ port: 443 }' }))).toBe(
      'pool-refuses by pool',
    );
  });
});
