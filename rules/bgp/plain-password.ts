import { blameKey, type SiteRule } from '../../src/lint/rule.ts';
import { subject } from '../../src/metallb/subject.ts';

export const plainPassword: SiteRule = {
  name: 'bgp/plain-password',
  summary: 'A BGP password in plain text in the manifest',
  severity: 'warning',
  since: '0.1.0',
  evidence: ['MetalLB BGPPeer: spec.passwordSecret names a Secret of the type kubernetes.io/basic-auth, since 0.13.0'],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { manifest, password, passwordSecret } of cluster.peers) {
        if (typeof password !== 'string' || passwordSecret !== undefined) continue;
        yield {
          at: blameKey(cluster, manifest, ['spec', 'password']),
          message: `${subject(cluster, manifest)} has its password in plain text, for everybody who reads the repository`,
          help: "Put it into a Secret of the type kubernetes.io/basic-auth in MetalLB's namespace, name that in passwordSecret, and change it.",
        };
      }
    }
  },
};
