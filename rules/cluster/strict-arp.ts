import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { announcesOverL2, laxProxies } from '../../src/metallb/kube-proxy.ts';
import { subject } from '../../src/metallb/subject.ts';

export const strictArp: SiteRule = {
  name: 'cluster/strict-arp',
  summary: 'kube-proxy runs in IPVS mode without strictARP while MetalLB announces over L2',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'In IPVS mode MetalLB needs strict ARP, which kube-proxy does not have by default',
    'https://metallb.io/installation/#preparation',
    'https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const l2 = cluster.bounded ? announcesOverL2(cluster) : undefined;
      if (l2 === undefined) continue;
      for (const { manifest, route } of laxProxies(cluster)) {
        const announcer = subject(cluster, l2);
        yield {
          at: (route[0] === 'data' ? blameKey : blameValue)(cluster, manifest, route),
          message: `kube-proxy runs in IPVS mode without strictARP, and every node answers for what ${announcer} announces`,
          help: 'Set "ipvs.strictARP: true".',
          related: [{ message: 'announces over L2', at: blameValue(cluster, l2, ['metadata', 'name']) }],
        };
      }
    }
  },
};
