import { describe, expect, it } from 'vitest';
import { podlessServices } from '../../src/metallb/podless-services.ts';
import { clusterOf } from './cluster-of.ts';

const service = (selector: string, place = ', namespace: shop', type = 'LoadBalancer') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: till${place} }, spec: { type: ${type}, selector: ${selector} } }\n`;
const workload = (kind: string, labels: string, place = ', namespace: shop', apiVersion = 'apps/v1') =>
  `---\n{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: w${place} }, spec: { template: { metadata: { labels: ${labels} } } } }\n`;

function podless(text: string, parts = {}) {
  return podlessServices(clusterOf(text, parts)).map(({ miss }) =>
    miss === undefined ? 'none' : `${miss.key}: ${miss.found}`,
  );
}

describe('a LoadBalancer Service has no pods', () => {
  it.each([
    ['another label', '{ tier: web }', '{ app: till }', ['none']],
    ['a value much like another', '{ app: til }', '{ app: till }', ['app: till']],
    ['a value unlike any', '{ app: scale }', '{ app: till }', ['none']],
    ['one of two values', '{ app: till, track: blue }', '{ app: till, track: green }', ['track: green']],
    ['both of two values', '{ app: a, track: b }', '{ app: till, track: green }', ['none']],
    ['a label that the pods lack', '{ app: till, track: blue }', '{ app: till }', ['none']],
  ])('where it selects %s', (_, selector, labels, expected) => {
    expect(podless(service(selector) + workload('Deployment', labels))).toEqual(expected);
  });

  it('where the pods that it selects run in another namespace', () => {
    const other = workload('Deployment', '{ app: till }', ', namespace: lab');
    expect(podless(service('{ app: till }') + other + workload('Deployment', '{ app: x }'))).toEqual(['none']);
  });
});

describe('a Service is not judged', () => {
  const deployment = workload('Deployment', '{ app: till }');
  it.each([
    ['its selector matches', service('{ app: till }') + deployment],
    [
      'a Rollout matches',
      service('{ app: x }') +
        deployment +
        workload('Rollout', '{ app: x }', ', namespace: shop', 'argoproj.io/v1alpha1'),
    ],
    [
      'a Rollout takes its pods from elsewhere',
      `${service('{ app: x }')}${deployment}---\n{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: { name: r, namespace: shop }, spec: { workloadRef: {} } }\n`,
    ],
    [
      'a pod matches',
      `${service('{ app: x }')}${deployment}---\n{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop, labels: { app: x } } }\n`,
    ],
    ['its pods may label themselves', service('{ app: db, role: primary }') + workload('StatefulSet', '{ app: db }')],
    [
      'Kubernetes gives the label',
      service('{ statefulset.kubernetes.io/pod-name: db-0 }') + workload('StatefulSet', '{ app: db }'),
    ],
    ['the labels of a workload are unknown', service('{ app: x }') + workload('Deployment', '$LABELS')],
    ['a label of a workload is unknown', service('{ app: x }') + workload('Deployment', '{ app: $APP }')],
    [
      'the namespace of a workload is unknown',
      service('{ app: x }') + deployment + workload('Deployment', '{ app: x }', ', namespace: $NS'),
    ],
    [
      'the namespace has only jobs',
      service('{ app: x }') + workload('Job', '{ app: till }', ', namespace: shop', 'batch/v1'),
    ],
    [
      'the namespace has no workload',
      service('{ app: x }') + workload('Deployment', '{ app: till }', ', namespace: lab'),
    ],
    [
      'its namespace is not written and pods of another match',
      service('{ app: x }', '') + workload('Deployment', '{ app: till }', '') + workload('Deployment', '{ app: x }'),
    ],
    ['it is no LoadBalancer', service('{ app: x }', ', namespace: shop', 'ClusterIP') + deployment],
    ['it has no selector', service('{}') + deployment],
  ])('where %s', (_, text) => expect(podless(text)).toEqual([]));

  it('where pods may be created out of sight, or nothing tells where the cluster ends', () => {
    const text = service('{ app: x }') + deployment;
    expect(podless(text, { unseen: { mayHold: (kind: string) => kind === 'DaemonSet' } })).toEqual([]);
    expect(podless(text, { bounded: false })).toEqual([]);
  });
});
