import { unknownFieldFix } from '../../src/lint/rename-key.ts';
import { blameKey, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import type { UnknownField } from '../../src/manifest/schema-fault.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { schemaFaults } from '../../src/metallb/schema-faults.ts';
import { fieldPath, subject } from '../../src/metallb/subject.ts';

export const unknownField: SiteRule = {
  name: 'schema/unknown-field',
  summary: 'A field that the release does not know, which the API server drops in silence',
  severity: 'error',
  since: '0.1.0',
  fix: 'safe',
  evidence: [
    'The CustomResourceDefinitions of MetalLB 0.13.0 to 0.16.1 (config/crd/bases of each tag)',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { manifest, fault } of schemaFaults(cluster)) {
        if (fault.kind === 'unknown-field') yield draft(cluster, manifest, fault);
      }
    }
  },
};

function draft(cluster: Cluster, manifest: Manifest, fault: UnknownField): Draft {
  const field = `Field "${fieldPath(fault.route)}" of ${subject(cluster, manifest)}`;
  const { since, until } = fault.exists ?? {};
  const at = blameKey(cluster, manifest, fault.route);
  if (until !== undefined) {
    return { at, message: `${field} is gone since MetalLB ${until}, and is dropped in silence`, help: 'Remove it.' };
  }
  if (since !== undefined) {
    const runs = `this cluster runs ${cluster.releases}`;
    const message = `${field} exists from MetalLB ${since} on, and ${runs}, which drops it in silence`;
    return { at, message, help: `Remove it, or upgrade to ${since} or later.` };
  }
  const message = `${field} does not exist, and is dropped in silence`;
  if (fault.nearest === undefined) return { at, message, ...adviceFor(manifest, fault) };
  const fix = unknownFieldFix(manifest, fault.route, fault.nearest);
  return { at, message, help: `Did you mean "${fault.nearest}"?`, ...(fix === undefined ? {} : { fix }) };
}

/** What people carry over from the ConfigMap of MetalLB 0.12 and from AddressPool. */
function adviceFor({ kind }: Manifest, { route }: UnknownField): { readonly help: string } {
  const field = fieldPath(route);
  if (kind === 'IPAddressPool' && /^spec\.(protocol|bgp-?[aA]dvertisements)$/.test(field)) {
    return { help: 'Remove it: an L2Advertisement or BGPAdvertisement says how a pool is announced.' };
  }
  return { help: 'Remove it.' };
}
