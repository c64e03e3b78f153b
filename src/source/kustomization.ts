import { posix } from 'node:path';
import type { YamlDocument } from '../manifest/documents.ts';
import { type Fields, fieldsOf, isFields, itemsOf, type Tree } from '../manifest/tree.ts';

const FILE_NAMES: ReadonlySet<string> = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);

/** Whether a path is that of a kustomization, by the three names kustomize looks for. */
export function isKustomizationFile(path: string): boolean {
  return FILE_NAMES.has(posix.basename(path));
}

/**
 * The files that a kustomization uses without deploying them as resources: its patches, replacements, and the files
 * its generators pack into ConfigMaps and Secrets. Paths are relative to the repository root; a patch written inline
 * has none.
 */
export function partsOf(path: string, documents: readonly YamlDocument[]): readonly string[] {
  const folder = posix.dirname(path);
  return documents
    .flatMap(({ fields }) => (fields === undefined ? [] : namesIn(fields)))
    .filter((name) => name !== '' && !/[\r\n]/.test(name))
    .map((name) => posix.join(folder, name));
}

function namesIn(fields: Fields): readonly string[] {
  return [
    ...['patches', 'patchesJson6902', 'replacements'].flatMap((key) => itemsOf(fields.get(key)).map(pathOf)),
    ...itemsOf(fields.get('patchesStrategicMerge')).map(text),
    ...['configMapGenerator', 'secretGenerator'].flatMap((key) =>
      itemsOf(fields.get(key)).flatMap((generator) => itemsOf(fieldsOf(generator).get('files')).map(generatorFile)),
    ),
  ];
}

function pathOf(item: Tree): string {
  return isFields(item) ? text(item.get('path')) : '';
}

/** `name=path`, or the path alone. */
function generatorFile(item: Tree): string {
  const written = text(item);
  return written.slice(written.indexOf('=') + 1);
}

function text(tree: Tree | undefined): string {
  return typeof tree === 'string' ? tree : '';
}
