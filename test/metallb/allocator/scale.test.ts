import { describe, expect, it } from 'vitest';
import { luckOf } from '../../../src/metallb/allocator/luck.ts';
import { Offers } from '../../../src/metallb/allocator/offers.ts';
import { indexPools } from '../../../src/metallb/allocator/pool-index.ts';
import { predict } from '../../../src/metallb/allocator/predict.ts';
import { chances, pinned, pool, predicted, type Said, service, world } from './world.ts';

/** Services `s0001`, `s0002` and so on. */
function services(count: number, said: (index: number) => Said): string {
  return Array.from({ length: count }, (_, at) => service(`s${String(at).padStart(4, '0')}`, said(at))).join('');
}

/** How much more is looked at where a cluster is twice as large. */
function growth(cluster: (size: number) => string, size = 300): number {
  const looks = (size: number) => predict(world(cluster(size))).looks;
  return looks(2 * size) / looks(size);
}

const key = 'metallb.io/allow-shared-ip: k';

describe('twice as many Services take at most 2.3 times the looks', () => {
  it('over as many pools as there are addresses', () => {
    const pools = (count: number) =>
      Array.from({ length: count }, (_, at) => pool(`p${at}`, `10.0.${at >> 7}.${(at & 127) * 2}/31`));
    expect(growth((size) => pools(size / 2).join('') + services(size, () => ({})))).toBeLessThan(2.3);
  });

  it('where all pools are full', () => {
    const pools = Array.from({ length: 100 }, (_, at) => pool(`p${at}`, `10.0.0.${at}/32`)).join('');
    expect(growth((size) => pools + services(size, () => ({})))).toBeLessThan(2.3);
  });

  it('on one shared address', () => {
    const one = pool('p', '10.0.0.0/24');
    const said = (at: number) => ({ annotations: key, ports: `{ port: ${at + 1} }` });
    expect(growth((size) => one + services(size, said))).toBeLessThan(2.3);
  });

  it('with one key and one port, each on an address of its own', () => {
    expect(growth((size) => pool('p', '10.0.0.0/16') + services(size, () => ({ annotations: key })))).toBeLessThan(2.3);
  });

  it('with one key and one port over pools that all run out', () => {
    const pools = Array.from({ length: 100 }, (_, at) => pool(`p${at}`, `10.0.0.${at}/32`)).join('');
    expect(growth((size) => pools + services(size, () => ({ annotations: key })))).toBeLessThan(2.3);
  });

  it('that hold addresses all over a pool', () => {
    const holds = (at: number) => (at % 2 === 0 ? { holds: `10.0.${(at * 2) >> 8}.${(at * 2) & 255}` } : {});
    expect(growth((size) => pool('p', '10.0.0.0/16') + services(size, holds))).toBeLessThan(2.3);
  });
});

it('a pool of IPv6 costs nothing, whatever its size', () => {
  const looks = (length: number) =>
    predict(world(pool('p', `"2001:db8::/${length}"`) + services(20, () => ({ spec: 'ipFamilies: [IPv6]' })))).looks;
  expect(looks(32)).toBe(looks(120));
});

it('of thousands of pinned pools a Service is held against those that its namespace and labels lead to', () => {
  const text = Array.from({ length: 200 }, (_, at) =>
    at % 2 === 0
      ? pinned(`p${at}`, `10.0.0.${at}/32`, `{ namespaces: [n${at}] }`)
      : pinned(`p${at}`, `10.0.0.${at}/32`, `{ serviceSelectors: [{ matchLabels: { app: w${at} } }] }`),
  ).join('');
  const cluster = world(text + services(200, (at) => ({ namespace: `n${at}`, labels: `{ app: w${at} }` })));
  const index = indexPools(cluster, '0.16.1');
  let asked = 0;
  const pools = index.pools.map((rules) => ({
    ...rules,
    offers: (one: Parameters<typeof rules.offers>[0]) => {
      asked++;
      return rules.offers(one);
    },
  }));
  const offers = new Offers({ ...index, pools });
  expect(cluster.services.map((one) => offers.to(one).pinned.flat().length)).toEqual(
    Array.from({ length: 200 }, () => 1),
  );
  expect(asked).toBeLessThan(1000);
});

