import { describe, expect, it } from 'vitest';
import { servedServices, servicesWithoutMetallb, servicesWithoutPool } from '../../src/metallb/absence.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { Releases } from '../../src/metallb/release.ts';
import { INSTALLATION } from '../../src/metallb/unseen.ts';
import { clusterOf, resource } from './cluster-of.ts';

const SERVICE = service('till', '');
const CHART = release('postgres', 'cloudnative-pg');
const METALLB = release('metallb', 'metallb');
const POOL = resource('IPAddressPool', 'apps', '{ addresses: [192.0.2.0/28] }');
const LEGACY_POOL = resource('AddressPool', 'apps', '{ protocol: layer2, addresses: [192.0.2.0/28] }');

function service(name: string, spec: string): string {
  return `---\n{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: shop }, spec: { type: LoadBalancer${spec} } }\n`;
}

function release(name: string, chart: string): string {
  return `---\n{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: ${name}, namespace: ${name} }, spec: { chart: { spec: { chart: ${chart} } } } }\n`;
}

function workload(name: string, namespace: string, image: string): string {
  return `---\n{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: ${name}, namespace: ${namespace} }, spec: { template: { spec: { containers: [{ image: ${image} }] } } } }\n`;
}

function names(services: ReturnType<typeof servedServices>): readonly unknown[] {
  return services.map(({ name }) => name);
}

function hiding(cluster: Cluster, kind: string): Cluster {
  return { ...cluster, unseen: { mayHold: (asked) => asked === kind } };
}

describe('the Services that MetalLB serves', () => {
  it('are LoadBalancers of its class, in the order of the manifests', () => {
    const cluster = clusterOf(SERVICE + service('kiosk', ', loadBalancerClass: example.org/lan') + service('bar', ''));
    expect(names(servedServices(cluster))).toEqual(['till', 'bar']);
  });
});

describe('Services without MetalLB', () => {
  it('are those of a repository that installs a chart, and no MetalLB', () => {
    expect(names(servicesWithoutMetallb(clusterOf(CHART + SERVICE)))).toEqual(['till']);
  });

  it('are those beside pools that nobody reads', () => {
    expect(names(servicesWithoutMetallb(clusterOf(CHART + POOL + SERVICE)))).toEqual(['till']);
  });

  it('are none where the repository installs nothing', () => {
    expect(servicesWithoutMetallb(clusterOf(SERVICE))).toEqual([]);
  });

  it('are none where it deploys applications only', () => {
    expect(servicesWithoutMetallb(clusterOf(workload('till', 'shop', 'till:1') + SERVICE))).toEqual([]);
  });

  it('are those beside a workload of kube-system', () => {
    const proxy = workload('kube-proxy', 'kube-system', 'registry.k8s.io/kube-proxy:v1.33.1');
    expect(names(servicesWithoutMetallb(clusterOf(proxy + SERVICE)))).toEqual(['till']);
  });

  it('are none where MetalLB may be installed out of sight', () => {
    expect(servicesWithoutMetallb(hiding(clusterOf(CHART + SERVICE), INSTALLATION))).toEqual([]);
  });

  it('are none where the end of the cluster is not known', () => {
    expect(servicesWithoutMetallb(clusterOf(CHART + SERVICE, { bounded: false }))).toEqual([]);
  });

  it.each([
    ['kube-vip by its image', workload('vip', 'kube-system', 'ghcr.io/kube-vip/kube-vip:v0.8.9')],
    ['kube-vip by its chart', release('kube-vip', 'kube-vip')],
    ['Cilium by a pool', '---\n{ apiVersion: cilium.io/v2, kind: CiliumLoadBalancerIPPool, metadata: { name: a } }\n'],
  ])('are none where %s may serve them', (_, other) => {
    expect(servicesWithoutMetallb(clusterOf(CHART + other + SERVICE))).toEqual([]);
  });
});

describe('Services without a pool', () => {
  it('are those of an installed MetalLB that has none', () => {
    expect(names(servicesWithoutPool(clusterOf(METALLB + SERVICE)))).toEqual(['till']);
  });

  it('are none where there is a pool', () => {
    expect(servicesWithoutPool(clusterOf(METALLB + POOL + SERVICE))).toEqual([]);
  });

  it('are none where nothing tells that MetalLB is there', () => {
    expect(servicesWithoutPool(clusterOf(SERVICE))).toEqual([]);
  });

  it('are none where nothing installs MetalLB, which is said instead', () => {
    const advertisement = resource('L2Advertisement', 'apps', '{}');
    expect(servicesWithoutPool(clusterOf(CHART + advertisement + SERVICE))).toEqual([]);
  });

  it('are none where a pool may exist out of sight', () => {
    expect(servicesWithoutPool(hiding(clusterOf(METALLB + SERVICE), 'IPAddressPool'))).toEqual([]);
  });

  it('are none where the pool stands in the wrong namespace', () => {
    const misplaced = resource('IPAddressPool', 'apps', '{ addresses: [192.0.2.0/28] }', 'namespace: shop');
    expect(servicesWithoutPool(clusterOf(METALLB + misplaced + SERVICE))).toEqual([]);
  });

  it('are none where the ConfigMap of old is there, which is said instead', () => {
    const config =
      '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: config, namespace: metallb }\ndata: { config: "address-pools: []" }\n';
    expect(servicesWithoutPool(clusterOf(METALLB + config + SERVICE))).toEqual([]);
  });

  it('are those beside an AddressPool that the release takes and does not read', () => {
    const text = resource('L2Advertisement', 'apps', '{}') + LEGACY_POOL + SERVICE;
    expect(names(servicesWithoutPool(clusterOf(text, { releases: Releases.of('0.14.2') })))).toEqual(['till']);
  });

  it('are none beside an AddressPool that the release refuses, which is said instead', () => {
    const text = resource('L2Advertisement', 'apps', '{}') + LEGACY_POOL + SERVICE;
    expect(servicesWithoutPool(clusterOf(text, { releases: Releases.of('0.14.3') }))).toEqual([]);
  });
});
