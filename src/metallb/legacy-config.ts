import type { Manifest } from '../manifest/manifest.ts';
import { type Fields, fieldsOf, isItems, itemsOf, type Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { isCore } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { embeddedFields } from './embedded.ts';
import { compareReleases } from './release.ts';

/** A ConfigMap in which MetalLB up to 0.12 was configured. */
export interface LegacyConfig {
  readonly manifest: Manifest;
  /** The key under `data` that holds the configuration. */
  readonly route: Route;
}

/** The key that MetalLB read; the ConfigMap's own name could be chosen, `config` being the default. */
const ROUTE: Route = ['data', 'config'];

/**
 * The legacy configurations of a cluster, which no release since 0.13.0 reads: ConfigMaps that speak its grammar, and
 * `config` in MetalLB's namespace whatever is in it. None where the repository installs a release that reads them.
 */
export function legacyConfigs(cluster: Cluster): readonly LegacyConfig[] {
  const found = cluster.manifests.filter((manifest) => isCore(manifest, 'ConfigMap') && isLegacy(cluster, manifest));
  if (found.length === 0 || installsLegacy(cluster)) return [];
  return found.map((manifest) => ({ manifest, route: ROUTE }));
}

function isLegacy(cluster: Cluster, manifest: Manifest): boolean {
  const text = manifest.get(ROUTE);
  if (typeof text === 'string' && embeddedFields(text).some(speaksLegacy)) return true;
  if (typeof text !== 'string' && !(text instanceof Unknown)) return false;
  return (
    manifest.name === 'config' && cluster.namespace !== undefined && cluster.namespaceOf(manifest) === cluster.namespace
  );
}

/** Whether a mapping has a list of pools with a protocol, or of peers, in the keys of the old grammar. */
export function speaksLegacy(fields: Fields): boolean {
  if (isItems(fields.get('address-pools'))) return true;
  return itemsOf(fields.get('peers')).some((peer) => fieldsOf(peer).has('my-asn') || fieldsOf(peer).has('peer-asn'));
}

function installsLegacy(cluster: Cluster): boolean {
  return cluster.installations.some(({ version }) => {
    const release = typeof version?.text === 'string' ? /^v?(0\.\d+\.\d+)/.exec(version.text)?.[1] : undefined;
    return release !== undefined && compareReleases(release, '0.13.0') < 0;
  });
}
