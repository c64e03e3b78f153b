import { expect, it } from 'vitest';
import { Unknown } from '../../src/manifest/unknown.ts';
import { serves } from '../../src/metallb/serves.ts';
import { clusterOf } from './cluster-of.ts';

const UNKNOWN = new Unknown('variable', '$CLASS');

it.each([
  ['type: LoadBalancer', undefined, true],
  ['type: LoadBalancer, loadBalancerClass: a/b', undefined, false],
  ['type: LoadBalancer', 'a/b', false],
  ['type: LoadBalancer, loadBalancerClass: a/b', 'a/b', true],
  ['type: LoadBalancer, loadBalancerClass: $CLASS', 'a/b', 'unknown'],
  ['type: LoadBalancer', UNKNOWN, 'unknown'],
  ['type: $TYPE', undefined, 'unknown'],
  ['type: NodePort', UNKNOWN, false],
  ['', undefined, false],
])('whether MetalLB serves { %s } where its class is %o', (spec, loadBalancerClass, expected) => {
  const cluster = clusterOf(`{ apiVersion: v1, kind: Service, metadata: { name: a }, spec: { ${spec} } }`);
  const [service] = cluster.services;
  expect(service && serves({ ...cluster, loadBalancerClass }, service)).toBe(expected);
});
