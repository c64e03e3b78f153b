import { describe, expect, it, test } from 'vitest';
import type { ClusterParts } from '../../src/metallb/build-cluster.ts';
import { type Release, Releases } from '../../src/metallb/release.ts';
import { foretellsPending, guessesFamilies, isForetold, statesFamilies } from '../../src/site/foretold.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';
import { planOf } from '../plan/memory-files.ts';
import { officePlan, siteOf } from './sites-of.ts';

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

describe('what releases read in two ways counts', () => {
  const around = (first: Release, last: Release) => Releases.where((one) => one === first || one === last);
  const isTold = (text: string, releases: Releases | undefined, parts: Partial<ClusterParts> = {}) =>
    isForetold(clusterOf(text, { ...parts, releases: releases ?? expect.fail('no releases') }));
  const lone = (allocation: string) =>
    pool('192.0.2.0/28') +
    resource('IPAddressPool', 'b', `{ addresses: [192.0.2.16/28], serviceAllocation: ${allocation} }`);

  test.each<readonly [string, string, boolean]>([
    ['one of several pools with a priority alone', lone('{ priority: 5 }'), false],
    ['no pool for a namespace', lone('{ priority: 5, namespaces: [shop] }'), true],
    ['no pool for labeled namespaces', lone('{ namespaceSelectors: [ { matchLabels: { a: b } } ] }'), true],
    ['no pool for labeled Services', lone('{ serviceSelectors: [ { matchLabels: { a: b } } ] }'), true],
    ['no pool for both', lone('{ namespaceSelectors: [ { matchLabels: { a: b } } ], serviceSelectors: [ {} ] }'), true],
  ])('around 0.15.0: %s', (_title, text, expected) => {
    expect(isTold(text, around('0.14.9', '0.15.0'))).toBe(expected);
  });

  test.each<readonly [string, string, boolean]>([
    [
      'a Service of two families that may do with one',
      'ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6]',
      false,
    ],
    ['one of families that are not known', 'ipFamilyPolicy: PreferDualStack, ipFamilies: $FAMILIES', false],
    ['none of one family', 'ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4]', true],
    ['none that needs both', 'ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4, IPv6]', true],
    ['none of another type', 'type: ClusterIP, ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6]', true],
  ])('around 0.14.9: %s', (_title, spec, expected) => {
    const text = pool('192.0.2.0/28') + service(spec).replace(/type: LoadBalancer, (?=type: )/, '');
    expect(isTold(text, around('0.14.8', '0.14.9'))).toBe(expected);
  });

  it('around 0.14.9 in a cluster of both families by what the plan says', () => {
    const text = pool('192.0.2.0/28') + service('ipFamilyPolicy: PreferDualStack');
    const plan = (prod: string) => planOf(officePlan({ prod })).sites[0]?.clusters[0];
    const told = (prod: string) => isTold(text, around('0.14.8', '0.14.9'), { plan: plan(prod) });
    expect([told('families: [ipv4, ipv6]'), told('families: [ipv4]')]).toEqual([false, true]);
  });
});

describe('the families of a Service are stated', () => {
  const stated = (text: string, prod: string) => {
    const [cluster] = siteOf(officePlan({ prod }), { prod: text }).clusters;
    return cluster?.services.map((one) => statesFamilies(cluster, one));
  };

  test.each<readonly [string, string, string, boolean]>([
    ['by the families of the plan', '2001:db8::/64', 'families: [ipv4, ipv6]', true],
    ['by an IPv6 cluster', '2001:db8::/64', 'families: [ipv6]', true],
    ['by the CIDRs of Services', '2001:db8::/64', 'serviceCIDRs: [10.96.0.0/16]', true],
    ['by a plan that says nothing, where no pool has IPv6', '192.0.2.0/28', '', true],
    ['not by a plan that says nothing, where a pool has IPv6', '192.0.2.0/28, 2001:db8::/64', '', false],
    ['not by a plan that says nothing, where a pool may have IPv6', '192.0.2.0/28, $MORE', '', false],
    ['not by a plan that says IPv4, where a pool has IPv6', '2001:db8::/64', 'families: [ipv4]', false],
  ])('%s', (_title, addresses, prod, expected) => {
    expect(stated(pool(addresses) + service(), prod)).toEqual([expected]);
  });

  it('not by families that are a variable, and by two that it names', () => {
    const guessed = (spec: string) => {
      const cluster = clusterOf(pool('2001:db8::/64') + service(spec));
      return cluster.services.map((one) => statesFamilies(cluster, one));
    };
    expect(guessed('ipFamilies: $FAMILIES')).toEqual([false]);
    expect(guessed('ipFamilies: []')).toEqual([false]);
    expect(guessed('ipFamilies: [IPv4, IPv6], ipFamilyPolicy: PreferDualStack')).toEqual([true]);
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
