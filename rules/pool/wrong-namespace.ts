import { blameValue, type RelatedPlace, type SiteRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { written } from '../../src/metallb/service.ts';

/** What MetalLB writes itself, which `schema/status-object` speaks of wherever it stands. */
const STATUS_KINDS = new Set(['ServiceL2Status', 'ServiceBGPStatus', 'ConfigurationState']);

export const wrongNamespace: SiteRule = {
  name: 'pool/wrong-namespace',
  summary: "A resource of MetalLB outside MetalLB's namespace, which MetalLB never reads",
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/k8s: controller and speaker watch the resources of their own namespace',
    'MetalLB release notes 0.13.5: the webhook refuses resources created in another namespace',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      if (cluster.plan?.metallb.installed === false || cluster.namespace === undefined) continue;
      const { known, related } = originOf(cluster);
      for (const { manifest, namespace } of cluster.misplaced) {
        if (STATUS_KINDS.has(manifest.kind)) continue;
        yield {
          at: blameValue(cluster, manifest, ['metadata', 'namespace']),
          message: `${manifest.kind} "${written(manifest.name ?? '')}" stands in namespace "${namespace}", and MetalLB reads only "${cluster.namespace}"`,
          help: `Write namespace: ${cluster.namespace}, ${known}.`,
          ...(related === undefined ? {} : { related: [related] }),
        };
      }
    }
  },
};

interface Origin {
  readonly known: string;
  readonly related?: RelatedPlace;
}

/** How MetalLB's namespace is known: by the plan, by what installs it, or by where its other resources stand. */
function originOf(cluster: Cluster): Origin {
  const planned = cluster.plan?.metallb.namespace;
  if (planned !== undefined) {
    return { known: 'as the plan says', related: { message: "MetalLB's namespace", at: planned.at } };
  }
  const installation = cluster.installations.find(
    ({ namespace, installer }) => namespace === cluster.namespace && installer !== 'kustomization',
  );
  if (installation !== undefined) {
    const { manifest, route } = installation;
    const at = blameValue(cluster, manifest, route);
    return { known: 'where MetalLB is installed', related: { message: 'what installs MetalLB', at } };
  }
  const other = [...cluster.pools, ...cluster.advertisements]
    .map(({ manifest }) => manifest)
    .find((manifest) => manifest.namespace === cluster.namespace);
  if (other === undefined) return { known: 'where its other resources stand' };
  return { known: `where ${other.kind} "${written(other.name ?? '')}" stands` };
}
