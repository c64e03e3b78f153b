import { describe, expect, it, test } from 'vitest';
import { luckOf } from '../../../src/metallb/allocator/luck.ts';
import { predict } from '../../../src/metallb/allocator/predict.ts';
import { chances, DUAL, pinned, pool, type Said, service, world } from './world.ts';

const asks = (list: string, more: Said = {}): Said => ({
  annotations: `metallb.io/loadBalancerIPs: "${list}"`,
  ...more,
});
const shares = (ports: string, more: Said = {}): Said => ({
  annotations: 'metallb.io/allow-shared-ip: k',
  ports,
  ...more,
});
const asksShared = (ip: string, ports: string): Said => ({
  annotations: `metallb.io/allow-shared-ip: k, metallb.io/loadBalancerIPs: ${ip}`,
  ports,
});
const kept = (name: string, addresses: string, namespace: string) =>
  pinned(name, addresses, `{ namespaces: [${namespace}] }`);
const [WEB, MAIL] = ['{ port: 80 }', '{ port: 25 }'];
const AVOIDS = 'avoidBuggyIPs: true';
const PAIR = service('s') + service('t');

type Chances = Readonly<Record<string, string>>;

/** What may happen to Services that depend on the order: tried out, and by bounds alone where that says something else. */
const ROWS: readonly (readonly [string, string, Chances, Chances?])[] = [
  ['is one thing where nobody else comes', pool('p', '10.0.0.0/30') + service('s'), {}],
  [
    'is one address of as many as there are Services',
    pool('p', '10.0.0.0/29') + PAIR,
    { 'a/s': '10.0.0.0-10.0.0.1', 'a/t': '10.0.0.0-10.0.0.1' },
  ],
  [
    'leaves out what a pool avoids',
    pool('p', '10.0.0.255-10.0.1.3', AVOIDS) + PAIR,
    { 'a/s': '10.0.1.1-10.0.1.2', 'a/t': '10.0.1.1-10.0.1.2' },
  ],
  [
    'goes on behind what a pool avoids',
    pool('p', '10.0.0.253-10.0.1.3', AVOIDS) + PAIR + service('u'),
    Object.fromEntries(['s', 't', 'u'].map((name) => [`a/${name}`, '10.0.0.253-10.0.0.254,10.0.1.1'])),
  ],
  ['is nothing where a pool avoids all it has', pool('p', '10.0.0.255-10.0.1.0', AVOIDS) + PAIR, {}],
  [
    'goes over the entries of a pool by address',
    pool('p', '10.0.0.8/32, 10.0.0.0/32') + PAIR,
    { 'a/s': '10.0.0.0,10.0.0.8', 'a/t': '10.0.0.0,10.0.0.8' },
  ],
  [
    'goes past what others hold',
    pool('p', '10.0.0.0/29') + service('h', { holds: '10.0.0.1' }) + PAIR,
    { 'a/s': '10.0.0.0,10.0.0.2', 'a/t': '10.0.0.0,10.0.0.2' },
  ],
  [
    'goes past what others ask for',
    pool('p', '10.0.0.0/29') + service('r', asks('10.0.0.0')) + service('s'),
    { 'a/r': '10.0.0.0 or pending', 'a/s': '10.0.0.0-10.0.0.1' },
  ],
  [
    'goes past several that others ask for',
    pool('p', '10.0.0.0/29') + service('q', asks('10.0.0.0')) + service('r', asks('10.0.0.1')) + service('s'),
    { 'a/q': '10.0.0.0 or pending', 'a/r': '10.0.0.1 or pending', 'a/s': '10.0.0.0-10.0.0.2' },
  ],
  [
    'is not touched by a request far behind',
    pool('p', '10.0.0.0/29') + service('r', asks('10.0.0.7')) + service('s'),
    {},
  ],
  [
    'is nothing for one of two on one address',
    pool('p', '10.0.0.0/32') + PAIR,
    { 'a/s': '10.0.0.0 or pending', 'a/t': '10.0.0.0 or pending' },
  ],
  [
    'is one address for two that share',
    pool('p', '10.0.0.0/30') + service('s', shares(WEB)) + service('t', shares(MAIL)),
    {},
    { 'a/s': '10.0.0.0-10.0.0.1', 'a/t': '10.0.0.0-10.0.0.1' },
  ],
  [
    'is an address each for two of one port',
    pool('p', '10.0.0.0/30') + service('s', shares(WEB)) + service('t', shares(WEB)),
    { 'a/s': '10.0.0.0-10.0.0.1', 'a/t': '10.0.0.0-10.0.0.1' },
  ],
  [
    'is the address of a holder that shares, the last of a pool',
    pool('p', '10.0.0.0/31') +
      service('h', shares(MAIL, { holds: '10.0.0.1' })) +
      service('s', shares(WEB)) +
      service('t'),
    { 'a/s': '10.0.0.0-10.0.0.1', 'a/t': '10.0.0.0 or pending' },
    { 'a/s': '10.0.0.0-10.0.0.1 or pending', 'a/t': '10.0.0.0 or pending' },
  ],
  [
    'is not the address of a holder far behind',
    pool('p', '10.0.0.0/29') +
      service('h', shares(MAIL, { holds: '10.0.0.7' })) +
      service('s', shares(WEB)) +
      service('t'),
    { 'a/s': '10.0.0.0-10.0.0.1', 'a/t': '10.0.0.0-10.0.0.1' },
  ],
  [
    'is not the address of a holder of another pool',
    pool('p', '10.0.0.0/29') +
      pool('m', '10.0.9.0/30', 'autoAssign: false') +
      service('h', shares(MAIL, { holds: '10.0.9.0' })) +
      service('s', shares(WEB)) +
      service('t'),
    { 'a/s': '10.0.0.0-10.0.0.1', 'a/t': '10.0.0.0-10.0.0.1' },
  ],
  [
    'is not the address of a holder with its port',
    pool('p', '10.0.0.0/31') + service('h', shares(WEB, { holds: '10.0.0.0' })) + service('s', shares(WEB)),
    {},
  ],
  [
    'is the IPv6 address of a holder that shares for who has that family',
    pool('p', '10.0.0.0/31, "2001:db8::/127"') +
      service('h', shares(MAIL, { holds: '2001:db8::', spec: DUAL.ipv6 })) +
      service('s', shares(WEB, { spec: DUAL.ipv6 })) +
      service('t', { spec: DUAL.ipv6 }),
    {},
    { 'a/s': '2001:db8::-2001:db8::1 or pending', 'a/t': '2001:db8::1 or pending' },
  ],
  [
    'is of a pool that is kept first, and of the others when that is full',
    kept('k', '10.0.1.0/32', 'a') + pool('p', '10.0.0.0/30') + PAIR,
    { 'a/s': '10.0.0.0,10.0.1.0', 'a/t': '10.0.0.0,10.0.1.0' },
    { 'a/s': '10.0.0.0-10.0.0.1,10.0.1.0', 'a/t': '10.0.0.0-10.0.0.1,10.0.1.0' },
  ],
  [
    'is of one of two pools in any order',
    pool('p', '10.0.0.0/32') + pool('q', '10.0.1.0/32') + service('s'),
    { 'a/s': '10.0.0.0,10.0.1.0' },
  ],
  [
    'is apart for namespaces with pools of their own',
    kept('k', '10.0.1.0/32', 'a') + kept('l', '10.0.2.0/32', 'b') + service('s') + service('t', { namespace: 'b' }),
    {},
  ],
  [
    'hangs together through a third',
    kept('k', '10.0.1.0/32', 'a') +
      pinned('l', '10.0.2.0/32', '{ namespaces: [a, b] }') +
      service('s') +
      service('t', { namespace: 'b' }),
    { 'a/s': '10.0.1.0,10.0.2.0', 'b/t': '10.0.2.0 or pending' },
  ],
  [
    'is for two of both families an address of each',
    pool('p', '10.0.0.0/31, "2001:db8::/127"') +
      service('s', { spec: DUAL.require }) +
      service('t', { spec: DUAL.require }),
    Object.fromEntries(['s', 't'].map((name) => [`a/${name}`, '10.0.0.0-10.0.0.1,2001:db8::-2001:db8::1'])),
  ],
  [
    'is for who may do with one family the one that is left',
    pool('p', '10.0.0.0/31, "2001:db8::/128"') +
      service('s', { spec: DUAL.prefer }) +
      service('t', { spec: DUAL.ipv6 }),
    { 'a/s': '10.0.0.0,2001:db8::', 'a/t': '2001:db8:: or pending' },
  ],
  [
    'is contested by the second address that a holder looks for',
    pool('p', '10.0.0.0/31, "2001:db8::/128"') +
      service('h', { holds: '10.0.0.0', spec: DUAL.prefer }) +
      service('t', { spec: DUAL.ipv6 }),
    { 'a/t': '2001:db8:: or pending' },
  ],
  [
    'is nothing certain for two requests of one address',
    pool('p', '10.0.0.0/31') + service('s', asks('10.0.0.1')) + service('t', asks('10.0.0.1')),
    { 'a/s': '10.0.0.1 or pending', 'a/t': '10.0.0.1 or pending' },
  ],
  [
    'is certain for two requests that share',
    pool('p', '10.0.0.0/31') + service('s', asksShared('10.0.0.1', WEB)) + service('t', asksShared('10.0.0.1', MAIL)),
    {},
  ],
  [
    'is nothing certain for requests of two addresses where one is contested',
    pool('p', '10.0.0.0/31, "2001:db8::/127"') +
      service('s', asks('10.0.0.1,2001:db8::1', { spec: DUAL.require })) +
      service('t', asks('2001:db8::1', { spec: DUAL.ipv6 })),
    { 'a/s': '10.0.0.1,2001:db8::1 or pending', 'a/t': '2001:db8::1 or pending' },
  ],
  [
    'is of three Services of one kind the same',
    pool('p', '10.0.0.0/31') + PAIR + service('u'),
    Object.fromEntries(['s', 't', 'u'].map((name) => [`a/${name}`, '10.0.0.0-10.0.0.1 or pending'])),
  ],
];

describe('what may happen', () => {
  test.each(ROWS.map(([title, text, tried, bounds = tried]) => ({ title, text, tried, bounds })))(
    '$title',
    ({ text, tried, bounds }) => {
      expect(chances(world(text))).toEqual(tried);
      expect(chances(world(text), 0)).toEqual(bounds);
    },
  );

  it('has no address for who gets none in any order', () => {
    const lucks = luckOf(predict(world(pool('p', '10.0.0.0/32', 'autoAssign: false') + service('s'))));
    expect([...lucks.values()].map(({ candidates, ...rest }) => [candidates.isEmpty, rest])).toEqual([
      [true, { mayStayPending: true, orderDependent: false }],
    ]);
  });

  it('is bounded where a rival is not known, among those who may meet it', () => {
    const text =
      kept('k', '10.0.1.0/30', 'a') +
      kept('l', '10.0.2.0/30', 'b') +
      service('s') +
      service('u', { namespace: 'b', spec: 'loadBalancerIP: $IP' });
    expect(chances(world(`${text}${service('t', { namespace: 'b' })}`))).toEqual({ 'b/t': '10.0.2.0-10.0.2.1' });
  });
});
