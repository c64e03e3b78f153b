import { blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { type Unserved, unservedIn } from '../../src/metallb/kinds.ts';
import { subject } from '../../src/metallb/subject.ts';

export const unservedVersion: SiteRule = {
  name: 'schema/unserved-version',
  summary: 'A kind or apiVersion that the release of MetalLB does not serve',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'The CustomResourceDefinitions of MetalLB 0.13.0 to 0.16.1 (config/crd/bases of each tag)',
    'MetalLB 0.14.3 no longer ships the CustomResourceDefinition of AddressPool',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const manifest of cluster.manifests) {
        const { kind, apiVersion } = manifest;
        const unserved = unservedIn(cluster.releases, kind, apiVersion);
        if (unserved !== undefined) yield draft(cluster, manifest, unserved);
      }
    }
  },
};

function draft(cluster: Cluster, manifest: Manifest, unserved: Unserved): Draft {
  const { kind, apiVersion } = manifest;
  const name = subject(cluster, manifest);
  const at = (field: string) => blameValue(cluster, manifest, [field]);
  const runs = `this cluster runs ${cluster.releases}`;
  switch (unserved.why) {
    case 'kind': {
      const help = unserved.meant === undefined ? 'Remove it.' : `Did you mean "${unserved.meant}"?`;
      return { at: at('kind'), message: `MetalLB has no kind "${kind}", and the API server refuses ${name}`, help };
    }
    case 'version': {
      const message = `MetalLB serves no "${apiVersion}" of ${kind}, and the API server refuses ${name}`;
      return { at: at('apiVersion'), message, help: `Write "${unserved.meant}".` };
    }
    case 'group': {
      const message = `No "${apiVersion}" has the kind ${kind}, and the API server refuses ${name}`;
      return { at: at('apiVersion'), message, help: `Write "${unserved.meant}".` };
    }
    case 'removed': {
      const message = `${name} is of a kind that is gone since MetalLB ${unserved.release}, and ${runs}`;
      return { at: at('kind'), message, help: `Migrate it: mlb-lint migrate ${manifest.keyAt(['kind']).source.path}` };
    }
    case 'newer': {
      const message = `${name} is of a kind that exists from MetalLB ${unserved.release} on, and ${runs}`;
      return { at: at('kind'), message, help: `Remove it, or upgrade to ${unserved.release} or later.` };
    }
  }
}
