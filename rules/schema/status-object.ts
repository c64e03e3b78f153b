import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { isMetallbResource } from '../../src/metallb/build-cluster.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { isStatusKind, unservedIn } from '../../src/metallb/kinds.ts';
import { NEW_PREFIX, OLD_PREFIX, WRITTEN_ANNOTATION } from '../../src/metallb/request.ts';
import { subject } from '../../src/metallb/subject.ts';

export const statusObject: SiteRule = {
  name: 'schema/status-object',
  summary: 'What MetalLB writes itself is kept in git: its status resources, or the annotation that names the pool',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'ServiceL2Status, ServiceBGPStatus and ConfigurationState report what the speakers and the controller do',
    'https://metallb.io/apis/',
    'MetalLB 0.13.8: the controller writes the annotation ip-allocated-from-pool and never reads it',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const manifest of cluster.manifests) {
        if (!isStatusResource(cluster, manifest) || isDumped(manifest)) continue;
        const message = `MetalLB writes ${subject(cluster, manifest)} itself, and overwrites or deletes what git says`;
        yield { at: blameValue(cluster, manifest, ['kind']), message, help: 'Remove it from the repository.' };
      }
      for (const { manifest } of cluster.services) {
        const written = WRITTEN_KEYS.filter((key) => manifest.annotations.has(key));
        for (const key of written.length === 0 || isDumped(manifest) ? [] : written) {
          const message = `MetalLB writes the annotation "${key}" of ${subject(cluster, manifest)} itself and never reads it`;
          const at = blameKey(cluster, manifest, ['metadata', 'annotations', key]);
          yield { at, message, severity: 'info', help: `Remove it; to ask for a pool, write "${asking(cluster)}".` };
        }
      }
    }
  },
};

const WRITTEN_KEYS = [NEW_PREFIX + WRITTEN_ANNOTATION, OLD_PREFIX + WRITTEN_ANNOTATION];

function asking({ releases }: Cluster): string {
  return `${releases.since('0.14.9') ? NEW_PREFIX : OLD_PREFIX}address-pool`;
}

/** One that the release does not serve is `schema/unserved-version`. */
function isStatusResource({ releases }: Cluster, manifest: Manifest): boolean {
  const { kind, apiVersion } = manifest;
  return isMetallbResource(manifest) && isStatusKind(kind) && unservedIn(releases, kind, apiVersion) === undefined;
}

/** Whether it comes from a cluster rather than from a person: only the API server gives a `uid`. */
function isDumped(manifest: Manifest): boolean {
  return manifest.get(['metadata', 'uid']) !== undefined;
}
