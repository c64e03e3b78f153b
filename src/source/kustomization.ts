/** The names of the file of a kustomization, in the order in which kustomize looks for them. */
export const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** Whether a path is that of a kustomization, by the three names kustomize looks for. */
export function isKustomizationFile(path: string): boolean {
  return KUSTOMIZATION_FILES.some(
    (name) => path.endsWith(name) && (path.length === name.length || path[path.length - name.length - 1] === '/'),
  );
}
