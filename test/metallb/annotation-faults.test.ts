import { describe, expect, it } from 'vitest';
import { annotationFaults } from '../../src/metallb/annotation-faults.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf } from './cluster-of.ts';

function meant(key: string, releases = Releases.of('0.15.3')) {
  const text = `{ apiVersion: v1, kind: Service, metadata: { name: a, annotations: { "${key}": x } } }`;
  return annotationFaults(clusterOf(text, { releases })).map((fault) => [fault.why, fault.meant]);
}

describe('an annotation that MetalLB does not read', () => {
  it.each([
    ['metallb.io/loadbalancerips', 'metallb.io/loadBalancerIPs'],
    ['metallb.universe.tf/allow-share-ip', 'metallb.universe.tf/allow-shared-ip'],
    ['MetalLB.io/address-pool', 'metallb.io/address-pool'],
    ['metallb.universe/address-pool', 'metallb.universe.tf/address-pool'],
    ['metallb/address-pools', 'metallb.io/address-pool'],
    ['metallb.io-address-pool', 'metallb.io/address-pool'],
    ['metallb.io/ip', undefined],
  ])('%s is meant as %s', (key, expected) => expect(meant(key)).toEqual([['misspelt', expected]]));

  it.each([
    'metallb.io/address-pool',
    'metallb.universe.tf/ip-allocated-from-pool',
    'purelb.io/address-pool',
    'frrk8s.metallb.io/node',
    'mlb-lint/ignore',
    'metallb.io/{{ .name }}',
    'metallb.io/address-pool/x',
    'address-pool',
  ])('%s is none', (key) => expect(meant(key)).toEqual([]));

  it('is the new prefix before 0.14.9, and is not where the release is unknown', () => {
    const old = Releases.of('0.14.8');
    expect(meant('metallb.io/address-pool', old)).toEqual([['too-new', 'metallb.universe.tf/address-pool']]);
    expect(meant('metallb.io/address-pool', Releases.all)).toEqual([]);
    expect(meant('metallb.io/ip-allocated-from-pool', old)).toEqual([]);
  });

  it('gets a prefix that the release reads', () => {
    expect(meant('metallb.io/address-pools', Releases.of('0.14.8'))).toEqual([
      ['misspelt', 'metallb.universe.tf/address-pool'],
    ]);
    expect(meant('metalb.io/address-pool', Releases.all)).toEqual([['misspelt', 'metallb.universe.tf/address-pool']]);
    expect(meant('metallb.io/address-pools', Releases.all)).toEqual([['misspelt', 'metallb.io/address-pool']]);
  });
});