it('pools that no label leads to are held against Services so often, and then it is not told what these get', () => {
  const refusing = (at: number) =>
    `{ serviceSelectors: [{ matchExpressions: [{ key: app, operator: NotIn, values: [w${at}] }] }] }`;
  const pools = (count: number) =>
    Array.from({ length: count }, (_, at) => pinned(`p${at}`, `10.${at >> 8}.${at & 255}.0/24`, refusing(at))).join('');
  const untold = (count: number) => {
    const cluster = world(pools(count) + services(300, (at) => ({ labels: `{ app: w${at} }` })));
    return predict(cluster).clouded.length;
  };
  expect([untold(100), untold(1100)]).toEqual([0, 199]);
});

describe('luck', () => {
  it('of more Services than can be tried in every order has proven bounds', () => {
    const text = pool('p', '10.0.0.0/24') + services(256, () => ({}));
    expect(chances(world(text))['a/s0000']).toBe('10.0.0.0-10.0.0.255');
    const more = pool('p', '10.0.0.0/24') + services(257, () => ({}));
    expect(chances(world(more))['a/s0000']).toBe('10.0.0.0-10.0.0.255 or pending');
  });

  it('of many that share the address they ask for is certain', () => {
    const said = (at: number) => ({
      annotations: `${key}, metallb.io/loadBalancerIPs: 10.0.0.7`,
      ports: `{ port: ${at + 1} }`,
    });
    expect(chances(world(pool('p', '10.0.0.0/24') + services(600, said)))).toEqual({});
  });

  it('of many of whom two use one port of a shared address is open for those two', () => {
    const said = (at: number) => ({
      annotations: `${key}, metallb.io/loadBalancerIPs: 10.0.0.7`,
      ports: `{ port: ${(at % 599) + 1} }`,
    });
    expect(chances(world(pool('p', '10.0.0.0/24') + services(600, said)))).toEqual({
      'a/s0000': '10.0.0.7 or pending',
      'a/s0599': '10.0.0.7 or pending',
    });
  });

  it('counts Services of which nobody knows what they take, in the pools that they may use', () => {
    const unknown = service('u', { annotations: 'metallb.io/loadBalancerIPs: $IP' });
    expect(chances(world(pool('p', '10.0.0.0/30') + unknown + service('s')))).toEqual({ 'a/s': '10.0.0.0-10.0.0.1' });
    expect(chances(world(pool('p', '10.0.0.0/32') + unknown + service('s')))).toEqual({ 'a/s': '10.0.0.0 or pending' });
    const kept = pinned('p', '10.0.0.0/30', '{ namespaces: [b] }');
    expect(chances(world(kept + unknown + service('s', { namespace: 'b' })))).toEqual({});
  });

  it('leaves a request alone whatever those may take, as nobody can tell', () => {
    const unknown = service('u', { annotations: 'metallb.io/loadBalancerIPs: $IP' });
    const text =
      pool('p', '10.0.0.0/30') + unknown + service('s', { annotations: 'metallb.io/loadBalancerIPs: 10.0.0.2' });
    expect(chances(world(text))).toEqual({});
  });

  it('says nothing of holders, whose second address is contested all the same', () => {
    const two = pool('p', '10.0.0.0/30, "2001:db8::/128"');
    const holder = service('h', { holds: '10.0.0.0', spec: 'ipFamilyPolicy: PreferDualStack' });
    const cluster = world(two + holder + service('s', { spec: 'ipFamilies: [IPv6]' }));
    expect(predicted(cluster)).toEqual({
      'a/h': '10.0.0.0,2001:db8:: by status',
      'a/s': 'pool-exhausted by automatic',
    });
    expect(chances(cluster)).toEqual({ 'a/s': '2001:db8:: or pending' });
    expect([...luckOf(predict(cluster)).keys()].map(({ name }) => name)).toEqual(['s']);
  });
});
