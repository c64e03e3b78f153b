import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { announcedElsewhere } from '../../src/metallb/other-announcers.ts';
import { clusterOf } from './cluster-of.ts';

function elsewhere(apiVersion: string, kind: string, spec: string) {
  const found = announcedElsewhere(clusterOf(`{ apiVersion: ${apiVersion}, kind: ${kind}, spec: ${spec} }`));
  return found === 'any' ? found : found.intervals.map(formatInterval);
}

describe('beside MetalLB', () => {
  it('Calico announces the prefixes that it lists', () => {
    const spec = '{ serviceLoadBalancerIPs: [{ cidr: 192.168.20.192/28 }, { cidr: 2001:db8::/126 }, { cidr: 7 }] }';
    expect(elsewhere('crd.projectcalico.org/v1', 'BGPConfiguration', spec)).toEqual([
      '192.168.20.192-192.168.20.207',
      '2001:db8::-2001:db8::3',
    ]);
    expect(
      elsewhere('projectcalico.org/v3', 'BGPConfiguration', '{ serviceClusterIPs: [{ cidr: 10.0.0.0/8 }] }'),
    ).toEqual([]);
  });

  it('a prefix that is a variable may be any', () => {
    const spec = '{ serviceLoadBalancerIPs: [{ cidr: $POOL_CIDR }] }';
    expect(elsewhere('projectcalico.org/v3', 'BGPConfiguration', spec)).toBe('any');
    expect(elsewhere('projectcalico.org/v3', 'BGPConfiguration', '{ serviceLoadBalancerIPs: $ALL }')).toBe('any');
  });

  it('an FRRConfiguration announces the prefixes of its routers', () => {
    const spec = '{ bgp: { routers: [{ asn: 64500, prefixes: [10.0.100.0/31] }] } }';
    expect(elsewhere('frrk8s.metallb.io/v1beta1', 'FRRConfiguration', spec)).toEqual(['10.0.100.0-10.0.100.1']);
  });

  it.each([
    ['cilium.io/v2', 'CiliumBGPAdvertisement'],
    ['cilium.io/v2alpha1', 'CiliumBGPPeeringPolicy'],
    ['cilium.io/v2alpha1', 'CiliumL2AnnouncementPolicy'],
    ['crd.antrea.io/v1alpha1', 'BGPPolicy'],
  ])('%s %s may announce every Service', (apiVersion, kind) => {
    expect(elsewhere(apiVersion, kind, '{}')).toBe('any');
  });

  it('kube-router announces where its flag says so', () => {
    const container = (argument: string) =>
      `{ template: { spec: { containers: [{ image: kube-router, args: [--run-router, "${argument}"] }] } } }`;
    expect(elsewhere('apps/v1', 'DaemonSet', container('--advertise-loadbalancer-ip=true'))).toBe('any');
    expect(elsewhere('apps/v1', 'DaemonSet', container('--advertise-loadbalancer-ip=false'))).toEqual([]);
  });

  it('a kind of another group is nobody', () => {
    expect(elsewhere('example.org/v1', 'BGPPolicy', '{}')).toEqual([]);
  });
});
