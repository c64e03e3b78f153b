import { blameKey, type SiteRule } from '../../src/lint/rule.ts';
import { legacyConfigs } from '../../src/metallb/legacy-config.ts';
import { subject } from '../../src/metallb/subject.ts';

export const legacyConfigmap: SiteRule = {
  name: 'schema/legacy-configmap',
  summary: 'The ConfigMap that configured MetalLB up to 0.12, which every release since 0.13 ignores',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB 0.13.2 is configured by resources and no longer by a ConfigMap',
    'https://metallb.io/release-notes/#version-0-13-2',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      if (cluster.plan?.metallb.installed === false) continue;
      for (const { manifest, route } of legacyConfigs(cluster)) {
        const message = `${subject(cluster, manifest)} configures MetalLB up to 0.12; no release since 0.13 reads it`;
        const help = `Turn it into resources: mlb-lint migrate ${manifest.keyAt(route).source.path}`;
        yield { at: blameKey(cluster, manifest, route), message, help };
      }
    }
  },
};
