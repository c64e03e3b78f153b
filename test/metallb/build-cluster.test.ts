import { describe, expect, it } from 'vitest';
import { Unknown } from '../../src/manifest/unknown.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf, resource } from './cluster-of.ts';

const RELEASE = (namespace: string, values = '{}') =>
  `---\n{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: m, namespace: ${namespace} }, spec: { chart: { spec: { chart: metallb } }, values: ${values} } }\n`;
const POOL = (namespace: string) =>
  resource('IPAddressPool', 'apps', '{ addresses: [192.0.2.0/28] }', `namespace: ${namespace}`);

describe("MetalLB's namespace", () => {
  it('is that of what installs it', () => {
    expect(clusterOf(RELEASE('lb') + POOL('metallb-system')).namespace).toBe('lb');
  });

  it('is metallb-system where any of its resources stands there', () => {
    expect(clusterOf(POOL('network') + POOL('metallb-system')).namespace).toBe('metallb-system');
  });

  it('is the only one that its resources stand in', () => {
    expect(clusterOf(POOL('network')).namespace).toBe('network');
  });

  it('is not known where they stand in several', () => {
    expect(clusterOf(POOL('network') + POOL('lb')).namespace).toBeUndefined();
  });
});

describe("MetalLB's class", () => {
  it('is none by default', () => {
    expect(clusterOf(RELEASE('lb')).loadBalancerClass).toBeUndefined();
  });

  it("is that of the chart's values", () => {
    expect(clusterOf(RELEASE('lb', '{ loadBalancerClass: example.org/lan }')).loadBalancerClass).toBe(
      'example.org/lan',
    );
    expect(clusterOf(RELEASE('lb', '{ loadBalancerClass: $CLASS }')).loadBalancerClass).toBeInstanceOf(Unknown);
  });

  it("is that of the controller's flag", () => {
    const controller =
      '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: c, namespace: lb }, spec: { template: { spec: { containers: [{ image: "quay.io/metallb/controller:v0.15.3", args: [--port=7472, --lb-class=example.org/lan] }] } } } }';
    expect(clusterOf(controller).loadBalancerClass).toBe('example.org/lan');
  });
});

describe('what MetalLB reads', () => {
  it('stands in its namespace; the rest is misplaced', () => {
    const cluster = clusterOf(POOL('metallb-system') + POOL('shop'));
    expect([cluster.pools.length, cluster.misplaced.map(({ namespace }) => namespace)]).toEqual([1, ['shop']]);
  });

  it('is an AddressPool where a possible release does', () => {
    const text = resource('AddressPool', 'apps', '{ protocol: layer2, addresses: [192.0.2.0/28] }');
    expect(clusterOf(text, { releases: Releases.of('0.13.12', '0.14.0') }).pools).toHaveLength(1);
    expect(clusterOf(text, { releases: Releases.of('0.14.0') }).pools).toHaveLength(0);
  });

  it("is not the operator's resource, however that is spelled", () => {
    const text = resource('MetalLB', 'm', '{}') + resource('Metallb', 'n', '{}', 'namespace: shop');
    expect(clusterOf(POOL('metallb-system') + text).misplaced).toEqual([]);
  });
});

describe('a resource without a namespace', () => {
  it("is in MetalLB's where it is MetalLB's, else in default, or in none", () => {
    const text =
      '---\n{ apiVersion: metallb.io/v1beta1, kind: Community, metadata: { name: a } }\n---\n{ apiVersion: v1, kind: Service, metadata: { name: a } }\n---\n{ apiVersion: v1, kind: Node, metadata: { name: a } }\n';
    const cluster = clusterOf(POOL('lb') + text);
    expect(cluster.manifests.map((one) => cluster.namespaceOf(one))).toEqual(['lb', 'lb', 'default', undefined]);
  });
});
