import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { directHttpServices } from '../../src/metallb/direct-http.ts';
import { subject } from '../../src/metallb/subject.ts';

const MOST_RELATED = 10;

export const directHttp: SiteRule = {
  name: 'service/direct-http',
  summary:
    'Several Services of a cluster each take an address for ports 80 and 443: an Ingress or Gateway would take one',
  severity: 'info',
  since: '0.1.0',
  evidence: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/: one address serves many hosts and paths',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const [first, second, ...others] = directHttpServices(cluster);
      if (first === undefined || second === undefined) continue;
      const count = 2 + others.length;
      yield {
        at: name(cluster, second.manifest),
        message: `${subject(cluster, second.manifest)} is one of ${count} Services that each take an address for ports 80 and 443`,
        help: 'Publish HTTP applications through one Ingress controller or Gateway, which takes a single address.',
        related: [first, ...others]
          .slice(0, MOST_RELATED)
          .map(({ manifest }) => ({ message: 'another one', at: name(cluster, manifest) })),
        blamed: '',
      };
    }
  },
};

function name(cluster: Cluster, manifest: Parameters<typeof blameValue>[1]) {
  return blameValue(cluster, manifest, ['metadata', 'name']);
}
