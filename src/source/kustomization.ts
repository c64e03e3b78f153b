import { posix } from 'node:path';

const FILE_NAMES: ReadonlySet<string> = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);

/** Whether a path is that of a kustomization, by the three names kustomize looks for. */
export function isKustomizationFile(path: string): boolean {
  return FILE_NAMES.has(posix.basename(path));
}
