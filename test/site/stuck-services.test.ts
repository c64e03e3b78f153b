import { describe, expect, it, test } from 'vitest';
import { stuckServices } from '../../src/site/stuck-services.ts';
import { DUAL, pinned, pool, type Said, service, world } from '../metallb/allocator/world.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

const MANUAL = pool('m', '10.0.0.0/30', 'autoAssign: false');
const FULL = pool('f', '10.0.1.0/32') + service('h', { holds: '10.0.1.0' });
const OTHERS = pinned('k', '10.0.2.0/30', '{ namespaces: [b] }');
const asksPool = (name: string, more: Said = {}): Said => ({
  annotations: `metallb.io/address-pool: ${name}`,
  ...more,
});

/** The Services that are stuck, as `name reason`, what they could ask for, and what bars them. */
function stuck(text: string, families?: Parameters<typeof world>[2]): readonly string[] {
  return stuckServices(world(text, '0.16.1', families)).map(({ service: one, pending, askable, barred }) =>
    [
      `${String(one.name)} ${pending.reason}`,
      ...(askable === undefined ? [] : [`could ask for ${askable}`]),
      ...(barred === undefined ? [] : [`barred from ${String(barred.name)}`]),
    ].join(', '),
  );
}

describe('a Service is stuck', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['where no pool is handed out', MANUAL + service('s'), ['s no-compatible-pool, could ask for m']],
    ['where the only pool is for others', OTHERS + service('s'), ['s no-compatible-pool']],
    [
      'where the pool it could ask for has not its family',
      MANUAL + service('s', { spec: DUAL.ipv6 }),
      ['s no-compatible-pool'],
    ],
    [
      'where all it could ask for is for others',
      OTHERS +
        pinned('l', '10.0.3.0/30', '{ namespaces: [b], serviceSelectors: [ { matchLabels: { a: b } } ] }') +
        service('s'),
      ['s no-compatible-pool'],
    ],
    ['where holders have all there is', FULL + service('s'), []],
    [
      'where no pool has its family',
      pool('p', '10.0.0.0/30') + service('s', { spec: DUAL.ipv6 }),
      ['s family-mismatch'],
    ],
    [
      'where the pool it names has not its family',
      pool('p', '10.0.0.0/30') + service('s', asksPool('p', { spec: DUAL.ipv6 })),
      ['s family-mismatch'],
    ],
    [
      'not where it needs both families of one pool, which is said otherwise',
      pool('p', '10.0.0.0/30') + pool('q', '"2001:db8::/126"') + service('s', { spec: DUAL.require }),
      [],
    ],
    ['not where what it asks for is refused', pool('p', '10.0.0.0/30') + service('s', asksPool('gone')), []],
    [
      'not where it asks for an address of another family',
      pool('p', '10.0.0.0/30, "2001:db8::/126"') +
        service('s', { annotations: 'metallb.io/loadBalancerIPs: "2001:db8::1"' }),
      [],
    ],
    [
      'not where more want a pool than it has, which is said of the pool',
      pool('p', '10.0.0.0/32') + service('s') + service('t'),
      [],
    ],
    [
      'not where the API server refuses its families',
      MANUAL + service('s', { spec: 'ipFamilyPolicy: SingleStack, ipFamilies: [IPv4, IPv6]' }),
      [],
    ],
    [
      'not where another order leaves it an address',
      pool('p', '10.0.0.0/32, "2001:db8::/128"') +
        pool('q', '10.0.1.0/32') +
        service('a') +
        service('t', { spec: DUAL.require }),
      [],
    ],
    [
      'where either family would do and holders have all of both',
      pool('p', '10.0.0.0/32, "2001:db8::/128"') +
        service('h', { spec: DUAL.require, holds: '10.0.0.0,2001:db8::' }) +
        service('s', { spec: DUAL.prefer }),
      ['s pool-exhausted'],
    ],
    [
      'not where holders have all there is of the pool that it names',
      pool('f', '10.0.1.0/32', 'autoAssign: false') + service('h', { holds: '10.0.1.0' }) + service('s', asksPool('f')),
      [],
    ],
    [
      'where a pool that has not its family also runs out',
      pool('p', '10.0.0.0/32') + service('x') + service('y') + service('s', { spec: DUAL.ipv6 }),
      ['s family-mismatch'],
    ],
    [
      'with no word of a pool that it could ask for where those handed out lack its family',
      pool('p', '10.0.0.0/30') + pool('m', '"2001:db8::/126"', 'autoAssign: false') + service('s', { spec: DUAL.ipv6 }),
      ['s family-mismatch'],
    ],
    ['not where it gets one', pool('p', '10.0.0.0/30') + service('s'), []],
    [
      'by a pool whose namespace selectors match no namespace',
      pinned('b', '10.0.4.0/30', '{ namespaceSelectors: [ { matchLabels: { team: none } } ] }') + service('s'),
      ['s no-compatible-pool, could ask for b, barred from b'],
    ],
    [
      'not barred by a pool that is not handed out anyway',
      pool(
        'b',
        '10.0.4.0/30',
        'autoAssign: false, serviceAllocation: { namespaceSelectors: [ { matchLabels: { team: none } } ] }',
      ) + service('s'),
      ['s no-compatible-pool, could ask for b'],
    ],
    [
      'beside the first pool by name that it could ask for',
      pool('z', '10.0.5.0/30', 'autoAssign: false') + MANUAL + service('s'),
      ['s no-compatible-pool, could ask for m'],
    ],
  ])('%s', (_title, text, expected) => {
    expect(stuck(text)).toEqual(expected);
  });

  it('as far as it is known where the cluster ends', () => {
    expect(stuckServices(clusterOf(MANUAL + service('s'), { bounded: false }))).toEqual([]);
    expect(stuckServices(clusterOf(MANUAL + service('s')))).toHaveLength(1);
  });

  it('not where its cluster has only another family, which the API server refuses', () => {
    const six = pool('p', '10.0.0.0/30') + service('s', { spec: DUAL.ipv6 });
    expect(stuck(six)).toEqual(['s family-mismatch']);
    expect(stuck(six, ['ipv4'])).toEqual([]);
  });

  it('not where its families are a guess', () => {
    const text = pool('m', '10.0.0.0/30, "2001:db8::/126"', 'autoAssign: false') + service('s');
    expect(stuckServices(clusterOf(text))).toEqual([]);
  });
});

it('is told what it could ask for as long as not too many pools were looked at', () => {
  const kept = Array.from({ length: 999 }, (_, at) =>
    pinned(`k${at}`, `10.1.${at >> 8}.${at & 255}/32`, '{ namespaces: [b] }'),
  ).join('');
  const waiting = Array.from({ length: 502 }, (_, at) => service(`s${at}`)).join('');
  const told = stuck(kept + pool('last', '10.0.0.0/30', 'autoAssign: false') + waiting);
  expect(told.length).toBe(502);
  expect(told.filter((line) => line.endsWith('could ask for last')).length).toBe(500);
});
