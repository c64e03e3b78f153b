import { describe, expect, it } from 'vitest';
import { joinSites } from '../../src/site/join-sites.ts';
import type { Site } from '../../src/site/site.ts';
import { unusedPools } from '../../src/site/unused-pools.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';

const VIPS = resource('IPAddressPool', 'vips', '{ addresses: [192.168.20.200/30], autoAssign: false }');
const APPS = resource('IPAddressPool', 'apps', '{ addresses: [192.168.20.220/30] }');
const service = (annotations = '{}', spec = '') =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop, annotations: ${annotations} }, spec: { type: LoadBalancer, ports: [{ port: 443 }]${spec} } }\n`;

function unused(text: string, parts = {}) {
  const cluster = clusterOf(text, parts);
  const [site]: readonly Site[] = joinSites(undefined, [{ plan: undefined, clusters: [cluster], syntax: [] }]);
  if (site === undefined) throw new Error('no site');
  return unusedPools(site, cluster).map(({ pool, why, route }) => [pool.name, why, route.join('.')]);
}

describe('a pool is unused', () => {
  it('where it is not assigned by itself and nobody asks for it', () => {
    expect(unused(VIPS + APPS + service())).toEqual([['vips', 'nobody-asks', 'spec.autoAssign']]);
  });

  it('where what it is kept for does not exist, at the part that matches nothing', () => {
    const kept = (allocation: string) =>
      resource('IPAddressPool', 'kept', `{ addresses: [192.168.20.200/30], serviceAllocation: ${allocation} }`);
    expect(unused(kept('{ namespaces: [lab] }') + APPS + service())).toEqual([
      ['kept', 'selects-none', 'spec.serviceAllocation.namespaces'],
    ]);
    expect(
      unused(kept('{ namespaces: [shop], serviceSelectors: [{ matchLabels: { a: b } }] }') + APPS + service()),
    ).toEqual([['kept', 'selects-none', 'spec.serviceAllocation.serviceSelectors']]);
    expect(
      unused(
        kept('{ namespaceSelectors: [{ matchLabels: { kubernetes.io/metadata.name: lab } }] }') + APPS + service(),
      ),
    ).toEqual([]);
    expect(unused(kept('{ priority: 10 }') + APPS + service())).toEqual([]);
  });
});

describe('a pool counts as used', () => {
  it.each([
    ['a Service asks for it', service('{ metallb.io/address-pool: vips }')],
    ['a Service asks for an address of it', service('{}', ', loadBalancerIP: 192.168.20.201')],
    [
      'a Service of another type names it',
      `${service()}---\n{ apiVersion: v1, kind: Service, metadata: { name: x, annotations: { metallb.universe.tf/address-pool: vips } } }\n`,
    ],
    ['what a Service asks for is a variable', service('{ metallb.io/address-pool: $POOL }')],
    ['there is no LoadBalancer Service', '---\n{ apiVersion: v1, kind: Service, metadata: { name: x } }\n'],
    [
      'a chart may ask',
      `${service()}---\n{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: x } }\n`,
    ],
    ['its own value is a variable', service().concat('---\n')],
  ])('where %s', (why, more) => {
    const pools = why === 'its own value is a variable' ? VIPS.replace('false', '$AUTO') : VIPS;
    expect(unused(pools + APPS + more)).toEqual([]);
  });

  it('where a Service stays without address, which is said instead', () => {
    expect(unused(VIPS + service())).toEqual([]);
  });

  it('where Services may be unseen, or nothing tells where the cluster ends', () => {
    expect(unused(VIPS + APPS + service(), { unseen: { mayHold: (kind: string) => kind === 'Service' } })).toEqual([]);
    expect(unused(VIPS + APPS + service(), { bounded: false })).toEqual([]);
  });

  it('where only the chart of MetalLB itself is installed, it still does not', () => {
    const chart =
      '---\n{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: m, namespace: metallb-system }, spec: { chart: { spec: { chart: metallb } } } }\n';
    expect(unused(VIPS + APPS + service() + chart)).toEqual([['vips', 'nobody-asks', 'spec.autoAssign']]);
  });
});
