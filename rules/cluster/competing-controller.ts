import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { sharedPrefixes, sharedRouters } from '../../src/metallb/calico.ts';
import { competitorsIn } from '../../src/metallb/competitors.ts';
import { subject } from '../../src/metallb/subject.ts';

const NAME = ['metadata', 'name'];

export const competingController: SiteRule = {
  name: 'cluster/competing-controller',
  summary: 'Something else serves the Services, or holds the BGP sessions, that MetalLB does',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'Two controllers that serve one Service write its status in turn, and both announce what they gave',
    'https://metallb.io/configuration/calico/',
    'https://metallb.io/installation/#preparation',
    'https://docs.cilium.io/en/stable/network/lb-ipam/',
    'https://docs.k3s.io/networking/networking-services#service-load-balancer',
    'https://kube-vip.io/docs/usage/kubernetes-services/',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { manifest, route, name, does, remedy } of competitorsIn(cluster)) {
        const message = `${name} (${subject(cluster, manifest)}) ${does}`;
        yield { at: blameValue(cluster, manifest, route), message, help: remedy };
      }
      for (const { manifest, peer, address } of sharedRouters(cluster)) {
        yield {
          at: blameValue(cluster, manifest, ['spec', 'peerIP']),
          message: `Calico's ${subject(cluster, manifest)} and MetalLB's ${subject(cluster, peer.manifest)} peer with the same router ${address}, which takes one session from a node`,
          help: 'Let Calico announce the Services too ("serviceLoadBalancerIPs"), without MetalLB\'s speaker, or peer with another router.',
          related: [{ message: "MetalLB's peer", at: blameValue(cluster, peer.manifest, ['spec', 'peerAddress']) }],
        };
      }
      for (const { manifest, route, pool } of sharedPrefixes(cluster)) {
        yield {
          at: blameValue(cluster, manifest, route),
          message: `Calico's ${subject(cluster, manifest)} announces addresses of ${subject(cluster, pool.manifest)}, which MetalLB announces too`,
          severity: 'warning',
          help: 'Leave the announcement to one of them: take the prefix out here, or remove the BGPAdvertisement.',
          related: [{ message: 'the pool', at: blameValue(cluster, pool.manifest, NAME) }],
        };
      }
    }
  },
};
