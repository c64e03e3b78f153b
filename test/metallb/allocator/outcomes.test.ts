import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../../src/address/address.ts';
import { predict } from '../../../src/metallb/allocator/predict.ts';
import { DUAL, pinned, pool, predicted, type Said, service, world } from './world.ts';

const P = pool('p', '192.0.2.0/30');
const TWO = pool('p', '192.0.2.0/30, "2001:db8::/126"');
const asks = (list: string, more: Said = {}): Said => ({
  annotations: `metallb.io/loadBalancerIPs: "${list}"`,
  ...more,
});
const asksPool = (name: string, more: Said = {}): Said => ({
  annotations: `metallb.io/address-pool: ${name}`,
  ...more,
});
const key = (more: Said = {}): Said => ({ annotations: 'metallb.io/allow-shared-ip: k', ...more });

/** What becomes of the Service `a/s`. */
const of = (text: string) => predicted(world(text))['a/s'];

/** Why the Service `a/s` is pending, with the pool and the address that are spoken of. */
function why(text: string): string {
  const [result] = [...predict(world(text)).results].flatMap(([{ name }, one]) => (name === 's' ? [one] : []));
  if (result?.status !== 'pending') return result?.status ?? 'none';
  return `${result.reason} ${result.pool ?? '-'} ${result.address === undefined ? '-' : formatAddress(result.address)}`;
}

describe('what is not known decides', () => {
  test.each<readonly [string, string]>([
    ['a sharing key', P + service('s', { annotations: 'metallb.io/allow-shared-ip: $KEY' })],
    ['a port beside a key', P + service('s', key({ ports: '{ port: $PORT }' }))],
    ['a protocol beside a key', P + service('s', key({ ports: '{ port: 80, protocol: $PROTOCOL }' }))],
    ['the policy beside a key', P + service('s', key({ spec: 'externalTrafficPolicy: $POLICY' }))],
    [
      'the selector beside a key under the policy Local',
      P + service('s', key({ spec: 'externalTrafficPolicy: Local, selector: $SELECTOR' })),
    ],
    ['a value of the selector', P + service('s', key({ spec: 'externalTrafficPolicy: Local, selector: { a: $A }' }))],
    ['the pool it asks for', P + service('s', asksPool('$POOL'))],
    ['the families', TWO + service('s', { spec: 'ipFamilies: $FAMILIES' })],
    [
      'whether the pool it asks for is for it',
      P +
        pinned('q', '198.51.100.0/30', '{ serviceSelectors: [ { matchLabels: { app: web } } ] }') +
        service('s', asksPool('q', { labels: '{ app: $APP }' })),
    ],
    [
      'whether a pool that it asks for by a name is one whose name is a variable',
      `${P}${pool('"$NAME"', '198.51.100.0/30')}${service('s', asksPool('q'))}`,
    ],
    ['what the pool it asks for holds', `${pool('q', '198.51.100.0/30, $MORE')}${service('s', asksPool('q'))}`],
    [
      'whether an address that it asks for is in a pool',
      `${pool('q', '198.51.100.0/30, $MORE')}${service('s', asks('203.0.113.1'))}`,
    ],
    [
      'whether an address that it has is in a pool',
      `${pool('q', '198.51.100.0/30, $MORE')}${service('s', { holds: '203.0.113.1' })}`,
    ],
    ['whether a pool is handed out', pool('q', '198.51.100.0/30', 'autoAssign: $AUTO') + service('s')],
    [
      'the priority of a pool',
      pinned('q', '198.51.100.0/30', '{ namespaces: [a], priority: $PRIORITY }') + service('s'),
    ],
  ])('%s', (_title, text) => {
    expect(of(text)).toBe('unknown');
  });

  test.each<readonly [string, string, string]>([
    ['a port without a key', P + service('s', { ports: '{ port: $PORT }' }), '192.0.2.0 by automatic'],
    [
      'the selector beside a key under the policy Cluster',
      P + service('s', key({ spec: 'selector: $SELECTOR' })),
      '192.0.2.0 by automatic',
    ],
    [
      'what a pool holds beside an address that it asks for',
      `${pool('q', '198.51.100.0/30, $MORE')}${service('s', asks('198.51.100.1'))}`,
      '198.51.100.1 by request',
    ],
    [
      'what a pool holds beside an address that it has',
      `${pool('q', '198.51.100.0/30, $MORE')}${service('s', { holds: '198.51.100.1' })}`,
      '198.51.100.1 by status',
    ],
    [
      'the name of a pool beside one that exists',
      `${P}${pool('"$NAME"', '198.51.100.0/30')}${service('s', asksPool('p'))}`,
      '192.0.2.0 by pool',
    ],
  ])('nothing: %s', (_title, text, expected) => {
    expect(of(text)).toBe(expected);
  });
});

