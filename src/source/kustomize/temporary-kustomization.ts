import { posix, relative, sep } from 'node:path';
import type { TemporaryFolder } from '../../files/temporary.ts';

/** The annotation that tells overlays of one rendering apart. Users never see it. */
export const MARKER = 'mlb-lint.invalid/overlay';

/** An overlay to render with others. */
export interface Included {
  /** Relative to the repository. */
  readonly folder: string;
  /** Whether its resources are to carry its number in the rendering. */
  readonly isMarked: boolean;
  /** Whether their names are to be other ones than those of all other overlays in it; only of a marked one. */
  readonly isRenamed: boolean;
}

/** What is put behind the names of a renamed overlay, in names and in what refers to them. */
const SUFFIX = '-mlb-lint-invalid-';

/** A text of a rendering as it is without renaming. */
export function withoutSuffix(text: string): string {
  return text.includes(SUFFIX) ? text.replace(/-mlb-lint-invalid-\d+/g, '') : text;
}

/**
 * Writes a kustomization that includes overlays, and returns its folder. Overlays are named by relative paths, the only
 * ones kustomize takes. A marked one stands behind a kustomization of its own, whose marker is a transformer: common
 * annotations would go into the templates of pods, too.
 */
export function writeKustomization(
  into: TemporaryFolder,
  name: string,
  root: string,
  overlays: readonly Included[],
): string {
  const path = (from: string, overlay: Included): string =>
    relative(`${into.path}/${from}`, `${root}/${overlay.folder}`).split(sep).join('/');
  const resources = overlays.map((overlay, index) => {
    if (!overlay.isMarked) return path(name, overlay);
    const folder = posix.join(name, String(index));
    const marked = {
      resources: [path(folder, overlay)],
      transformers: [marker(index)],
      ...(overlay.isRenamed ? { nameSuffix: `${SUFFIX}${index}` } : {}),
    };
    into.write(posix.join(folder, 'kustomization.yaml'), JSON.stringify(marked));
    return String(index);
  });
  const top = { resources, buildMetadata: ['originAnnotations'] };
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
