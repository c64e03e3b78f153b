import { describe, expect, it } from 'vitest';
import { joinSites } from '../../src/site/join-sites.ts';
import type { Site } from '../../src/site/site.ts';
import { unusedPools } from '../../src/site/unused-pools.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

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

describe('a pool that is kept', () => {
  const kept = (allocation: string, name = 'kept') =>
    resource('IPAddressPool', name, `{ addresses: [192.168.20.200/30], serviceAllocation: ${allocation} }`);
  const LABELED =
    '---\n{ apiVersion: v1, kind: Namespace, metadata: { name: shop, labels: { team: x } } }\n---\n{ apiVersion: v1, kind: Namespace, metadata: { name: lab, labels: { team: y } } }\n';
  const at = (route: string) => [['kept', 'selects-none', `spec.serviceAllocation.${route}`]];

  it.each<readonly [string, string, string, readonly unknown[]]>([
    ['for its namespace is used', kept('{ namespaces: [lab, shop] }'), '', []],
    ['for a namespace that is a variable may be used', kept('{ namespaces: [lab, $NS] }'), '', []],
    [
      'for a namespace by its label is used',
      LABELED + kept('{ namespaceSelectors: [ { matchLabels: { team: x } } ] }'),
      '',
      [],
    ],
    [
      'for another namespace by its label is not',
      LABELED + kept('{ namespaceSelectors: [ { matchLabels: { team: y } } ] }'),
      '',
      at('namespaceSelectors'),
    ],
    [
      'for two other namespaces is not, at the names',
      LABELED + kept('{ namespaces: [bank], namespaceSelectors: [ { matchLabels: { team: y } } ] }'),
      '',
      at('namespaces'),
    ],
    [
      'for labels of Services that one has is used',
      kept('{ serviceSelectors: [ { matchLabels: { app: till } } ] }'),
      'app: till',
      [],
    ],
    [
      'for labels of Services that none has is not',
      kept('{ serviceSelectors: [ { matchLabels: { app: x } } ] }'),
      'app: till',
      at('serviceSelectors'),
    ],
    [
      'for labels that a Service of another namespace has is not, at the namespaces',
      kept('{ namespaces: [lab], serviceSelectors: [ { matchLabels: { app: till } } ] }'),
      'app: till',
      at('namespaces'),
    ],
    [
      "for labels that may be a Service's may be used",
      kept('{ serviceSelectors: [ { matchLabels: { app: x } } ] }'),
      'app: $APP',
      [],
    ],
    ['for nobody in particular is used', kept('{}'), '', []],
    ['with an unknown name may be used', kept('{ namespaces: [lab] }', '$POOL'), '', []],
    [
      'with unknown addresses may be used',
      kept('{ namespaces: [lab] }').replace('192.168.20.200/30', '192.168.20.200/30, $MORE'),
      '',
      [],
    ],
    ['with an odd priority is another fault', kept('{ namespaces: [lab], priority: -1 }'), '', []],
    [
      'and perhaps handed out may be used',
      kept('{ namespaces: [lab] }').replace('serviceAllocation', 'autoAssign: $AUTO, serviceAllocation'),
      '',
      [],
    ],
  ])('%s', (_title, text, labels, expected) => {
    const till = service().replace('namespace: shop,', `namespace: shop, labels: { ${labels} },`);
    expect(unused(text + APPS + till)).toEqual(expected);
  });

  it('for a namespace may be used where a Service has one that is a variable', () => {
    const nameless = service().replace('namespace: shop', 'namespace: $NS');
    expect(unused(kept('{ namespaces: [lab] }') + APPS + nameless)).toEqual([]);
  });

  it('for the Services of another controller is not used', () => {
    const other = service('{}', ', loadBalancerClass: example.com/lb')
      .replace('name: till', 'name: vip')
      .replace('namespace: shop', 'namespace: lab');
    expect(unused(kept('{ namespaces: [lab] }') + APPS + service() + other)).toEqual(at('namespaces'));
    expect(unused(kept('{ namespaces: [bank] }') + APPS + other)).toEqual([]);
  });
});

describe('a pool that nobody asks for', () => {
  const planned = (prod: string, lan = '') => {
    const site = siteOf(officePlan({ prod, lan }), { prod: VIPS + APPS + service() });
    return site.clusters.flatMap((cluster) => unusedPools(site, cluster).map(({ pool }) => pool.name));
  };

  it.each([
    ['is wanted by its name', 'expect: [{ service: shop/x, pool: vips }]', '', []],
    ['is wanted by an address', 'expect: [{ service: shop/x, address: 192.168.20.201 }]', '', []],
    [
      'is wanted by a reservation',
      '',
      'reservations: [{ address: .9, service: shop/y }, { address: .202, service: shop/x }]',
      [],
    ],
    [
      'is not wanted by others',
      'expect: [{ service: shop/x, pool: apps, address: 192.168.20.221 }]',
      'reservations: [{ address: .204, service: shop/y }]',
      ['vips'],
    ],
  ])('%s', (_title, prod, lan, expected) => {
    expect(planned(prod, lan)).toEqual(expected);
  });

  it('is unused beside two that are', () => {
    const asks = (spec: string) =>
      unused(VIPS + APPS + service() + service('{}', spec).replace('name: till', 'name: desk'));
    expect(asks('')).toHaveLength(1);
    expect(asks(', loadBalancerIP: $IP')).toEqual([]);
    expect(asks(', loadBalancerIP: 192.0.2.9')).toEqual([]);
  });

  it('may be asked for by what a kustomization or an application brings', () => {
    const brings = (text: string) => unused(VIPS + APPS + service() + text).length;
    expect(
      brings(
        '---\n{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: x }, spec: { source: { repoURL: a, chart: b } } }\n',
      ),
    ).toBe(0);
    expect(
      brings('---\n{ apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, helmCharts: [{ name: a }] }\n'),
    ).toBe(0);
    expect(
      brings('---\n{ apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: [a.yaml] }\n'),
    ).toBe(1);
  });
});

it('thousands of pools that select none of thousands of Services are held against these so often, and then left alone', () => {
  const none = 'serviceAllocation: { serviceSelectors: [{ matchExpressions: [{ key: a, operator: DoesNotExist }] }] }';
  const labeled = service().replace('annotations:', 'labels: { a: b }, annotations:');
  const open = resource('IPAddressPool', 'open', '{ addresses: [10.0.0.0/16] }');
  const found = (count: number) => {
    const kept = (at: number) => `{ addresses: [10.1.${at >> 8}.${at & 255}/32], ${none} }`;
    const pools = Array.from({ length: count }, (_, at) => resource('IPAddressPool', `p${at}`, kept(at))).join('');
    return unused(pools + open + labeled.repeat(count)).length;
  };
  expect([found(100), found(1420)]).toEqual([100, 0]);
});
