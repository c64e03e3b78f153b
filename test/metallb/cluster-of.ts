import { readDocuments } from '../../src/manifest/documents.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { buildCluster, type ClusterParts } from '../../src/metallb/build-cluster.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { Releases } from '../../src/metallb/release.ts';
import { Source } from '../../src/text/source.ts';

/** A cluster of the manifests in a YAML text, in which nothing is hidden. */
export function clusterOf(text: string, parts: Partial<ClusterParts> = {}): Cluster {
  const { documents } = readDocuments(new Source('cluster.yaml', text));
  return buildCluster({
    name: 'prod',
    plan: undefined,
    bounded: true,
    manifests: documents.flatMap((document) => resourcesOf(document).manifests),
    releases: Releases.of('0.15.3'),
    modes: ['frr-k8s'],
    unseen: { mayHold: () => false },
    ...parts,
  });
}

/** A resource of MetalLB in flow style; `spec` is the text of its spec. */
export function resource(kind: string, name: string, spec: string, metadata = ''): string {
  const more = metadata === '' ? '' : `, ${metadata}`;
  const place = metadata.includes('namespace:') ? '' : ', namespace: metallb-system';
  return `---\n{ apiVersion: metallb.io/v1beta1, kind: ${kind}, metadata: { name: ${name}${place}${more} }, spec: ${spec} }\n`;
}