describe('a pending Service speaks of', () => {
  test.each<readonly [string, string, string]>([
    ['the address outside of all pools', P + service('s', asks('203.0.113.1')), 'address-outside-pools - 203.0.113.1'],
    [
      'the second address, where two lie in two pools',
      P + pool('q', '"2001:db8::/126"') + service('s', asks('192.0.2.0,2001:db8::1', { spec: DUAL.require })),
      'address-outside-pools - 2001:db8::1',
    ],
    [
      'the one of two that is outside',
      P + service('s', asks('2001:db8::1,192.0.2.0', { spec: DUAL.require })),
      'address-outside-pools - 2001:db8::1',
    ],
    [
      'the address that is taken',
      P + service('h', { holds: '192.0.2.1' }) + service('s', asks('192.0.2.1')),
      'address-in-use p 192.0.2.1',
    ],
    [
      'the one of two that is taken',
      TWO +
        service('h', { holds: '2001:db8::1', spec: DUAL.ipv6 }) +
        service('s', asks('192.0.2.1,2001:db8::1', { spec: DUAL.require })),
      'address-in-use p 2001:db8::1',
    ],
    ['the first address of other families', TWO + service('s', asks('2001:db8::1')), 'family-mismatch - 2001:db8::1'],
    [
      'the first of two where it has one family',
      TWO + service('s', asks('192.0.2.1,2001:db8::1')),
      'family-mismatch - 192.0.2.1',
    ],
    [
      'the one address where it has two families',
      TWO + service('s', asks('192.0.2.1', { spec: DUAL.require })),
      'family-mismatch - 192.0.2.1',
    ],
    [
      'the pool of the address, where it names another',
      P +
        pool('q', '198.51.100.0/30') +
        service('s', { annotations: 'metallb.io/loadBalancerIPs: 192.0.2.1, metallb.io/address-pool: q' }),
      'pool-mismatch p -',
    ],
    [
      'the pool of the address that refuses',
      pinned('q', '198.51.100.0/30', '{ namespaces: [b] }') + service('s', asks('198.51.100.1')),
      'pool-refuses q -',
    ],
    [
      'the pool it names that refuses',
      pinned('q', '198.51.100.0/30', '{ namespaces: [b] }') + service('s', asksPool('q')),
      'pool-refuses q -',
    ],
    ['the pool it names that does not exist', P + service('s', asksPool('gone')), 'unknown-pool gone -'],
    [
      'the pool it names that lacks its family',
      P + service('s', asksPool('p', { spec: DUAL.ipv6 })),
      'family-mismatch p -',
    ],
    [
      'the pool it names that is full',
      pool('p', '192.0.2.0/32') + service('h', { holds: '192.0.2.0' }) + service('s', asksPool('p')),
      'pool-exhausted p -',
    ],
    ['nothing where what it asks for cannot be read', P + service('s', asks('x')), 'invalid-request - -'],
    [
      'nothing where every pool is full',
      pool('p', '192.0.2.0/32') + service('h', { holds: '192.0.2.0' }) + service('s'),
      'pool-exhausted - -',
    ],
    ['nothing where no pool has its family', P + service('s', { spec: DUAL.ipv6 }), 'family-mismatch - -'],
    [
      'nothing where one of the pools has its family and is full',
      P +
        pool('q', '"2001:db8::/128"') +
        service('h', { holds: '2001:db8::', spec: DUAL.ipv6 }) +
        service('s', { spec: DUAL.ipv6 }),
      'pool-exhausted - -',
    ],
    [
      'nothing where a pool for all has its family and is full, beside one for it of another family',
      pinned('p', '192.0.2.0/30', '{ namespaces: [a] }') +
        pool('q', '"2001:db8::/128"') +
        service('h', { holds: '2001:db8::', spec: DUAL.ipv6 }) +
        service('s', { spec: DUAL.ipv6 }),
      'pool-exhausted - -',
    ],
    [
      'nothing where the only pool has one of the families that it prefers, and is full',
      pool('p', '192.0.2.0/32') + service('h', { holds: '192.0.2.0' }) + service('s', { spec: DUAL.prefer }),
      'pool-exhausted - -',
    ],
  ])('%s', (_title, text, expected) => {
    expect(why(text)).toBe(expected);
  });
});
