import { Refusal } from '../../files/files.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Ground } from '../../source/gather.ts';

/**
 * Names a resource that other clusters may be given too, as it stands in a file or as an overlay makes it: the same name
 * in every run over the same files. Undefined for what was made for one cluster alone.
 */
export async function originsIn({ reader, render }: Ground): Promise<(manifest: Manifest) => string | undefined> {
  const names = new Map<Manifest, string>();
  for (const [folder, { manifests }] of await render([])) {
    for (const [index, manifest] of manifests.entries()) names.set(manifest, `${folder}/ ${index}`);
  }
  const known = new Set<string>();
  return (manifest) => {
    const { path } = manifest.at([]).source;
    if (!known.has(path)) {
      known.add(path);
      const reading = reader.read(path);
      const manifests = reading instanceof Refusal ? [] : reading.manifests;
      for (const [index, one] of manifests.entries()) names.set(one, `${path} ${index}`);
    }
    return names.get(manifest);
  };
}
