import { describe, expect, it } from 'vitest';
import { foreignClasses } from '../../src/metallb/foreign-classes.ts';
import { clusterOf, resource } from './cluster-of.ts';

const POOL = resource('IPAddressPool', 'office', '{ addresses: [192.0.2.0/28] }');
const service = (loadBalancerClass: string, annotations = '{}') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: a, annotations: ${annotations} }, spec: { type: LoadBalancer${loadBalancerClass} } }\n`;
const chart = (spec: string) =>
  `---\n{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: m, namespace: metallb-system }, spec: { chart: { spec: { chart: metallb } }, ${spec} } }\n`;

const signs = (text: string, parts = {}) => foreignClasses(clusterOf(text, parts)).map(({ sign }) => sign);

describe('a class that MetalLB does not serve', () => {
  it.each([
    [
      'beside annotations of MetalLB',
      service(', loadBalancerClass: example.org/lan', '{ metallb.universe.tf/address-pool: x }'),
      ['annotations'],
    ],
    ['that speaks of MetalLB', service(', loadBalancerClass: metallb'), ['name']],
    ['of somebody else', service(', loadBalancerClass: example.org/lan'), ['nothing']],
    ['that is none', service(''), []],
    ['that no API server admits', service(', loadBalancerClass: a/b/c'), []],
    ['that is a variable', service(', loadBalancerClass: $CLASS'), []],
  ])('%s is told by %s', (_, text, expected) => expect(signs(POOL + text)).toEqual(expected));

  it('is near the one that its chart is given, or missing', () => {
    const given = chart('values: { loadBalancerClass: example.org/lan }');
    expect(signs(given + service(', loadBalancerClass: example.org/lam'))).toEqual(['name']);
    expect(signs(given + service(', loadBalancerClass: example.org/lan'))).toEqual([]);
    expect(signs(given + service('', '{ metallb.io/address-pool: x }'))).toEqual(['annotations']);
    expect(signs(given + service(''))).toEqual([]);
  });

  it('is not judged where values may set one out of sight, or nothing speaks of MetalLB', () => {
    const text = service(', loadBalancerClass: example.org/lan');
    expect(signs(chart('valuesFrom: [{ kind: Secret, name: v }]') + text)).toEqual([]);
    expect(signs(chart('values: $VALUES') + text)).toEqual([]);
    expect(signs(chart('values: { loadBalancerClass: $CLASS }') + text)).toEqual([]);
    expect(signs(POOL + text, { unseen: { mayHold: () => true } })).toEqual([]);
    expect(signs(text)).toEqual([]);
  });
});
