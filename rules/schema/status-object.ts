import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { isMetallbResource } from '../../src/metallb/build-cluster.ts';
import { isStatusKind } from '../../src/metallb/kinds.ts';
import { NEW_PREFIX, OLD_PREFIX, WRITTEN_ANNOTATION } from '../../src/metallb/request.ts';
import { subject } from '../../src/metallb/subject.ts';

export const statusObject: SiteRule = {
  name: 'schema/status-object',
  summary: 'What MetalLB writes itself is kept in git: its status resources, or the annotation that names the pool',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'https://metallb.io/apis/: ServiceL2Status, ServiceBGPStatus and ConfigurationState report what the speakers and the controller do',
    'MetalLB 0.13.8: the controller writes the annotation ip-allocated-from-pool and never reads it',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const manifest of cluster.manifests) {
        if (isDumped(manifest) || !isMetallbResource(manifest) || !isStatusKind(manifest.kind)) continue;
        const message = `MetalLB writes ${subject(cluster, manifest)} itself, and overwrites or deletes what git says`;
        yield { at: blameValue(cluster, manifest, ['kind']), message, help: 'Remove it from the repository.' };
      }
      for (const { manifest } of cluster.services) {
        for (const key of isDumped(manifest) ? [] : WRITTEN_KEYS) {
          if (!manifest.annotations.has(key)) continue;
          const message = `MetalLB writes the annotation "${key}" of ${subject(cluster, manifest)} itself and never reads it`;
          const at = blameKey(cluster, manifest, ['metadata', 'annotations', key]);
          yield { at, message, severity: 'info', help: `Remove it; to ask for a pool, use "${ASKING}".` };
        }
      }
    }
  },
};

const WRITTEN_KEYS = [NEW_PREFIX + WRITTEN_ANNOTATION, OLD_PREFIX + WRITTEN_ANNOTATION];
const ASKING = 'address-pool';

/** Whether it comes from a cluster rather than from a person: only the API server gives a `uid`. */
function isDumped(manifest: Manifest): boolean {
  return manifest.get(['metadata', 'uid']) !== undefined;
}
