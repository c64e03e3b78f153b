import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import { isMetallbResource } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import type { Release } from './release.ts';
import { NEW_PREFIX, READ_ANNOTATIONS } from './request.ts';
import { schemaFaults } from './schema-faults.ts';
import { schemaFor, servedIn } from './schemas.ts';

/** A part of a resource that MetalLB does not read, whatever it says. */
export interface Ignored {
  readonly manifest: Manifest;
  readonly route: Route;
}

/**
 * What of a cluster's resources its release does not honor: kinds it does not serve, fields it does not know, and
 * annotations whose prefix it does not know. Of a range of releases, what none of them honors.
 */
export function ignoredParts(cluster: Cluster): readonly Ignored[] {
  return [...ignoredKinds(cluster), ...ignoredFields(cluster), ...ignoredAnnotations(cluster)];
}

/** Since 0.14.0 AddressPools are accepted and not read, though the CRD stays until 0.14.2. */
function ignoredKinds({ manifests, releases }: Cluster): readonly Ignored[] {
  const isRead =
    ({ kind, apiVersion }: Manifest) =>
    (release: Release) =>
      servedIn(kind, apiVersion, release) && !(kind === 'AddressPool' && releases.since('0.14.0'));
  return manifests
    .filter((manifest) => isMetallbResource(manifest) && schemaFor(manifest.kind, manifest.apiVersion) !== undefined)
    .filter((manifest) => !releases.some(isRead(manifest)))
    .map((manifest) => ({ manifest, route: ['kind'] }));
}

function ignoredFields(cluster: Cluster): readonly Ignored[] {
  const unknown = schemaFaults(cluster).filter(({ fault }) => fault.kind === 'unknown-field');
  const idle = cluster.releases.since('0.15.0')
    ? cluster.peers.filter(({ disableMP }) => disableMP === true).map(({ manifest }) => manifest)
    : [];
  return [
    ...unknown.map(({ manifest, fault }) => ({ manifest, route: fault.route })),
    ...idle.map((manifest) => ({ manifest, route: ['spec', 'disableMP'] })),
  ];
}

function ignoredAnnotations({ services, releases }: Cluster): readonly Ignored[] {
  if (!releases.before('0.14.9')) return [];
  return services.flatMap(({ manifest }) =>
    READ_ANNOTATIONS.map((name) => NEW_PREFIX + name)
      .filter((key) => manifest.annotations.has(key))
      .map((key) => ({ manifest, route: ['metadata', 'annotations', key] })),
  );
}
