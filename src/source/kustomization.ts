const FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** Whether a path is that of a kustomization, by the three names kustomize looks for. */
export function isKustomizationFile(path: string): boolean {
  return FILE_NAMES.some(
    (name) => path.endsWith(name) && (path.length === name.length || path[path.length - name.length - 1] === '/'),
  );
}
