import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { servedServices } from '../../src/metallb/absence.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { NEW_PREFIX, OLD_PREFIX, READ_ANNOTATIONS } from '../../src/metallb/request.ts';
import type { Service } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';

export const shadowedAnnotation: SiteRule = {
  name: 'service/shadowed-annotation',
  summary: 'An annotation with both prefixes and different values: the new one wins, even when it is empty',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'MetalLB since 0.14.9 looks for metallb.io/ first, and for metallb.universe.tf/ only where that is absent',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      if (!cluster.releases.since('0.14.9')) continue;
      for (const service of servedServices(cluster)) {
        const { annotations } = service.manifest;
        for (const keys of annotations.size < 2 ? [] : KEYS) {
          if (annotations.has(keys.older) && annotations.has(keys.newer)) yield* draft(cluster, service, keys);
        }
      }
    }
  },
};

const KEYS = READ_ANNOTATIONS.map((name) => ({ older: OLD_PREFIX + name, newer: NEW_PREFIX + name }));

function* draft(cluster: Cluster, { manifest }: Service, { older: oldKey, newer: newKey }: (typeof KEYS)[number]) {
  const [older, newer] = [manifest.annotations.get(oldKey), manifest.annotations.get(newKey)];
  if (typeof older !== 'string' || typeof newer !== 'string' || older === newer) return;
  const [route, winner] = [oldKey, newKey].map((key) => ['metadata', 'annotations', key]);
  if (route === undefined || winner === undefined) return;
  const counts = newer === '' ? 'is there, empty,' : `says "${newer}"`;
  yield {
    at: blameValue(cluster, manifest, route),
    message: `${subject(cluster, manifest)} says "${older}" by "${oldKey}", and "${newKey}" ${counts} and wins`,
    help: `Keep "${newKey}" with the value that is meant, and remove the other.`,
    related: [{ message: 'the one that counts', at: blameKey(cluster, manifest, winner) }],
  };
}
