import { describe, expect, it } from 'vitest';
import type { Release } from '../../../src/metallb/release.ts';
import { chances, pinned, pool, predicted, type Said, service, world } from './world.ts';

/** What becomes of the Service `a/s`. */
function of(text: string, release?: Release): string | undefined {
  return predicted(world(text, release))['a/s'];
}

const asksFor = (list: string): Said => ({ annotations: `metallb.io/loadBalancerIPs: "${list}"` });
const asksPool = (name: string): Said => ({ annotations: `metallb.io/address-pool: ${name}` });

describe('3.3 a Service without an address', () => {
  it('gets what it asks for of one pool, or nothing: there is no second try', () => {
    const pools = pool('p', '192.0.2.0/31, "2001:db8::/126"') + pool('q', '198.51.100.0/31');
    expect(of(pools + service('s', asksFor('203.0.113.1')))).toBe('address-outside-pools by request');
    const spec = 'ipFamilyPolicy: RequireDualStack';
    expect(of(pools + service('s', { ...asksFor('198.51.100.0,2001:db8::1'), spec }))).toBe(
      'address-outside-pools by request',
    );
    expect(of(pools + service('s', { ...asksFor('192.0.2.0,2001:db8::1'), spec }))).toBe(
      '192.0.2.0,2001:db8::1 by request',
    );
    expect(of(pools + service('r', asksFor('192.0.2.0')) + service('s', asksFor('192.0.2.0')))).toBe(
      'address-in-use by request',
    );
  });

  it('may ask for an address that is not assigned by itself, but not for one that the pool withholds or keeps', () => {
    expect(of(pool('p', '192.0.2.0/24', 'autoAssign: false') + service('s', asksFor('192.0.2.0')))).toBe(
      '192.0.2.0 by request',
    );
    expect(of(pool('p', '192.0.2.0/24', 'avoidBuggyIPs: true') + service('s', asksFor('192.0.2.0')))).toBe(
      'address-outside-pools by request',
    );
    expect(of(pinned('p', '192.0.2.0/24', '{ namespaces: [b] }') + service('s', asksFor('192.0.2.0')))).toBe(
      'pool-refuses by request',
    );
  });

  it('gets an address of the pool it names, or nothing', () => {
    const common = pool('q', '198.51.100.0/31');
    expect(of(pool('p', '192.0.2.0/31', 'autoAssign: false') + common + service('s', asksPool('p')))).toBe(
      '192.0.2.0 by pool',
    );
    expect(of(pinned('p', '192.0.2.0/31', '{ namespaces: [b] }') + common + service('s', asksPool('p')))).toBe(
      'pool-refuses by pool',
    );
    const full = pool('p', '192.0.2.0/32') + common + service('r', { holds: '192.0.2.0' });
    expect(of(full + service('s', asksPool('p')))).toBe('pool-exhausted by pool');
  });

  it('tries pools that are kept for it before the others, and those when the first are full', () => {
    const pools = pool('a', '198.51.100.0/31') + pinned('z', '192.0.2.0/32', '{ namespaces: [a] }');
    expect(predicted(world(pools + service('s') + service('t')))).toEqual({
      'a/s': '192.0.2.0 by automatic',
      'a/t': '198.51.100.0 by automatic',
    });
  });

  it('tries the pools that are kept for nobody in random order', () => {
    const text = pool('p', '192.0.2.0/31') + pool('q', '198.51.100.0/31') + service('s');
    expect(of(text)).toBe('192.0.2.0 by automatic');
    expect(chances(world(text))).toEqual({ 'a/s': '192.0.2.0,198.51.100.0' });
  });

  it('is not offered a pool that is not assigned by itself, pinned or not', () => {
    const off = 'autoAssign: false';
    const pools =
      pool('p', '192.0.2.0/31', off) + pool('q', '198.51.100.0/31', `${off}, serviceAllocation: { namespaces: [a] }`);
    expect(of(pools + service('s'))).toBe('no-compatible-pool by automatic');
  });
});

it('a prediction serves those that ask for an address, then those that ask for a pool, then the rest, each by namespace and name', () => {
  const text =
    pool('p', '192.0.2.0/30') +
    service('a') +
    service('b', asksPool('p')) +
    service('c', asksFor('192.0.2.0')) +
    service('a', { namespace: 'b' });
  expect(predicted(world(text))).toEqual({
    'a/a': '192.0.2.2 by automatic',
    'a/b': '192.0.2.1 by pool',
    'a/c': '192.0.2.0 by request',
    'b/a': '192.0.2.3 by automatic',
  });
});

