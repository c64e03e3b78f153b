import { Manifest } from '../../manifest/manifest.ts';
import type { Route } from '../../manifest/tree.ts';
import { applyPatch, patchedPlaces } from '../flux/apply-patch.ts';

/**
 * Resources as a file of patches changes them: each patch the one of its kind and name. What a patch sets stands in the
 * patch.
 */
export function patchedByFile(manifests: readonly Manifest[], patches: readonly Manifest[]): readonly Manifest[] {
  return manifests.map((manifest) => patches.filter((patch) => isFor(patch, manifest)).reduce(patched, manifest));
}

function isFor(patch: Manifest, manifest: Manifest): boolean {
  return patch.kind === manifest.kind && patch.name === manifest.name;
}

function patched(manifest: Manifest, patch: Manifest): Manifest {
  const { fields, set } = applyPatch(manifest.fields, patch.fields);
  if (fields === undefined) return manifest;
  const places = {
    value: (route: Route) => patch.at(route),
    key: (route: Route) => patch.keyAt(route),
    definitions: (route: Route) => patch.definitionsAt(route),
  };
  return new Manifest(fields, patchedPlaces(manifest, set, places));
}
