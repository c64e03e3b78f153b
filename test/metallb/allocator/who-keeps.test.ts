import { describe, expect, it } from 'vitest';
import type { Release } from '../../../src/metallb/release.ts';
import { chances, DUAL, pinned, pool, predicted, type Said, service, world } from './world.ts';

/** What becomes of the Service `a/s`. */
function of(text: string, release?: Release): string | undefined {
  return predicted(world(text, release))['a/s'];
}

const P = pool('p', '192.0.2.0/30');
const Q = pool('q', '198.51.100.0/30');
const holds = (address: string, more: Said = {}): Said => ({ holds: address, ...more });

describe('3.8 a Service', () => {
  it('keeps the address of its status before anybody else is served', () => {
    const text =
      P + service('a', { annotations: 'metallb.io/loadBalancerIPs: 192.0.2.0' }) + service('s', holds('192.0.2.0'));
    expect(predicted(world(text))).toEqual({ 'a/a': 'address-in-use by request', 'a/s': '192.0.2.0 by status' });
    expect(chances(world(text))).toEqual({});
  });

  it('keeps nothing by a host name', () => {
    const text = P + service('s', holds('lb.example.com'));
    expect(of(text)).toBe('192.0.2.0 by automatic');
  });

  it('keeps its address though its pool is no longer assigned by itself, another is better or it is renamed', () => {
    expect(of(pool('p', '192.0.2.0/30', 'autoAssign: false') + Q + service('s', holds('192.0.2.2')))).toBe(
      '192.0.2.2 by status',
    );
    expect(
      of(P + pinned('q', '198.51.100.0/30', '{ namespaces: [a], priority: 1 }') + service('s', holds('192.0.2.2'))),
    ).toBe('192.0.2.2 by status');
    expect(of(pool('renamed', '192.0.2.0/30') + service('s', holds('192.0.2.2')))).toBe('192.0.2.2 by status');
  });

  it('gets another address where no pool has its own any more', () => {
    expect(of(P + service('s', holds('203.0.113.9')))).toBe('192.0.2.0 by automatic');
    expect(of(pool('p', '192.0.2.0/30', 'avoidBuggyIPs: true') + service('s', holds('192.0.2.0')))).toBe(
      '192.0.2.1 by automatic',
    );
  });

  it('may keep its address where it is not known if a pool has it, or takes the Service', () => {
    const vague = pool('x', '$RANGE', 'autoAssign: false');
    expect(of(P + vague + service('s', holds('203.0.113.9')))).toBe('unknown');
    expect(of(P + vague + service('s', holds('192.0.2.2')))).toBe('192.0.2.2 by status');
    expect(of(P + vague + service('s'))).toBe('192.0.2.0 by automatic');
    const some = pool('x', '203.0.113.0/28', 'autoAssign: false, serviceAllocation: { namespaces: [$TEAM] }');
    expect(of(P + some + service('s', holds('203.0.113.9')))).toBe('unknown');
    expect(of(P + some + service('s', holds('198.51.100.9')))).toBe('192.0.2.0 by automatic');
  });

  it('gets another address where its pool is kept for others', () => {
    expect(of(pinned('p', '192.0.2.0/30', '{ namespaces: [b] }') + Q + service('s', holds('192.0.2.2')))).toBe(
      '198.51.100.0 by automatic',
    );
  });

  it('gets another address where somebody is on its own who does not share; the one with most addresses stays', () => {
    const two = pool('p', '192.0.2.0/30, "2001:db8::/126"');
    const text =
      two + service('s', holds('192.0.2.2')) + service('t', holds('192.0.2.2,2001:db8::1', { spec: DUAL.require }));
    expect(predicted(world(text))).toEqual({
      'a/s': '192.0.2.0 by automatic',
      'a/t': '192.0.2.2,2001:db8::1 by status',
    });
  });

  it('gets another address where its families are others', () => {
    const two = pool('p', '192.0.2.0/30, "2001:db8::/126"');
    expect(of(two + service('s', holds('2001:db8::1')))).toBe('192.0.2.0 by automatic');
    expect(of(two + service('s', holds('192.0.2.2', { spec: DUAL.require })))).toBe(
      '192.0.2.0,2001:db8:: by automatic',
    );
  });

  it('gets another address where it names another pool, and none where it has none', () => {
    const names = (name: string) => holds('192.0.2.2', { annotations: `metallb.io/address-pool: ${name}` });
    expect(of(P + Q + service('s', names('q')))).toBe('198.51.100.0 by pool');
    expect(of(P + Q + service('s', names('p')))).toBe('192.0.2.2 by status');
    expect(of(P + Q + service('s', names('gone')))).toBe('unknown-pool by pool');
  });

  it('gets the address it asks for where it has another one, and none where that is out of reach', () => {
    const asks = (list: string) => holds('192.0.2.2', { annotations: `metallb.io/loadBalancerIPs: "${list}"` });
    expect(of(P + service('s', asks('192.0.2.3')))).toBe('192.0.2.3 by request');
    expect(of(P + service('s', asks('192.0.2.2')))).toBe('192.0.2.2 by status');
    expect(of(P + service('s', asks('203.0.113.9')))).toBe('address-outside-pools by request');
  });

  it('compares the addresses it asks for as a set', () => {
    const two = pool('p', '192.0.2.0/30, "2001:db8::/126"');
    const annotations = 'metallb.io/loadBalancerIPs: "2001:db8::1,192.0.2.2"';
    expect(of(two + service('s', holds('192.0.2.2,2001:db8::1', { annotations, spec: DUAL.require })))).toBe(
      '192.0.2.2,2001:db8::1 by status',
    );
  });

  it('keeps its address where its request cannot be read', () => {
    expect(of(P + service('s', holds('192.0.2.2', { annotations: 'metallb.io/loadBalancerIPs: 192.0.2' })))).toBe(
      '192.0.2.2 by status',
    );
  });

  it('keeps none of three addresses, or of two of one family', () => {
    const two = pool('p', '192.0.2.0/30, "2001:db8::/126"');
    expect(of(two + service('s', holds('192.0.2.1,192.0.2.2')))).toBe('192.0.2.0 by automatic');
    expect(of(two + service('s', holds('192.0.2.1,192.0.2.2,2001:db8::1', { spec: DUAL.prefer })))).toBe(
      '192.0.2.0,2001:db8:: by automatic',
    );
  });

  it('looks for a second address only after every holder has its own', () => {
    const two = pool('p', '192.0.2.0/30, "2001:db8::/126"');
    const text =
      two +
      service('a', holds('192.0.2.0', { spec: DUAL.prefer })) +
      service('s', holds('2001:db8::', { spec: DUAL.ipv6 }));
    expect(predicted(world(text))).toEqual({ 'a/a': '192.0.2.0,2001:db8::1 by status', 'a/s': '2001:db8:: by status' });
  });

  it('whose status is not allowed comes in the group of its own request, after those that hold', () => {
    const text = P + service('s') + service('r', holds('203.0.113.9')) + service('z', holds('192.0.2.0'));
    expect(predicted(world(text))).toEqual({
      'a/r': '192.0.2.1 by automatic',
      'a/s': '192.0.2.2 by automatic',
      'a/z': '192.0.2.0 by status',
    });
  });

  it('keeps its address also where it is not known what others are offered', () => {
    const text =
      P + pool('q', '198.51.100.0/30', 'autoAssign: $AUTO') + service('s', holds('192.0.2.2')) + service('t');
    expect(predicted(world(text))).toEqual({ 'a/s': '192.0.2.2 by status', 'a/t': 'unknown' });
  });
});