describe('3.4 a pool is kept for', () => {
  it('namespaces that it lists or that a selector tells', () => {
    const allocation = '{ namespaces: [b], namespaceSelectors: [{ matchLabels: { team: a } }] }';
    const text = pinned('p', '192.0.2.0/31', allocation) + service('s') + service('s', { namespace: 'b' });
    expect(predicted(world(text))).toEqual({ 'a/s': '192.0.2.0 by automatic', 'b/s': '192.0.2.1 by automatic' });
    expect(of(pinned('p', '192.0.2.0/31', '{ namespaces: [b] }') + service('s'))).toBe(
      'no-compatible-pool by automatic',
    );
  });

  it('Services that one of its selectors tells, in its namespaces where it has any', () => {
    const selectors = 'serviceSelectors: [{ matchLabels: { app: db } }, { matchLabels: { app: web } }]';
    const web = { labels: '{ app: web }' };
    const text = pinned('p', '192.0.2.0/30', `{ namespaces: [a], ${selectors} }`);
    const services = service('s', web) + service('t') + service('u', { ...web, namespace: 'b' });
    expect(predicted(world(text + services))).toEqual({
      'a/s': '192.0.2.0 by automatic',
      'a/t': 'no-compatible-pool by automatic',
      'b/u': 'no-compatible-pool by automatic',
    });
  });

  it('Services that a selector of any form tells', () => {
    const allocation = (expression: string) => `{ serviceSelectors: [{ matchExpressions: [${expression}] }] }`;
    const web = (expression: string) =>
      of(pinned('p', '192.0.2.0/31', allocation(expression)) + service('s', { labels: '{ app: web }' }));
    expect(web('{ key: app, operator: Exists }')).toBe('192.0.2.0 by automatic');
    expect(web('{ key: tier, operator: NotIn, values: [x] }')).toBe('192.0.2.0 by automatic');
    expect(web('{ key: app, operator: In, values: [db, web] }')).toBe('192.0.2.0 by automatic');
    expect(web('{ key: app, operator: DoesNotExist }')).toBe('no-compatible-pool by automatic');
  });

  it('everybody, where it restricts nothing, from 0.15.0 on; for nobody before', () => {
    const common = pool('a', '198.51.100.0/31');
    for (const allocation of ['{}', '{ priority: 5 }']) {
      const text = common + pinned('z', '192.0.2.0/31', allocation) + service('s');
      expect(of(text, '0.15.0')).toBe('192.0.2.0 by automatic');
      expect(of(text, '0.14.9')).toBe('198.51.100.0 by automatic');
    }
  });

  it('nobody by itself where its selectors match no namespace, but anyone may ask', () => {
    const text = pinned('p', '192.0.2.0/31', '{ namespaceSelectors: [{ matchLabels: { team: none } }] }');
    expect(of(text + service('s'))).toBe('no-compatible-pool by automatic');
    expect(of(text + service('s', asksPool('p')))).toBe('192.0.2.0 by pool');
  });

  it('its Services in every namespace where its selectors match no namespace', () => {
    const allocation =
      '{ namespaceSelectors: [{ matchLabels: { team: none } }], serviceSelectors: [{ matchLabels: { app: web } }] }';
    expect(of(pinned('p', '192.0.2.0/31', allocation) + service('s', { labels: '{ app: web }' }))).toBe(
      '192.0.2.0 by automatic',
    );
  });

  it('nobody in particular up to 0.13.7, which do not know of it', () => {
    const text = pinned('p', '192.0.2.0/31', '{ namespaces: [b] }') + service('s');
    expect(of(text, '0.13.7')).toBe('192.0.2.0 by automatic');
    expect(of(text, '0.13.8')).toBe('no-compatible-pool by automatic');
  });

  it('the namespaces it lists, also where they do not exist', () => {
    expect(of(pinned('p', '192.0.2.0/31', '{ namespaces: [gone] }') + service('s'))).toBe(
      'no-compatible-pool by automatic',
    );
  });

  it('somebody before another by the lowest positive priority; 0 and none come last', () => {
    const three = (first: string, second: string, third: string) =>
      pinned('a', '192.0.2.0/32', `{ namespaces: [a]${first} }`) +
      pinned('b', '198.51.100.0/32', `{ namespaces: [a]${second} }`) +
      pinned('c', '203.0.113.0/32', `{ namespaces: [a]${third} }`) +
      service('s') +
      service('t') +
      service('u');
    expect(predicted(world(three('', ', priority: 20', ', priority: 10')))).toEqual({
      'a/s': '203.0.113.0 by automatic',
      'a/t': '198.51.100.0 by automatic',
      'a/u': '192.0.2.0 by automatic',
    });
    expect(of(three(', priority: 0', ', priority: 20', ', priority: 30'))).toBe('198.51.100.0 by automatic');
  });

  it('somebody at random among equal priorities, and at all where one is negative', () => {
    const two = (first: number, second: number) =>
      pinned('p', '192.0.2.0/31', `{ namespaces: [a], priority: ${first} }`) +
      pinned('q', '198.51.100.0/31', `{ namespaces: [a], priority: ${second} }`) +
      service('s');
    expect(chances(world(two(1, 1)))).toEqual({ 'a/s': '192.0.2.0,198.51.100.0' });
    expect(chances(world(two(5, -1)))).toEqual({ 'a/s': '192.0.2.0,198.51.100.0' });
    expect(chances(world(two(1, 2)))).toEqual({});
  });

  it('Services that it selects in two ways only once', () => {
    const allocation = '{ namespaces: [a], serviceSelectors: [{ matchLabels: { app: web } }] }';
    const text = pinned('p', '192.0.2.0/32', allocation) + service('s', { labels: '{ app: web }' });
    expect(chances(world(text))).toEqual({});
    expect(of(text)).toBe('192.0.2.0 by automatic');
  });
});
