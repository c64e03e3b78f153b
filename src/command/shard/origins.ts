import { Refusal } from '../../files/files.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Ground } from '../../source/gather.ts';

/**
 * Names a resource that other clusters may be given too, as it stands in a file or as an overlay makes it: the same name
 * in every run over the same files. Undefined for what was made for one cluster alone.
 */
export async function originsIn(
  { reader, render }: Ground,
  files: Iterable<string>,
): Promise<(manifest: Manifest) => string | undefined> {
  const names = new Map<Manifest, string>();
  const name = (from: string, manifests: readonly Manifest[]) => {
    for (const [index, manifest] of manifests.entries()) names.set(manifest, `${from} ${index}`);
  };
  for (const [folder, { manifests }] of await render([])) name(`${folder}/`, manifests);
  for (const path of files) {
    const reading = reader.read(path);
    if (!(reading instanceof Refusal)) name(path, reading.manifests);
  }
  return (manifest) => names.get(manifest);
}
