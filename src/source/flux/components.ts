import { posix } from 'node:path';
import { Refusal } from '../../files/files.ts';
import type { YamlDocument } from '../../manifest/documents.ts';
import { Manifest } from '../../manifest/manifest.ts';
import { KUSTOMIZATION_FILES } from '../kustomization.ts';
import type { Reader } from '../reader.ts';
import { type Patch, patchesOf } from './patches.ts';

/**
 * The `patches` of the kustomize Component in a folder, inline or in files, in their order: whatever includes it applies
 * them to all that it deploys. None where there is no Component that can be read.
 */
export function componentPatches(folder: string, reader: Reader): readonly Patch[] {
  const read = documentReader(folder, reader);
  for (const name of KUSTOMIZATION_FILES) {
    const { fields, places } = read(name) ?? {};
    if (fields === undefined || places === undefined) continue;
    if (fields.get('kind') !== 'Component') return [];
    return patchesOf(new Manifest(fields, places), ['patches'], read);
  }
  return [];
}

/** Reads the first document of files by their paths from a folder; undefined for what cannot be read. */
export function documentReader(folder: string, reader: Reader): (path: string) => YamlDocument | undefined {
  return (path) => {
    const reading = reader.read(posix.join(folder, path));
    return reading instanceof Refusal ? undefined : reading.documents[0];
  };
}
