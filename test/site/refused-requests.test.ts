import { describe, expect, it } from 'vitest';
import { Releases } from '../../src/metallb/release.ts';
import { refusedRequests } from '../../src/site/refused-requests.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';

const OFFICE = resource('IPAddressPool', 'office', '{ addresses: [192.168.20.200/29] }');
const LAB = resource('IPAddressPool', 'lab', '{ addresses: [192.168.20.240/28], avoidBuggyIPs: true }');
const service = (annotations: string, spec = '') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop, annotations: { ${annotations} } }, spec: { type: LoadBalancer${spec} } }\n`;
const asks = (addresses: string, more = '') => service(`metallb.universe.tf/loadBalancerIPs: "${addresses}"${more}`);
const named = (pool: string) => `, metallb.universe.tf/address-pool: ${pool}`;

function refusals(text: string, parts = {}) {
  return refusedRequests(clusterOf(text, parts)).map(({ refusal }) => refusal.why);
}

describe('a request for an address is refused', () => {
  it.each([
    ['outside every pool', asks('192.168.20.208'), ['outside']],
    ['not at the first and last address of a pool', asks('192.168.20.200') + asks('192.168.20.207'), []],
    ['where avoidBuggyIPs withholds it', asks('192.168.20.255'), ['withheld']],
    ['in another pool than the one asked for', asks('192.168.20.200', named('lab')), ['mismatch']],
    ['outside, and beside a pool that does not exist', asks('192.168.20.1', named('x')), ['unknown-pool', 'outside']],
    ['for its form alone where it cannot be read', asks('192.168.20.1/32', named('x')), ['malformed']],
    ['not here where its family is another than the Service has', asks('fd00::1'), []],
    ['not here where a Service of both families asks for one', asks('192.168.20.1,fd00::1'), []],
  ])('%s', (_, text, expected) => expect(refusals(OFFICE + LAB + text)).toEqual(expected));

  it('by the pools of its family alone', () => {
    expect(refusals(OFFICE + service('metallb.io/loadBalancerIPs: "fd00::1"', ', ipFamilies: [IPv6]'))).toEqual([
      'outside',
    ]);
  });

  it('names the pool asked for, else the nearest one', () => {
    const near = (text: string) =>
      refusedRequests(clusterOf(OFFICE + LAB + text)).map(({ refusal }) => 'near' in refusal && refusal.near?.name);
    expect(near(asks('192.168.20.210'))).toEqual(['office']);
    expect(near(asks('192.168.20.230'))).toEqual(['lab']);
    expect(near(asks('192.168.20.210', named('lab')))).toEqual(['lab']);
  });
});

describe('what differs between releases', () => {
  const both = asks('192.168.20.200', named('lab'));
  it.each([
    ['0.13.9', []],
    ['0.13.10', ['mismatch']],
  ] as const)('a pool beside an address in %s comes to %j', (release, expected) => {
    expect(refusals(OFFICE + LAB + both, { releases: Releases.of(release) })).toEqual(expected);
  });

  it('avoidBuggyIPs came with 0.13.4', () => {
    const text = OFFICE + LAB + asks('192.168.20.255');
    expect(refusals(text, { releases: Releases.of('0.13.3') })).toEqual([]);
    expect(refusals(text, { releases: Releases.of('0.13.4') })).toEqual(['withheld']);
    expect(refusals(text, { releases: Releases.all })).toEqual([]);
  });
});

describe('a request is not held against the pools', () => {
  const outside = asks('192.168.20.1', named('x'));
  it.each([
    ['there is none', ''],
    ['a pool has no known name', OFFICE + resource('IPAddressPool', '$POOL', '{ addresses: [192.0.2.0/28] }')],
  ])('where %s', (_, pools) => expect(refusals(pools + outside)).toEqual([]));

  it.each([
    ['an entry is a variable', '{ addresses: [192.0.2.0/28, $MORE] }'],
    ['an entry cannot be parsed', '{ addresses: [192.168.20.1] }'],
    ['the entries are', '{ addresses: $MORE }'],
  ])('but for the name where %s', (_, spec) => {
    expect(refusals(resource('IPAddressPool', 'p', spec) + outside)).toEqual(['unknown-pool']);
  });

  it('where MetalLB does not read the pool that has the name and the address', () => {
    const unread = resource('IPAddressPool', 'x', '{ addresses: [192.168.20.0/29] }', 'namespace: default');
    expect(refusals(OFFICE + unread + outside)).toEqual([]);
  });

  it('where pools may be unseen, or nothing tells where the cluster ends', () => {
    expect(refusals(OFFICE + outside, { unseen: { mayHold: (kind: string) => kind === 'IPAddressPool' } })).toEqual([]);
    expect(refusals(OFFICE + outside, { bounded: false })).toEqual([]);
  });

  it('where the Service is of a class that MetalLB does not serve', () => {
    expect(refusals(OFFICE + service('metallb.io/address-pool: x', ', loadBalancerClass: a/b'))).toEqual([]);
  });
});
