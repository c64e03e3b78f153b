import { draftOldAnnotations, draftOldRequests } from '../../src/lint/deprecated-draft.ts';
import { blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { deprecatedIn } from '../../src/metallb/kinds.ts';
import { subject } from '../../src/metallb/subject.ts';

export const deprecated: SiteRule = {
  name: 'schema/deprecated',
  summary: 'Still served, and deprecated in the release: a kind, a BGP mode, an annotation prefix, spec.loadBalancerIP',
  severity: 'warning',
  since: '0.1.0',
  fix: 'safe',
  evidence: [
    'The CustomResourceDefinitions of MetalLB: AddressPool is deprecated since 0.13.0, BGPPeer v1beta1 since 0.14.9',
    'MetalLB 0.14.9 brings the prefix metallb.io/, 0.16.0 deprecates the mode frr',
    'https://metallb.io/release-notes/',
    'Kubernetes 1.24 deprecates spec.loadBalancerIP',
    'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      yield* kinds(cluster);
      yield* mode(cluster);
      yield* draftOldAnnotations(cluster);
      yield* draftOldRequests(cluster);
    }
  },
};

function* kinds(cluster: Cluster): Iterable<Draft> {
  for (const manifest of cluster.manifests) {
    const { kind, apiVersion } = manifest;
    const since = deprecatedIn(cluster.releases, kind, apiVersion);
    if (since === undefined) continue;
    const name = subject(cluster, manifest);
    const path = manifest.keyAt(['kind']).source.path;
    yield kind === 'AddressPool'
      ? {
          at: blameValue(cluster, manifest, ['kind']),
          message: `${name} is deprecated since MetalLB ${since}${ignored(cluster)}`,
          help: `Turn it into an IPAddressPool and its advertisement: mlb-lint migrate ${path}`,
        }
      : {
          at: blameValue(cluster, manifest, ['apiVersion']),
          message: `${name} is of "${apiVersion}", deprecated since MetalLB ${since}`,
          help: 'Write "metallb.io/v1beta2", which has all its fields.',
        };
  }
}

/** AddressPools of 0.14.0 to 0.14.2 are accepted, and no longer read. */
function ignored({ releases }: Cluster): string {
  return releases.since('0.14.0') ? ', and not read since 0.14.0' : '';
}

function* mode(cluster: Cluster): Iterable<Draft> {
  const [only, another] = cluster.modes;
  if (only !== 'frr' || another !== undefined || !cluster.releases.since('0.16.0')) return;
  const [installation] = cluster.installations;
  const planned = cluster.plan?.metallb.bgp?.at;
  const found = installation && blameValue(cluster, installation.manifest, installation.route);
  const at = planned ?? found;
  if (at === undefined) return;
  const message = 'The BGP mode "frr" is deprecated since MetalLB 0.16.0';
  yield { at, cluster, message, severity: 'info', help: 'Plan the change to "frr-k8s", the default.', blamed: 'frr' };
}
