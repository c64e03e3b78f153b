import { describe, expect, it, test } from 'vitest';
import { formatAddress } from '../../../src/address/address.ts';
import { capacityOf } from '../../../src/metallb/allocator/capacity.ts';
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
  ])('%s', (_title, text, expected) => {
    expect(why(text)).toBe(expected);
  });
});

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

test.each<readonly [string, string, bigint]>([
  ['all of its addresses', 'addresses: ["192.0.2.0/24"]', 256n],
  ['those of both families', 'addresses: ["192.0.2.0/30", "2001:db8::/120"]', 260n],
  ['not those that end in .0 or .255 where it avoids them', 'addresses: ["192.0.2.0/23"], avoidBuggyIPs: true', 508n],
  ['all but one, in a half', 'addresses: ["192.0.2.0/25"], avoidBuggyIPs: true', 127n],
  ['all of IPv6', 'addresses: ["2001:db8::/120"], avoidBuggyIPs: true', 256n],
  ['none, where there is nothing else', 'addresses: ["192.0.2.255/32"], avoidBuggyIPs: true', 0n],
  ['from the first address there is', 'addresses: ["0.0.0.0/24"], avoidBuggyIPs: true', 254n],
])('a pool can hand out %s', (_title, spec, expected) => {
  const [addresses = '', ...more] = spec.replace('addresses: [', '').split('], ');
  const cluster = world(pool('p', addresses.replace(']', ''), more.join()));
  const { index } = predict(cluster).scene;
  expect(index.pools.map((rules) => capacityOf(index, rules))).toEqual([expected]);
});
