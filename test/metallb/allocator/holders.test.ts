import { describe, expect, it, test } from 'vitest';
import { DUAL, pool, predicted, type Said, service, world } from './world.ts';

const P = pool('p', '192.0.2.0/30');
const TWO = pool('p', '192.0.2.0/30, "2001:db8::/126"');
const asks = (list: string, more: Said = {}): Said => ({
  annotations: `metallb.io/loadBalancerIPs: "${list}"`,
  ...more,
});

/** What becomes of the Service `a/s`. */
const of = (text: string) => predicted(world(text))['a/s'];

describe('a holder of one address that prefers two', () => {
  const prefers = (holds: string, more: Said = {}): Said => ({ holds, spec: DUAL.prefer, ...more });

  test.each<readonly [string, string, string]>([
    ['gets the other one of its pool', TWO + service('s', prefers('192.0.2.1')), '192.0.2.1,2001:db8:: by status'],
    ['gets IPv4 where it has IPv6', TWO + service('s', prefers('2001:db8::1')), '2001:db8::1,192.0.2.0 by status'],
    [
      'keeps its one where the pool has no other family',
      P + pool('q', '"2001:db8::/126"') + service('s', prefers('192.0.2.1')),
      '192.0.2.1 by status',
    ],
    [
      'keeps both where it has both',
      TWO + service('s', prefers('192.0.2.1,2001:db8::1')),
      '192.0.2.1,2001:db8::1 by status',
    ],
    ['keeps one where it may have one family alone', TWO + service('s', { holds: '192.0.2.1' }), '192.0.2.1 by status'],
    [
      'gets two anew where it needs two',
      TWO + service('s', { holds: '192.0.2.1', spec: DUAL.require }),
      '192.0.2.0,2001:db8:: by automatic',
    ],
    [
      'gets the one address that is left',
      pool('p', '192.0.2.0/30, "2001:db8::/127"') +
        service('h', { holds: '2001:db8::', spec: DUAL.ipv6 }) +
        service('s', prefers('192.0.2.1')),
      '192.0.2.1,2001:db8::1 by status',
    ],
  ])('%s', (_title, text, expected) => {
    expect(of(text)).toBe(expected);
  });

  it('takes it from those that come after', () => {
    const text =
      pool('p', '192.0.2.0/30, "2001:db8::/128"') +
      service('h', prefers('192.0.2.1')) +
      service('s', { spec: DUAL.ipv6 });
    expect(predicted(world(text))).toEqual({
      'a/h': '192.0.2.1,2001:db8:: by status',
      'a/s': 'pool-exhausted by automatic',
    });
  });

  it('gets none before 0.14.9, which did not know of it', () => {
    expect(predicted(world(TWO + service('s', prefers('192.0.2.1')), '0.14.8'))['a/s']).not.toBe(
      '192.0.2.1,2001:db8:: by status',
    );
  });
});

describe('a holder', () => {
  test.each<readonly [string, string, string]>([
    [
      'of two addresses keeps neither where one of them is taken',
      TWO +
        service('a', { holds: '2001:db8::1,192.0.2.3', spec: DUAL.require }) +
        service('s', { holds: '192.0.2.1,2001:db8::1', spec: DUAL.require }),
      '192.0.2.0,2001:db8:: by automatic',
    ],
    [
      'of another family than one of its two keeps neither',
      TWO + service('s', { holds: '192.0.2.1,2001:db8::1' }),
      '192.0.2.0 by automatic',
    ],
    [
      'of one address that asks for two keeps it not',
      TWO + service('s', asks('192.0.2.1,2001:db8::1', { holds: '192.0.2.1', spec: DUAL.prefer })),
      '192.0.2.1,2001:db8::1 by request',
    ],
    [
      'of something that is no address keeps nothing',
      P + service('s', { holds: 'x,192.0.2.1' }),
      '192.0.2.0 by automatic',
    ],
  ])('%s', (_title, text, expected) => {
    expect(of(text)).toBe(expected);
  });
});
