import { describe, expect, it } from 'vitest';
import { admits } from '../../src/metallb/admits.ts';
import { serves } from '../../src/metallb/serves.ts';
import { clusterOf, resource } from './cluster-of.ts';

const NAMESPACES =
  '---\n{ apiVersion: v1, kind: Namespace, metadata: { name: shop, labels: { team: sales } } }\n---\n{ apiVersion: v1, kind: Namespace, metadata: { name: lab } }\n';
const service = (namespace: string, labels: string, spec = '{ type: LoadBalancer }') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: ${namespace}, labels: ${labels} }, spec: ${spec} }\n`;

function admitted(allocation: string, namespace = 'shop', labels = '{ tier: edge }') {
  const pool = resource('IPAddressPool', 'office', `{ serviceAllocation: ${allocation} }`);
  const cluster = clusterOf(NAMESPACES + pool + service(namespace, labels));
  const [kept] = cluster.pools.flatMap((one) => one.allocation ?? []);
  const [asking] = cluster.services;
  if (kept === undefined || asking === undefined) throw new Error('no pool or Service');
  return admits(cluster, kept, asking);
}

describe('a pool that is kept for some', () => {
  it.each([
    ['{}', true],
    ['{ namespaces: [shop] }', true],
    ['{ namespaces: [lab] }', false],
    ['{ namespaces: [$TEAM] }', 'unknown'],
    ['{ namespaces: [lab], namespaceSelectors: [{ matchLabels: { team: sales } }] }', true],
    ['{ namespaceSelectors: [{ matchLabels: { kubernetes.io/metadata.name: shop } }] }', true],
    ['{ namespaceSelectors: [{ matchLabels: { team: lab } }] }', false],
    ['{ serviceSelectors: [{ matchLabels: { tier: edge } }] }', true],
    ['{ serviceSelectors: [{ matchLabels: { tier: shop } }] }', false],
    ['{ namespaces: [lab], serviceSelectors: [{ matchLabels: { tier: edge } }] }', false],
    ['{ namespaces: [shop], serviceSelectors: [{ matchLabels: { tier: edge } }] }', true],
  ] as const)('by %s is for the Service: %s', (allocation, expected) => {
    expect(admitted(allocation)).toBe(expected);
  });

  it('is perhaps for a Service whose namespace has no manifest with its labels', () => {
    expect(admitted('{ namespaceSelectors: [{ matchLabels: { team: sales } }] }', 'dmz')).toBe('unknown');
  });
});

describe('MetalLB serves', () => {
  const served = (spec: string) => {
    const cluster = clusterOf(service('shop', '{}', spec));
    return cluster.services.map((one) => serves(cluster, one))[0];
  };

  it('a LoadBalancer without class, and no other type or class', () => {
    expect(served('{ type: LoadBalancer }')).toBe(true);
    expect(served('{ type: ClusterIP }')).toBe(false);
    expect(served('{}')).toBe(false);
    expect(served('{ type: LoadBalancer, loadBalancerClass: example.org/other }')).toBe(false);
  });

  it('perhaps one whose type or class is a variable', () => {
    expect(served('{ type: $TYPE }')).toBe('unknown');
    expect(served('{ type: LoadBalancer, loadBalancerClass: $CLASS }')).toBe('unknown');
    expect(served('{ type: ClusterIP, loadBalancerClass: $CLASS }')).toBe(false);
  });
});
