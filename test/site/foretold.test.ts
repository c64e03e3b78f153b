import { describe, expect, it } from 'vitest';
import { Releases } from '../../src/metallb/release.ts';
import { foretellsPending, guessesFamilies, isForetold } from '../../src/site/foretold.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';

const pool = (addresses: string, more = '') =>
  resource('IPAddressPool', 'apps', `{ addresses: [${addresses}]${more} }`);
const service = (spec = '') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop }, spec: { type: LoadBalancer, ${spec} } }\n`;
const plain = pool('192.0.2.0/28') + service();

describe('a prediction is spoken of', () => {
  it('where the pools are known and MetalLB takes them', () => {
    expect(isForetold(clusterOf(plain))).toBe(true);
    expect(isForetold(clusterOf(service()))).toBe(false);
    expect(isForetold(clusterOf(pool('192.0.2.0/28, nonsense')))).toBe(false);
    expect(isForetold(clusterOf(pool('192.0.2.0/28, 192.0.2.4/30')))).toBe(false);
  });

  it('not where the cluster has no known end, or pools may be out of sight', () => {
    expect(isForetold(clusterOf(plain, { bounded: false }))).toBe(false);
    expect(isForetold(clusterOf(plain, { unseen: { mayHold: (kind) => kind === 'IPAddressPool' } }))).toBe(false);
  });

  it('not where possible releases read a lone priority in two ways', () => {
    const lone = pool('192.0.2.0/28', ', serviceAllocation: { priority: 5 }');
    expect(isForetold(clusterOf(lone, { releases: Releases.all }))).toBe(false);
    expect(isForetold(clusterOf(lone, { releases: Releases.of('0.14.9') }))).toBe(true);
    expect(isForetold(clusterOf(lone, { releases: Releases.of('0.15.0', '0.16.1') }))).toBe(true);
    expect(isForetold(clusterOf(plain, { releases: Releases.all }))).toBe(true);
  });

  it('not where possible releases read PreferDualStack in two ways', () => {
    const prefers = plain + service('ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6]');
    expect(isForetold(clusterOf(prefers, { releases: Releases.all }))).toBe(false);
    expect(isForetold(clusterOf(prefers, { releases: Releases.of('0.14.8') }))).toBe(true);
  });

  it('of who is pending only where MetalLB reads every pool', () => {
    const stray = resource('IPAddressPool', 'stray', '{ addresses: [198.51.100.0/28] }', 'namespace: shop');
    expect([isForetold(clusterOf(plain + stray)), foretellsPending(clusterOf(plain + stray))]).toEqual([true, false]);
  });
});

describe('the families of a Service are a guess', () => {
  const guess = (text: string) => {
    const cluster = clusterOf(text);
    return cluster.services.map((one) => guessesFamilies(cluster, one));
  };

  it('where nothing states them and a pool has IPv6 addresses', () => {
    expect(guess(pool('2001:db8::/64') + service())).toEqual([true]);
    expect(guess(pool('192.0.2.0/28') + service())).toEqual([false]);
  });

  it('not where the Service says them', () => {
    expect(guess(pool('2001:db8::/64') + service('ipFamilies: [IPv4]'))).toEqual([false]);
    expect(guess(pool('2001:db8::/64') + service('clusterIPs: [10.0.0.1]'))).toEqual([false]);
    expect(guess(pool('2001:db8::/64') + service('ipFamilies: [IPv4], ipFamilyPolicy: PreferDualStack'))).toEqual([
      true,
    ]);
  });
});
