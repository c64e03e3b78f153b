import { isFields, isItems, type Tree } from '../../manifest/tree.ts';
import { HARMLESS } from './remote.ts';

/**
 * Keys of a kustomization, or of the configuration of a plugin, that kustomize reads as ones that name paths and that
 * nobody else does: Go's JSON takes no notice of case (`foldName` in its encoding/json/fold.go). At any depth; those of
 * keys that are known to be harmless are left out.
 */
export function misspeltKeys(tree: Tree | undefined): readonly string[] {
  if (isItems(tree)) return tree.flatMap(misspeltKeys);
  if (!isFields(tree)) return [];
  return [...tree].flatMap(([key, value]) => [
    ...(!KEYS.has(key) && FOLDED.has(folded(key)) ? [key] : []),
    ...(HARMLESS.has(key) ? [] : misspeltKeys(value)),
  ]);
}

const KEYS: ReadonlySet<string> = new Set([
  ...['resources', 'bases', 'components', 'generators', 'transformers', 'validators', 'crds', 'configurations'],
  ...['patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements', 'openapi', 'configMapGenerator'],
  ...['secretGenerator', 'helmCharts', 'helmChartInflationGenerator', 'helmGlobals'],
  ...['path', 'paths', 'files', 'envs', 'env', 'valuesFile', 'additionalValuesFiles'],
]);

const FOLDED: ReadonlySet<string> = new Set([...KEYS].map(folded));

/** To Go the long s is an s, and the sign of the kelvin a k. */
function folded(key: string): string {
  return key.toUpperCase().toLowerCase();
}
