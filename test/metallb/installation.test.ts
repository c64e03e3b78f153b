import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/manifest/tree.ts';
import { type Installation, installerOf } from '../../src/metallb/installation.ts';
import { clusterOf } from './cluster-of.ts';

function installation(text: string): Installation | undefined {
  return clusterOf(text).installations[0];
}

function told(text: string): readonly unknown[] {
  const found = installation(text);
  return [found?.installer, found?.namespace, found?.version?.text];
}

function workload(image: string): string {
  return `{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: a, namespace: metallb }, spec: { template: { spec: { containers: [{ image: "${image}" }] } } } }`;
}

describe('MetalLB is installed', () => {
  it('by a workload with its image', () => {
    expect(told(workload('quay.io/metallb/speaker:v0.15.3'))).toEqual(['workload', 'metallb', 'v0.15.3']);
    expect(told(workload('registry.example.org:5000/metallb/controller:v0.14.9@sha256:ab'))).toEqual([
      'workload',
      'metallb',
      'v0.14.9',
    ]);
  });

  it('by an image without a tag, whose release is not known', () => {
    expect(told(workload('quay.io/metallb/speaker'))).toEqual(['workload', 'metallb', undefined]);
    expect(told(workload('registry.example.org:5000/metallb/speaker'))).toEqual(['workload', 'metallb', undefined]);
  });

  it('by a HelmRelease, in its target namespace', () => {
    const text =
      '{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: a, namespace: flux-system }, spec: { targetNamespace: lb, chart: { spec: { chart: metallb, version: 0.15.x } } } }';
    expect(told(text)).toEqual(['chart', 'lb', '0.15.x']);
  });

  it("by k3s's HelmChart, whose values are YAML text", () => {
    const found = installation(
      'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: { name: a, namespace: kube-system }\nspec:\n  chart: https://example.org/metallb-0.14.9.tgz\n  targetNamespace: lb\n  valuesContent: |\n    loadBalancerClass: example.org/lan\n',
    );
    expect([found?.namespace, valueAt(found?.values, ['loadBalancerClass'])]).toEqual(['lb', 'example.org/lan']);
  });

  it('by one of several sources of an Argo CD application', () => {
    const text =
      '{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: a }, spec: { destination: { namespace: lb }, sources: [{ path: x }, { chart: metallb, targetRevision: 0.15.3, helm: { values: "speaker: { enabled: false }" } }] } }';
    expect(told(text)).toEqual(['application', 'lb', '0.15.3']);
    expect(valueAt(installation(text)?.values, ['speaker', 'enabled'])).toBe(false);
  });

  it('by a kustomization that lists its manifests', () => {
    const text = (url: string) =>
      `{ apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: ["${url}"] }`;
    expect(told(text('github.com/metallb/metallb/config/native?ref=v0.15.3'))).toEqual([
      'kustomization',
      undefined,
      'v0.15.3',
    ]);
    expect(
      told(text('https://raw.githubusercontent.com/metallb/metallb/v0.14.9/config/manifests/metallb-native.yaml')),
    ).toEqual(['kustomization', undefined, 'v0.14.9']);
  });

  it("by the operator's resource", () => {
    const text = '{ apiVersion: metallb.io/v1beta1, kind: MetalLB, metadata: { name: a, namespace: lb } }';
    expect(told(text)).toEqual(['operator', 'lb', undefined]);
  });

  it.each([
    ['another image', workload('quay.io/frrouting/frr:9.1.0')],
    ['an exporter that has its name', workload('example.org/metallb-exporter:1.0.0')],
    [
      'a chart of its configuration',
      '{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: a }, spec: { chart: { spec: { chart: metallb-config } } } }',
    ],
    ['its own resources', '{ apiVersion: metallb.io/v1beta1, kind: IPAddressPool, metadata: { name: a } }'],
  ])('not by %s', (_, text) => {
    expect(installation(text)).toBeUndefined();
  });
});

describe('a way to install software', () => {
  it("is a HelmRelease of Flux, not of somebody else's group", () => {
    const [flux, other] = clusterOf(
      '{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease }\n---\n{ apiVersion: example.org/v1, kind: HelmRelease }',
    ).manifests;
    expect([flux && installerOf(flux), other && installerOf(other)]).toEqual(['chart', undefined]);
  });
});
