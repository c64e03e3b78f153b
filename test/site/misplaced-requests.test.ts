import { describe, expect, it, test } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { misplacedRequests, promises } from '../../src/site/misplaced-requests.ts';
import { pool, type Said, service } from '../metallb/allocator/world.ts';
import { officePlan, siteOf } from './sites-of.ts';

const LAN = 'ranges: [{ range: .100-.199, role: dhcp }, { range: .200-.239, role: service }]';
const P = pool('p', '192.168.20.200/29');
const asks = (list: string, more: Said = {}): Said => ({
  annotations: `metallb.io/loadBalancerIPs: "${list}"`,
  ...more,
});
const shares = (address: string, ports: string, spec = ''): Said => ({
  annotations: `metallb.io/allow-shared-ip: k, metallb.io/loadBalancerIPs: ${address}`,
  ports,
  spec,
});

/** Requests that cannot stay, with `!` where they leave those that they share with. */
function misplaced(manifests: string, plan: { readonly lan?: string; readonly prod?: string } = {}): readonly string[] {
  const { space } = siteOf(officePlan({ lan: LAN, ...plan }), { prod: manifests });
  return misplacedRequests(space).map(
    ({ service: one, address, route, leaves }) =>
      `${String(one.name)} ${formatAddress(address)} at ${route.at(-1)}${leaves ? '!' : ''}`,
  );
}

const expects = (name: string, address: string) => `expect: [{ service: a/${name}, address: ${address} }]`;
const reserves = (...all: readonly string[]) => ({
  lan: `${LAN}, reservations: [${all.map((one) => `{ ${one} }`).join(', ')}]`,
});
const IPS = 'metallb.io/loadBalancerIPs';

describe('a request cannot stay', () => {
  test.each<readonly [string, string, { readonly lan?: string; readonly prod?: string }, readonly string[]]>([
    ['on what is leased', P + service('s', asks('192.168.20.110')), {}, [`s 192.168.20.110 at ${IPS}`]],
    [
      'though it stands in the spec',
      P + service('s', { spec: 'loadBalancerIP: 192.168.20.110' }),
      {},
      ['s 192.168.20.110 at loadBalancerIP'],
    ],
    [
      'at the one of two that is leased',
      P + service('s', asks('192.168.20.110,2001:db8::1')),
      {},
      [`s 192.168.20.110 at ${IPS}`],
    ],
    [
      'where another address is expected',
      P + service('s', asks('192.168.20.201')),
      { prod: expects('s', '192.168.20.202') },
      [`s 192.168.20.201 at ${IPS}`],
    ],
    [
      'where another address of its family is expected',
      P + service('s', asks('2001:db8::1,192.168.20.201')),
      { prod: expects('s', '192.168.20.202') },
      [`s 192.168.20.201 at ${IPS}`],
    ],
    [
      'not where an address of a family is expected for which it does not ask',
      P + service('s', asks('2001:db8::1')),
      { prod: expects('s', '192.168.20.202') },
      [],
    ],
    [
      'not where a pool has another address than is expected',
      pool('p', '192.168.20.200/32') + service('s', { annotations: 'metallb.io/address-pool: p' }),
      { prod: expects('s', '192.168.20.202') },
      [],
    ],
    [
      'where the address is reserved for another',
      P + service('s', asks('192.168.20.201')),
      reserves('address: .201, service: a/t'),
      [`s 192.168.20.201 at ${IPS}`],
    ],
    [
      'once, though it is leased and reserved',
      P + service('s', asks('192.168.20.110')),
      reserves('address: .110, service: a/t'),
      [`s 192.168.20.110 at ${IPS}`],
    ],
    [
      'where one before it asks for the address',
      P + service('s', asks('192.168.20.201')) + service('t', asks('192.168.20.201')),
      {},
      [`t 192.168.20.201 at ${IPS}`],
    ],
    [
      'not where the one before it cannot stay itself',
      P + service('s', asks('192.168.20.201')) + service('t', asks('192.168.20.201')),
      { prod: expects('s', '192.168.20.202') },
      [`s 192.168.20.201 at ${IPS}`],
    ],
    [
      'not where the address is promised to it',
      P + service('s', asks('192.168.20.201')) + service('t', asks('192.168.20.201')),
      { prod: expects('t', '192.168.20.201') },
      [],
    ],
    [
      'where another address is promised to it',
      P + service('s', asks('192.168.20.201')) + service('t', asks('192.168.20.201')),
      reserves('address: .205, service: a/t'),
      [`t 192.168.20.201 at ${IPS}`],
    ],
    [
      'with those of its key, where it has their port',
      P +
        service('s', shares('192.168.20.201', '{ port: 80 }')) +
        service('t', shares('192.168.20.201', '{ port: 80 }')),
      {},
      [`t 192.168.20.201 at ${IPS}!`],
    ],
    [
      'with those of its key, where it has other backends',
      P +
        service('s', shares('192.168.20.201', '{ port: 80 }')) +
        service('t', shares('192.168.20.201', '{ port: 81 }', 'externalTrafficPolicy: Local, selector: { a: b }')),
      {},
      [`t 192.168.20.201 at ${IPS}!`],
    ],
    [
      'beside one of another key, which it does not leave',
      P + service('s', asks('192.168.20.201')) + service('t', shares('192.168.20.201', '{ port: 81 }')),
      {},
      [`t 192.168.20.201 at ${IPS}`],
    ],
    ['not where all is well', P + service('s', asks('192.168.20.201')), reserves('address: .201, service: a/s'), []],
  ])('%s', (_title, manifests, plan, expected) => {
    expect(misplaced(manifests, plan)).toEqual(expected);
  });
});

describe('what the plan promises a Service', () => {
  const promised = (name: string, plan: { readonly lan?: string; readonly prod?: string }): readonly string[] => {
    const site = siteOf(officePlan({ lan: LAN, ...plan }), { prod: service(name) });
    return site.clusters.flatMap((cluster) =>
      cluster.services.flatMap((one) => promises(site, cluster, one).map(formatAddress)),
    );
  };

  it('is what it expects and what it reserves for it', () => {
    const both = {
      prod: expects('s', '192.168.20.202'),
      ...reserves('address: .203, service: a/s', 'address: .204, service: a/t', 'address: .205, services: [a/t, a/s]'),
    };
    expect(promised('s', both)).toEqual(['192.168.20.202', '192.168.20.203', '192.168.20.205']);
    expect(promised('u', both)).toEqual([]);
    expect(promised('$NAME', both)).toEqual([]);
  });

  it('is nothing by a pool alone, nor for the Service of another namespace or cluster', () => {
    expect(
      promised('s', { prod: 'expect: [{ service: a/s, pool: p }, { service: b/s, address: 192.168.20.202 }]' }),
    ).toEqual([]);
    expect(promised('s', reserves('address: .203, service: b/s'))).toEqual([]);
  });
});
