import { unknownFieldFix } from '../../src/lint/rename-key.ts';
import { blameKey, type SiteRule } from '../../src/lint/rule.ts';
import { type AnnotationFault, annotationFaults } from '../../src/metallb/annotation-faults.ts';
import type { Releases } from '../../src/metallb/release.ts';
import { subject } from '../../src/metallb/subject.ts';

export const unknownAnnotation: SiteRule = {
  name: 'service/unknown-annotation',
  summary: 'A misspelt annotation of MetalLB, or one with a prefix that the release does not know: it is ignored',
  severity: 'error',
  since: '0.1.0',
  fix: 'safe',
  evidence: [
    'https://metallb.io/usage/: the annotations that MetalLB reads; keys of annotations are case-sensitive',
    'https://metallb.io/release-notes/: 0.14.9 brings the prefix metallb.io/',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const fault of annotationFaults(cluster)) {
        const { manifest } = fault.service;
        const route = ['metadata', 'annotations', fault.key];
        const isThere = fault.meant !== undefined && manifest.annotations.has(fault.meant);
        const fix = fault.meant === undefined || isThere ? undefined : unknownFieldFix(manifest, route, fault.meant);
        yield {
          at: blameKey(cluster, manifest, route),
          message: `${subject(cluster, manifest)} carries "${fault.key}", which MetalLB ${ignores(fault, cluster.releases)}`,
          help: help(fault, isThere),
          ...(fix && { fix }),
        };
      }
    }
  },
};

function ignores({ why }: AnnotationFault, releases: Releases): string {
  return why === 'too-new' ? `reads since 0.14.9 and not in ${releases}` : 'does not read';
}

function help({ meant }: AnnotationFault, isThere: boolean): string {
  if (meant === undefined)
    return 'MetalLB reads address-pool, loadBalancerIPs and allow-shared-ip: name one of them, or remove it.';
  return isThere ? `Remove it: "${meant}" is there too, and counts.` : `Write "${meant}".`;
}
