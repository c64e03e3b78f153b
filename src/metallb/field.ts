import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';

/** A text as Go reads it: undefined where it is missing, null or empty, Unknown where it is or has a wrong type. */
export function textAt(manifest: Manifest, route: Route): string | Unknown | undefined {
  const value = manifest.get(route) ?? '';
  if (value === '') return undefined;
  return typeof value === 'string' || value instanceof Unknown ? value : new Unknown('unresolved', '');
}

/** A whole number: undefined where it is missing or null, Unknown where it is or has a wrong type. */
export function numberAt(manifest: Manifest, route: Route): number | Unknown | undefined {
  const value = manifest.get(route) ?? undefined;
  if (value === undefined || value instanceof Unknown) return value;
  return typeof value === 'number' && Number.isInteger(value) ? value : new Unknown('unresolved', '');
}
