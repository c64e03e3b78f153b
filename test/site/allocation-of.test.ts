import { expect, it } from 'vitest';
import { allocationOf } from '../../src/site/allocation-of.ts';
import { pool, service, world } from '../metallb/allocator/world.ts';

it('an allocation names the pool that a pending Service speaks of, and no pool where it speaks of none', () => {
  const asksPool = (name: string) => ({ annotations: `metallb.io/address-pool: ${name}` });
  const text =
    pool('p', '10.0.0.0/32') + service('s', asksPool('gone')) + service('t', { holds: '10.0.0.0' }) + service('u');
  const { services } = allocationOf({ name: 'office' }, world(text));
  expect(services).toStrictEqual([
    {
      namespace: 'a',
      name: 's',
      status: 'pending',
      pool: 'gone',
      by: 'pool',
      reason: 'unknown-pool',
      message: 'it asks for pool "gone", which does not exist',
      orderDependent: false,
    },
    {
      namespace: 'a',
      name: 't',
      status: 'assigned',
      addresses: ['10.0.0.0'],
      pool: 'p',
      by: 'status',
      orderDependent: false,
    },
    {
      namespace: 'a',
      name: 'u',
      status: 'pending',
      by: 'automatic',
      reason: 'pool-exhausted',
      message: 'every pool open to it is full',
      orderDependent: false,
    },
  ]);
});

it('an allocation says of which site and cluster it is, where they have a name', () => {
  const cluster = world(pool('p', '10.0.0.0/31, "2001:db8::/127"') + service('s') + service('t'));
  const rest = {
    metallb: { version: '0.16.1', assumed: false },
    services: ['s', 't'].map((name, index) => ({
      namespace: 'a',
      name,
      status: 'assigned',
      addresses: [`10.0.0.${index}`],
      pool: 'p',
      by: 'automatic',
      orderDependent: true,
      candidates: ['10.0.0.0-10.0.0.1'],
      mayStayPending: false,
    })),
    pools: [{ name: 'p', capacity: 4, assigned: 2, available: 2, utilization: 0.5 }],
  };
  expect(allocationOf({ name: 'office' }, cluster)).toStrictEqual({ site: 'office', cluster: 'prod', ...rest });
  expect(allocationOf({ name: undefined }, { ...cluster, name: undefined })).toStrictEqual(rest);
});

it('a pool without an address to give is not used at all', () => {
  const { pools } = allocationOf({ name: undefined }, world(pool('p', '10.0.0.0/32', 'avoidBuggyIPs: true')));
  expect(pools).toEqual([{ name: 'p', capacity: 0, assigned: 0, available: 0, utilization: 0 }]);
});
