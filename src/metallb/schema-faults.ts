import type { Manifest } from '../manifest/manifest.ts';
import { checkSchema } from '../manifest/schema-check.ts';
import type { SchemaFault } from '../manifest/schema-fault.ts';
import { isCore, isMetallbResource } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { isStatusKind } from './kinds.ts';
import type { Release } from './release.ts';
import { type ServedKind, schemaFor, servedIn } from './schemas.ts';
import { onceAlike } from './twins.ts';

/** What the API server refuses or drops of one resource. */
export interface ResourceFault {
  readonly manifest: Manifest;
  readonly fault: SchemaFault;
}

/**
 * What breaks its schema among a cluster's Services and MetalLB resources, in their order, whatever namespace they
 * stand in: the API server judges them all. A fault holds in every possible release that serves the resource; one that
 * none serves is not judged, nor is what MetalLB writes itself. Computed once a cluster.
 */
export const schemaFaults = onceAlike((cluster: Cluster): readonly ResourceFault[] => {
  const serving = new Map<ServedKind, readonly Release[]>();
  const servingOf = (known: ServedKind) => {
    const releases =
      serving.get(known) ?? cluster.releases.list.filter((one) => servedIn(known.kind, known.apiVersion, one));
    serving.set(known, releases);
    return releases;
  };
  return cluster.manifests.flatMap((manifest) => faultsOf(manifest, servingOf).map((fault) => ({ manifest, fault })));
});

function faultsOf(manifest: Manifest, servingOf: (known: ServedKind) => readonly Release[]): readonly SchemaFault[] {
  const { kind, apiVersion } = manifest;
  if (!isCore(manifest, 'Service') && !isMetallbResource(manifest)) return [];
  const known = isStatusKind(kind) ? undefined : schemaFor(kind, apiVersion);
  if (known === undefined) return [];
  return checkSchema(manifest.fields, known.schema, servingOf(known));
}
