import { describe, expect, it } from 'vitest';
import { chances, DUAL, pool, service, world } from './world.ts';

/** What bounds say where nothing is tried out. */
function bounds(text: string): Readonly<Record<string, string>> {
  return chances(world(text), 0);
}

const key = 'metallb.io/allow-shared-ip: k';
const holder = service('h', { annotations: key, holds: '10.0.0.2', ports: '{ port: 1 }' });
const asker = service('s', { annotations: `${key}, metallb.io/loadBalancerIPs: 10.0.0.2` });

describe('bounds', () => {
  it('of a request for an address that a holder shares count others who may come there with its port', () => {
    const taker = (ports: string) => service('t', { annotations: key, ports });
    expect(bounds(pool('p', '10.0.0.2/32') + holder + asker + taker('{ port: 80 }'))['a/s']).toBe(
      '10.0.0.2 or pending',
    );
    expect(bounds(pool('p', '10.0.0.2/32') + holder + asker + taker('{ port: 443 }'))['a/s']).toBe(undefined);
    expect(bounds(pool('p', '10.0.0.2/32') + holder + asker + service('t'))['a/s']).toBe(undefined);
  });

  it('of a Service with a key have the addresses that holders share with it, as far as it can come', () => {
    const taker = service('t', { annotations: key });
    const other = service('u');
    expect(bounds(pool('p', '10.0.0.1-10.0.0.2') + holder + taker + other)['a/t']).toBe('10.0.0.1-10.0.0.2 or pending');
    expect(bounds(pool('p', '10.0.0.0-10.0.0.2') + holder + taker + other)['a/t']).toBe('10.0.0.0-10.0.0.1');
  });

  it('of a Service of two families leave out pools of one', () => {
    const text = pool('p', '10.0.0.0/32, "2001:db8::/128"') + pool('q', '10.0.1.0/32');
    const services = service('s', { spec: DUAL.require }) + service('t', { spec: DUAL.require });
    expect(bounds(text + services)['a/s']).toBe('10.0.0.0,2001:db8:: or pending');
  });

  it('of a request that can never be granted say nothing', () => {
    const asks = (annotations: string) => service('s', { annotations });
    const others = pool('p', '10.0.0.0/30') + pool('q', '10.0.1.0/30') + service('t') + service('u');
    const list = 'metallb.io/loadBalancerIPs: 10.0.0.0';
    expect(bounds(others + asks(`${list}, metallb.io/address-pool: q`))['a/s']).toBe(undefined);
    expect(bounds(others + asks(list))['a/s']).toBe('10.0.0.0 or pending');
  });

  it('count an address that others ask for as free and as taken', () => {
    const text = pool('p', '10.0.0.0/29') + service('s', { annotations: 'metallb.io/loadBalancerIPs: 10.0.0.0' });
    expect(bounds(text + service('t'))).toEqual({ 'a/s': '10.0.0.0 or pending', 'a/t': '10.0.0.0-10.0.0.1' });
  });
});

it('of thousands that share with thousands of holders are all addresses, past so many looks', () => {
  const key = (name: string) => `metallb.io/allow-shared-ip: ${name}`;
  const many = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join('');
  const held = (at: number) =>
    pool(`p${at}`, `10.0.0.${at * 2}/32`) +
    service(`h${at}`, { annotations: key(at < 20 ? 'few' : 'many'), holds: `10.0.0.${at * 2}` });
  const taker = (name: string, group: string, port: number) =>
    service(name, { annotations: key(group), ports: `{ port: ${port} }` });
  const last = (count: number) => {
    const takers = many(count, (at) => taker(`s${at}`, 'many', 1000 + at));
    return bounds(many(120, held) + takers + taker('z', 'few', 443))['a/z']?.split(',').length;
  };
  expect([last(10), last(1100)]).toEqual([20, 120]);
});
