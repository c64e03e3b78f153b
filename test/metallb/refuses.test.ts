import { describe, expect, it } from 'vitest';
import { refuses } from '../../src/metallb/refuses.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf, resource } from './cluster-of.ts';

const SERVICE =
  '---\n{ apiVersion: v1, kind: Service, metadata: { name: a, namespace: shop, labels: { tier: web } }, spec: { type: LoadBalancer } }\n';

function isRefused(allocation: string, releases = Releases.of('0.15.3')) {
  const pool = resource('IPAddressPool', 'p', `{ addresses: [192.0.2.0/28], serviceAllocation: ${allocation} }`);
  const cluster = clusterOf(pool + SERVICE, { releases });
  const [first] = cluster.pools;
  const [service] = cluster.services;
  if (first === undefined || service === undefined) throw new Error('no pool or no Service');
  return refuses(cluster, first, service);
}

describe('a pool refuses a Service', () => {
  it.each([
    ['{ namespaces: [lab] }', true],
    ['{ namespaces: [shop] }', false],
    ['{ namespaces: [$NS] }', false],
    ['{ serviceSelectors: [{ matchLabels: { tier: db } }] }', true],
    ['{ namespaces: [shop], serviceSelectors: [{ matchLabels: { tier: db } }] }', true],
    ['{ namespaceSelectors: [{ matchLabels: { kubernetes.io/metadata.name: metallb-system } }] }', true],
    ['{ namespaceSelectors: [{ matchLabels: { kubernetes.io/metadata.name: none } }] }', false],
    ['{ namespaceSelectors: [{ matchLabels: { team: lab } }] }', false],
    ['{ priority: 10 }', false],
  ])('with serviceAllocation %s: %s', (allocation, expected) => expect(isRefused(allocation)).toBe(expected));

  it('only since 0.13.8', () => {
    expect(isRefused('{ namespaces: [lab] }', Releases.of('0.13.7'))).toBe(false);
    expect(isRefused('{ namespaces: [lab] }', Releases.all)).toBe(false);
  });
});
