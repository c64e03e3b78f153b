import type { Manifest } from '../../manifest/manifest.ts';
import { isAlive, type Lifetime } from '../../manifest/schema-history.ts';
import type { VersionedSchema } from '../../manifest/schema-versions.ts';
import type { Route } from '../../manifest/tree.ts';
import type { Cluster, Mode } from '../cluster.ts';
import { compareReleases, type Release } from '../release.ts';
import { schemaFor } from '../schemas.ts';

/** A cluster as one release of MetalLB meets it. */
export interface Setting {
  readonly cluster: Cluster;
  readonly release: Release;
}

/** A cluster as one release of MetalLB in one BGP mode meets it. */
export interface ModeSetting extends Setting {
  readonly mode: Mode;
}

/** Whether the release is this one or a later one. */
export function isSince({ release }: Setting, first: Release): boolean {
  return compareReleases(release, first) >= 0;
}

/** Whether the release's schema has a field of a resource; the API server drops what it does not know. */
export function hasField({ release }: Setting, { kind, apiVersion }: Manifest, route: Route): boolean {
  const schema = schemaFor(kind, apiVersion)?.schema;
  if (schema === undefined) return false;
  const known = lifetimes.get(schema) ?? new Map<string, Lifetime | undefined>();
  lifetimes.set(schema, known);
  const key = route.join('.');
  if (!known.has(key)) known.set(key, schema.lifetime(route));
  const lifetime = known.get(key);
  return lifetime !== undefined && isAlive(lifetime, release, compareReleases);
}

/** Of the few fields that are asked for. */
const lifetimes = new WeakMap<VersionedSchema, Map<string, Lifetime | undefined>>();
