import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { Releases } from '../../src/metallb/release.ts';
import { contestedAddresses } from '../../src/site/contested-addresses.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';

const POOL = resource('IPAddressPool', 'office', '{ addresses: [192.0.2.8/29] }');
const OVERLAPPING = resource('IPAddressPool', 'lab', '{ addresses: [192.0.2.15-192.0.2.20] }');
const UNREADABLE = resource('IPAddressPool', 'bare', '{ addresses: [192.0.2.33] }');

const service = (name: string, annotations: string, more = '') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop, annotations: { ${annotations} } }, spec: { type: LoadBalancer, ports: [{ port: 443 }] }${more} }\n`;
const asks = (name: string, address: string, more = '') =>
  service(name, `metallb.universe.tf/loadBalancerIPs: "${address}"${more}`);
const BOTH = asks('desk', '192.0.2.9') + asks('till', '192.0.2.9');

function contests(text: string, parts = {}) {
  return contestedAddresses(clusterOf(text, parts)).map(
    ({ address, later, earlier }) =>
      `${later.service.name}, ${earlier.service.name} at ${formatAddress(address)}${earlier.asks ? '' : ' (holds it)'}`,
  );
}

describe('two Services that ask for one address', () => {
  const expected = ['till, desk at 192.0.2.9'];
  it.each([
    ['in a pool', POOL],
    ['where the pools overlap, so that none is in force', POOL + OVERLAPPING],
    ['where the entry of a pool cannot be parsed', POOL + UNREADABLE],
    ['where a pool may hold other addresses than are seen', resource('IPAddressPool', 'any', '{ addresses: [$MORE] }')],
  ])('contest it %s', (_, pools) => expect(contests(pools + BOTH)).toEqual(expected));

  it('do not where it is in no pool, which is another fault', () => {
    expect(contests(POOL + asks('desk', '192.0.2.1') + asks('till', '192.0.2.1'))).toEqual([]);
  });

  it('do not where the families of one are others', () => {
    const pools = resource('IPAddressPool', 'any', '{ addresses: [$MORE] }');
    const single = BOTH.replaceAll('type: LoadBalancer', 'type: LoadBalancer, ipFamilies: [IPv6]');
    expect(contests(pools + single)).toEqual([]);
  });

  it('do not without a pool, nor where it is unknown where the cluster ends', () => {
    expect(contests(BOTH)).toEqual([]);
    expect(contests(POOL + BOTH, { bounded: false })).toEqual([]);
  });

  it('do not where only some possible releases read what one of them says', () => {
    const newer = service('till', 'metallb.io/loadBalancerIPs: 192.0.2.9');
    expect(contests(POOL + asks('desk', '192.0.2.9') + newer, { releases: Releases.all })).toEqual([]);
    const key = ', metallb.io/allow-shared-ip: a';
    const shared = asks('desk', '192.0.2.9', key) + asks('till', '192.0.2.9', key);
    expect(contests(POOL + shared, { releases: Releases.all })).toEqual([]);
  });
});

describe('a Service that holds an address without asking for it', () => {
  const holder = service('desk', '', ', status: { loadBalancer: { ingress: [{ ip: 192.0.2.9 }] } }');
  it('keeps it from others where its pool is in force', () => {
    expect(contests(POOL + holder + asks('till', '192.0.2.9'))).toEqual(['till, desk at 192.0.2.9 (holds it)']);
    expect(contests(POOL + OVERLAPPING + holder + asks('till', '192.0.2.9'))).toEqual([]);
  });
});

describe('of several Services that ask for one address', () => {
  const shares = (name: string, ports: string, key = 'k') =>
    asks(name, '192.0.2.9', key === '' ? '' : `, metallb.universe.tf/allow-shared-ip: ${key}`).replace(
      'ports: [{ port: 443 }]',
      `ports: [${ports}]`,
    );
  const [web, mail, both] = ['{ port: 80 }', '{ port: 25 }', '{ port: 25 }, { port: 80 }'];
  const discords = (text: string) =>
    contestedAddresses(clusterOf(POOL + text)).map(
      ({ later, earlier, discord }) =>
        `${later.service.name}, ${earlier.service.name}: ${discord.why}${discord.why === 'same-port' ? ` ${discord.port}` : ''}`,
    );

  it.each<readonly [string, string, readonly string[]]>([
    [
      'each is held against the first',
      shares('a', web, '') + shares('b', web, '') + shares('c', web, ''),
      ['b, a: no-key', 'c, a: no-key'],
    ],
    ['those of one key and different ports share', shares('a', web) + shares('b', mail), []],
    [
      'one is held against the first that has its port',
      shares('a', web) + shares('b', mail) + shares('c', mail) + shares('d', mail),
      ['c, b: same-port TCP/25', 'd, b: same-port TCP/25'],
    ],
    [
      'one with two ports is held against the first of both',
      shares('a', web) + shares('b', mail) + shares('c', both),
      ['c, a: same-port TCP/80'],
    ],
    [
      'one of another key is held against the first',
      shares('a', web) + shares('b', mail) + shares('c', '{ port: 1 }', 'x'),
      ['c, a: other-key'],
    ],
    [
      'one of two keys that came before is held against the one it does not have',
      shares('a', web) + shares('b', mail, 'x') + shares('c', '{ port: 1 }', 'x'),
      ['b, a: other-key', 'c, a: other-key'],
    ],
    ['one without a key is held against one with a key', shares('a', web) + shares('b', mail, ''), ['b, a: no-key']],
    ['one with a key is held against one without', shares('a', web, '') + shares('b', mail), ['b, a: no-key']],
    [
      'one of other backends is held against the first',
      shares('a', web) +
        shares('b', mail).replace(
          'type: LoadBalancer,',
          'type: LoadBalancer, externalTrafficPolicy: Local, selector: { app: b },',
        ),
      ['b, a: other-backends'],
    ],
  ])('%s', (_title, text, expected) => expect(discords(text)).toEqual(expected));

  it('the place of one that only holds it is its status', () => {
    const holder = service('desk', '', ', status: { loadBalancer: { ingress: [{ ip: 192.0.2.9 }] } }');
    const [found] = contestedAddresses(clusterOf(POOL + holder + asks('till', '192.0.2.9')));
    expect(found?.earlier.route).toEqual(['status', 'loadBalancer', 'ingress']);
    expect(found?.later.route).toEqual(['metadata', 'annotations', 'metallb.universe.tf/loadBalancerIPs']);
  });
});
