import { describe, expect, it } from 'vitest';
import { EXCLUDE_LABEL, isExcluded } from '../../src/metallb/excluded-nodes.ts';
import { nodeLabels } from '../../src/metallb/labels.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf } from './cluster-of.ts';

const LABELED = new Map([[EXCLUDE_LABEL, '']]);

function excluded(text: string, releases = Releases.of('0.15.3'), labels: ReadonlyMap<string, string> = LABELED) {
  return isExcluded(clusterOf(text, { releases }), { name: 'n1', labels: nodeLabels('n1', labels) });
}

const speaker = (argument: string) =>
  `{ apiVersion: apps/v1, kind: DaemonSet, metadata: { namespace: m }, spec: { template: { spec: { containers:
     [{ image: quay.io/metallb/speaker:v0.15.3, args: ["${argument}"] }] } } } }`;
const chart = (spec: string) =>
  `{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { namespace: m },
     spec: { chart: { spec: { chart: metallb } }, ${spec} } }`;

describe('a node with the label that excludes it', () => {
  it('announces nothing from 0.14.0 on', () => {
    expect(excluded('')).toBe(true);
    expect(excluded('', Releases.of('0.14.0'))).toBe(true);
    expect(excluded('', Releases.of('0.13.12'))).toBe(false);
    expect(excluded('', Releases.of('0.13.12', '0.14.0'))).toBe('unknown');
  });

  it('announces where the speakers pass over the label', () => {
    expect(excluded(speaker('--ignore-exclude-lb'))).toBe(false);
    expect(excluded(speaker('--ignore-exclude-lb=false'))).toBe(true);
    expect(excluded(chart('values: { speaker: { ignoreExcludeLB: true } }'))).toBe(false);
    expect(excluded(chart('values: { speaker: { ignoreExcludeLB: false } }'))).toBe(true);
  });

  it('is not judged where the values stand elsewhere', () => {
    expect(excluded(chart('valuesFrom: [{ kind: ConfigMap, name: values }]'))).toBe('unknown');
  });
});

describe('a node without the label', () => {
  it('may have it, since the plan need not list labels of Kubernetes', () => {
    expect(excluded('', Releases.of('0.15.3'), new Map())).toBe('unknown');
  });
});
