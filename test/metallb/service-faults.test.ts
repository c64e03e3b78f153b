import { describe, expect, it } from 'vitest';
import { serviceFaults } from '../../src/metallb/service-faults.ts';
import { planOf } from '../plan/memory-files.ts';
import { clusterOf } from './cluster-of.ts';

function faults(spec: string, cluster = '', metadata = ''): readonly string[] {
  const text = `{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop${metadata} }, spec: { ${spec} } }`;
  const plan = planOf(`version: 1\nsites: [{ name: a, clusters: [{ name: prod, ${cluster} }] }]`).sites[0]?.clusters[0];
  return serviceFaults(clusterOf(text, { plan })).map(({ message }) => message);
}

const DUAL = 'serviceCIDRs: [10.43.0.0/16, "fd00:43::/112"]';
const IPV4 = 'serviceCIDRs: [10.43.0.0/16]';
const IPV6 = 'families: [ipv6]';

describe('a Service is refused', () => {
  it.each([
    ['type: ExternalName', 'Service "shop/till" is of type ExternalName and has no "spec.externalName"'],
    [
      'type: LoadBalancer, clusterIP: None',
      'Service "shop/till" is headless ("clusterIP: None"), which a Service of type LoadBalancer cannot be',
    ],
    [
      'loadBalancerClass: example.org/lan',
      '"spec.loadBalancerClass" of Service "shop/till" is refused on a Service of type ClusterIP',
    ],
    [
      'type: NodePort, loadBalancerSourceRanges: [10.0.0.0/8]',
      '"spec.loadBalancerSourceRanges" of Service "shop/till" is refused on a Service of type NodePort',
    ],
    [
      'type: ClusterIP, externalTrafficPolicy: Local',
      '"spec.externalTrafficPolicy" of Service "shop/till" is refused on a Service of type ClusterIP',
    ],
    [
      'ports: [{ port: 80, nodePort: 30080 }]',
      '"spec.ports[0].nodePort" of Service "shop/till" is refused on a Service of type ClusterIP',
    ],
    [
      'type: LoadBalancer, loadBalancerClass: "a b"',
      '"spec.loadBalancerClass" of Service "shop/till" is "a b", which is no class',
    ],
    [
      'selector: { app: "a b" }',
      '"spec.selector" of Service "shop/till" asks for the label "app", which no pod can have so',
    ],
    ['ipFamilies: [IPv4, IPv4]', '"spec.ipFamilies" of Service "shop/till" lists a family more than once'],
    [
      'ipFamilies: [IPv4, IPv6], ipFamilyPolicy: SingleStack',
      'Service "shop/till" lists two families and is SingleStack',
    ],
  ])('with %s', (spec, message) => {
    expect(faults(spec)).toEqual([message]);
  });

  it('where it requires both families of a cluster that has one', () => {
    const message = 'Service "shop/till" requires both families, and the cluster has IPv4 only';
    expect(faults('ipFamilyPolicy: RequireDualStack', IPV4)).toEqual([message]);
    expect(faults('ipFamilyPolicy: RequireDualStack', DUAL)).toEqual([]);
  });

  it('where it wants a family that the cluster lacks', () => {
    expect(faults('ipFamilies: [IPv4]', IPV6)).toEqual([
      'Service "shop/till" wants IPv4, and the cluster has IPv6 only',
    ]);
    expect(faults('ipFamilies: [IPv4, IPv6], ipFamilyPolicy: PreferDualStack', IPV4)).toEqual([
      'Service "shop/till" wants IPv6, and the cluster has IPv4 only',
    ]);
  });
});

describe('a Service is taken', () => {
  it.each([
    'type: LoadBalancer, loadBalancerClass: example.org/lan, externalTrafficPolicy: Local',
    'type: NodePort, externalTrafficPolicy: Local, ports: [{ port: 80, nodePort: 30080 }]',
    'externalIPs: [192.0.2.1], externalTrafficPolicy: Local',
    'type: ExternalName, externalName: example.org',
    'clusterIP: None',
    'type: $TYPE, externalTrafficPolicy: Local, loadBalancerClass: $CLASS',
    'type: Loadbalancer, externalTrafficPolicy: Local',
    'selector: { app: till, example.org/tier: "" }',
  ])('with %s', (spec) => {
    expect(faults(spec)).toEqual([]);
  });

  it('without a selector and headless, whatever families it requires', () => {
    expect(faults('clusterIP: None, ipFamilyPolicy: RequireDualStack', IPV4)).toEqual([]);
  });

  it('where it asks MetalLB for something and only its type is wrong', () => {
    const metadata = ', annotations: { metallb.io/address-pool: apps }';
    expect(faults('type: ClusterIP, externalTrafficPolicy: Local', '', metadata)).toEqual([]);
  });
});
