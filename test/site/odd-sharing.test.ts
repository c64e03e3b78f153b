import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { serviceLabel } from '../../src/metallb/service.ts';
import { foreignTenants, lonelyKeys } from '../../src/site/odd-sharing.ts';
import { DUAL, pool, service, world } from '../metallb/allocator/world.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

const P = pool('p', '10.0.0.0/30');

/** A Service with a sharing key, alone on its port. */
function keyed(name: string, key: string, port: number, namespace = 'a', spec = ''): string {
  return service(name, {
    namespace,
    ports: `{ port: ${port} }`,
    annotations: `metallb.io/allow-shared-ip: ${key}`,
    spec,
  });
}

describe('a Service that shares its address with one of another namespace', () => {
  const tenants = (text: string, cluster = world(text)) =>
    foreignTenants(cluster).map(
      ({ service: one, other, address }) =>
        `${serviceLabel(one)} at ${formatAddress(address)} of ${serviceLabel(other)}`,
    );

  it('is the first of each further namespace', () => {
    const three = keyed('s', 'k', 80) + keyed('t', 'k', 81, 'b') + keyed('u', 'k', 82, 'b') + keyed('v', 'k', 83, 'c');
    expect(tenants(P + three)).toEqual(['b/t at 10.0.0.0 of a/s', 'c/v at 10.0.0.0 of a/s']);
  });

  it('is none where all are of one namespace, or have addresses of their own', () => {
    expect(tenants(P + keyed('s', 'k', 80) + keyed('t', 'k', 81))).toEqual([]);
    expect(tenants(P + keyed('s', 'k', 80) + keyed('t', 'l', 81, 'b'))).toEqual([]);
    expect(tenants(P + service('s') + service('t', { namespace: 'b' }))).toEqual([]);
  });

  it('is told once, at the first address that it shares', () => {
    const dual = pool('p', '10.0.0.0/30, "2001:db8::/126"');
    const both = keyed('s', 'k', 80, 'a', DUAL.require) + keyed('t', 'k', 81, 'b', DUAL.require);
    expect(tenants(dual + both)).toEqual(['b/t at 10.0.0.0 of a/s']);
  });

  it('is none where another order may keep them apart', () => {
    const two = pool('p', '10.0.0.0/32') + pool('q', '10.0.1.0/32');
    expect(tenants(two + keyed('s', 'k', 80) + keyed('t', 'k', 81, 'b'))).toEqual([]);
  });

  it('is none where nothing is foretold', () => {
    const both = P + keyed('s', 'k', 80) + keyed('t', 'k', 81, 'b');
    expect(tenants('', clusterOf(both))).toHaveLength(1);
    expect(tenants('', clusterOf(both, { bounded: false }))).toEqual([]);
  });
});

describe('a sharing key that only one Service has', () => {
  const lonely = (text: string, cluster = clusterOf(text)) =>
    lonelyKeys(cluster).map(
      ({ service: one, text: key, meant }) =>
        `${serviceLabel(one)} ${key}${meant === undefined ? '' : `, not ${meant}`}`,
    );

  it('is told, with the key that is likely meant', () => {
    const services = keyed('s', 'gateway', 80) + keyed('t', 'gateway', 81) + keyed('u', 'gatewya', 82);
    expect(lonely(P + services + service('v'))).toEqual(['a/u gatewya, not gateway']);
    expect(lonely(P + keyed('s', 'gateway', 80))).toEqual(['a/s gateway']);
  });

  it('is none of a Service that MetalLB does not serve, or may not', () => {
    const foreign = keyed('t', 'gateway', 81, 'a', 'loadBalancerClass: example.com/lb');
    expect(lonely(P + foreign)).toEqual([]);
    expect(lonely(P + keyed('s', 'gateway', 80) + foreign)).toEqual(['a/s gateway']);
    const vague = keyed('t', 'gateway', 81, 'a', 'loadBalancerClass: $CLASS');
    expect(lonely(P + vague)).toEqual([]);
    expect(lonely(P + keyed('s', 'gateway', 80) + vague)).toEqual([]);
  });

  it('is none where a key is unknown', () => {
    expect(lonely(P + keyed('s', 'gateway', 80) + keyed('t', '$KEY', 81))).toEqual([]);
  });

  it('is none of a Service that contests an address for want of a common key', () => {
    const asks = (name: string, key: string, port: number) =>
      service(name, {
        ports: `{ port: ${port} }`,
        annotations: `metallb.io/loadBalancerIPs: 10.0.0.1, metallb.io/allow-shared-ip: ${key}`,
      });
    expect(lonely(P + asks('s', 'gateway', 80) + asks('t', 'gatewya', 81))).toEqual([]);
    expect(lonely(P + asks('s', 'gateway', 80))).toEqual(['a/s gateway']);
  });

  it('is none where it is unknown where the cluster ends', () => {
    expect(lonely('', clusterOf(P + keyed('s', 'gateway', 80), { bounded: false }))).toEqual([]);
  });

  it('is none where something unseen may create Services', () => {
    const one = P + keyed('s', 'gateway', 80);
    const unseen = { mayHold: (kind: string) => kind === 'Service' };
    expect(lonely('', clusterOf(one, { unseen }))).toEqual([]);
    const chart = (name: string) =>
      `---\n{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: ${name}, namespace: apps }, spec: { chart: { spec: { chart: ${name}, version: 0.15.3, sourceRef: { kind: HelmRepository, name: ${name} } } } } }\n`;
    const application =
      '---\n{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: wiki, namespace: argocd }, spec: { source: { repoURL: https://git.example.org/wiki, path: . } } }\n';
    const workload =
      '---\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: wiki, namespace: apps }, spec: { template: { spec: { containers: [{ name: wiki, image: wiki }] } } } }\n';
    expect(lonely(one + chart('wiki'))).toEqual([]);
    expect(lonely(one + application)).toEqual([]);
    expect(lonely(one + chart('metallb'))).toEqual(['a/s gateway']);
    expect(lonely(one + workload)).toEqual(['a/s gateway']);
  });
});
