import { draftRefusal } from '../../src/lint/fault-words.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { specificRule } from '../../src/lint/specific-rule.ts';
import { verdictDrafts } from '../../src/lint/verdict-drafts.ts';
import { metadataFaults } from '../../src/metallb/metadata-faults.ts';
import { schemaFaults } from '../../src/metallb/schema-faults.ts';
import { serviceFaults } from '../../src/metallb/service-faults.ts';
import type { Fact } from '../../src/metallb/verdict/refusal.ts';

const SELECTORS: ReadonlySet<Fact> = new Set(['selector-malformed']);

export const invalid: SiteRule = {
  name: 'schema/invalid',
  summary: 'A MetalLB resource or Service that the API server refuses',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'The CustomResourceDefinitions of MetalLB 0.13.0 to 0.16.1 (config/crd/bases of each tag)',
    'Kubernetes: ValidateService, and initIPFamilyFields for the families',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/storage/alloc.go',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { manifest, fault } of schemaFaults(cluster)) {
        if (fault.kind === 'unknown-field' || specificRule(manifest.kind, fault) !== undefined) continue;
        yield draftRefusal(cluster, manifest, fault);
      }
      for (const { manifest, route, message, help } of [...metadataFaults(cluster), ...serviceFaults(cluster)]) {
        yield { at: blameValue(cluster, manifest, route), message, help };
      }
      yield* verdictDrafts(cluster, SELECTORS, ({ manifest }) => manifest.kind !== 'BGPPeer');
    }
  },
};
