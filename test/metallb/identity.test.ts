import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../src/metallb/build-cluster.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf } from './cluster-of.ts';

/** The cluster of a text whose release and mode nobody states. */
function unstated(text: string): Cluster {
  const { manifests, unseen } = clusterOf(text);
  return buildCluster({ name: undefined, plan: undefined, bounded: true, manifests, releases: undefined, unseen });
}

const release = (version: string, values = '') => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: metallb, namespace: metallb-system }
spec:
  chart: { spec: { chart: metallb, version: ${version}, sourceRef: { kind: HelmRepository, name: charts } } }
${values}`;

const repository = (url: string) => `
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: { name: charts, namespace: metallb-system }
spec: { url: ${url} }
`;

const definition = (version: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ipaddresspools.metallb.io, labels: { app.kubernetes.io/version: ${version} } }
`;

describe('the release of a cluster', () => {
  it.each([
    ["the chart's version", release('0.15.x'), '0.15.0 to 0.15.3'],
    [
      "a chart of MetalLB's own repository",
      release('0.14.9') + repository('https://metallb.github.io/metallb'),
      '0.14.9',
    ],
    ["the label of MetalLB's CRDs", definition('v0.13.12'), '0.13.12'],
    ['nothing: every one', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n', '0.13.0 to 0.16.1'],
    [
      "another vendor's chart: every one",
      release('0.14.9') + repository('https://charts.example.org'),
      '0.13.0 to 0.16.1',
    ],
  ])('is told by %s', (_, text, expected) => {
    expect(`${unstated(text).releases}`).toBe(expected);
  });

  it('is what is stated, whatever the repository says', () => {
    const { manifests, unseen } = clusterOf(release('0.14.9'));
    const releases = Releases.of('0.15.3');
    const cluster = buildCluster({ name: undefined, plan: undefined, bounded: true, manifests, releases, unseen });
    expect(`${cluster.releases}`).toBe('0.15.3');
  });
});

describe('the BGP mode of a cluster', () => {
  it.each([
    ['the default of the chart up to 0.15.3', release('0.15.3'), ['frr']],
    ['the default of the chart from 0.16.0 on', release('0.16.1'), ['frr-k8s']],
    ['the default of the chart before 0.13.10', release('0.13.9'), ['native']],
    ['values', release('0.15.3', '  values: { speaker: { frr: { enabled: false } } }\n'), ['native']],
    [
      'nothing, where values may stand elsewhere',
      release('0.15.3', '  valuesFrom: [{ kind: Secret, name: a }]\n'),
      ['native', 'frr', 'frr-k8s'],
    ],
  ])('is told by %s', (_, text, expected) => {
    expect(unstated(text).modes).toEqual(expected);
  });
});
