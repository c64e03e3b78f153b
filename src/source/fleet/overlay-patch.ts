import { Manifest } from '../../manifest/manifest.ts';
import type { Route } from '../../manifest/tree.ts';
import { applyPatch } from '../flux/patches.ts';

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
  const isSet = (route: Route) =>
    set.some((changed) => changed.length <= route.length && changed.every((step, index) => step === route[index]));
  return new Manifest(fields, {
    value: (route) => (isSet(route) ? patch : manifest).at(route),
    key: (route) => (isSet(route) ? patch : manifest).keyAt(route),
    definitions: (route) => (isSet(route) ? patch : manifest).definitionsAt(route),
  });
}
