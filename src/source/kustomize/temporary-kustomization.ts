import { posix, relative, sep } from 'node:path';
import type { TemporaryFolder } from '../../files/temporary.ts';

/** The annotation that tells overlays of one rendering apart. Users never see it. */
export const MARKER = 'mlb-lint.invalid/overlay';

/**
 * Writes a kustomization that includes overlays, each behind a folder of its own that marks its resources with its
 * number, and returns the folder. Overlays are named by relative paths, the only ones kustomize takes. A marker is a
 * transformer of its own: common annotations would go into the pods' templates, too.
 */
export function writeKustomization(
  into: TemporaryFolder,
  name: string,
  root: string,
  overlays: readonly string[],
): string {
  for (const [index, overlay] of overlays.entries()) {
    const folder = posix.join(name, String(index));
    const marked = { resources: [pathTo(into, folder, root, overlay)], transformers: [marker(index)] };
    into.write(posix.join(folder, 'kustomization.yaml'), JSON.stringify(marked));
  }
  const top = { resources: overlays.map((_, index) => String(index)), buildMetadata: ['originAnnotations'] };
  into.write(posix.join(name, 'kustomization.yaml'), JSON.stringify(top));
  return `${into.path}${sep}${name}`;
}

function marker(index: number): string {
  return JSON.stringify({
    apiVersion: 'builtin',
    kind: 'AnnotationsTransformer',
    metadata: { name: 'overlay' },
    annotations: { [MARKER]: String(index) },
    fieldSpecs: [{ path: 'metadata/annotations', create: true }],
  });
}

function pathTo(into: TemporaryFolder, folder: string, root: string, overlay: string): string {
  return relative(`${into.path}/${folder}`, `${root}/${overlay}`).split(sep).join('/');
}
