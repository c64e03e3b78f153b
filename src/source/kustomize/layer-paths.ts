import { fieldsOf, isItems, type Route, type Tree } from '../../manifest/tree.ts';
import { itemsAt, type Layer, mappingsAt, written } from './layer.ts';

/**
 * What a kustomization names is used as. `resource`: a file of resources or the folder of another kustomization;
 * `component`: the folder of a component; `plugin`: the configuration of a generator, transformer or validator, a file,
 * a folder or the text itself; `file`: a file of any other sort.
 */
export type PathUse = 'resource' | 'component' | 'plugin' | 'file';

/** A path as a kustomization writes it. */
export interface LayerPath {
  readonly use: PathUse;
  readonly text: string;
  readonly route: Route;
}

/** Everything that a kustomization names by a path, in its order within each use. What a chart needs is left out. */
export function pathsIn(layer: Layer): readonly LayerPath[] {
  return [
    ...listed(layer, 'resource', 'resources', 'bases'),
    ...listed(layer, 'component', 'components'),
    ...listed(layer, 'plugin', 'generators', 'transformers', 'validators'),
    ...listed(layer, 'file', 'crds', 'configurations'),
    ...listed(layer, 'file', 'patchesStrategicMerge').filter(({ text }) => !isInline(text)),
    ...['patches', 'patchesJson6902', 'replacements'].flatMap((key) =>
      mappingsAt(layer, key).flatMap(({ fields, route }) => file(fields.get('path'), [...route, 'path'])),
    ),
    ...file(fieldsOf(layer.fields.get('openapi')).get('path'), ['openapi', 'path']),
    ...['configMapGenerator', 'secretGenerator'].flatMap((key) =>
      mappingsAt(layer, key).flatMap(({ fields, route }) => [
        ...packed(layer, [...route, 'files'], (text) => text.slice(text.indexOf('=') + 1)),
        ...packed(layer, [...route, 'envs'], (text) => text),
        ...file(fields.get('env'), [...route, 'env']),
      ]),
    ),
  ];
}

/** Whether a text is a document of its own and no path: it has several lines, or the colon of a mapping. */
export function isInline(text: string): boolean {
  return /[\r\n{]|:\s/.test(text);
}

/** The files that the charts of a kustomization take their values from. */
export function chartFiles(layer: Layer): readonly LayerPath[] {
  return ['helmCharts', 'helmChartInflationGenerator'].flatMap((key) =>
    mappingsAt(layer, key).flatMap(({ fields, route }) => [
      ...file(fields.get('valuesFile'), [...route, 'valuesFile']),
      ...file(fields.get('values'), [...route, 'values']),
      ...packed(layer, [...route, 'additionalValuesFiles'], (text) => text),
    ]),
  );
}

/** Whether a kustomization inflates charts, which it does only where it is told to run Helm. */
export function chartsIn({ fields }: Layer): Route | undefined {
  const key = ['helmCharts', 'helmChartInflationGenerator'].find((name) => {
    const charts = fields.get(name);
    return isItems(charts) && charts.length > 0;
  });
  return key === undefined ? undefined : [key];
}

function listed(layer: Layer, use: PathUse, ...keys: readonly string[]): readonly LayerPath[] {
  return keys.flatMap((key) => itemsAt(layer, [key]).flatMap(({ value, route }) => path(use, value, route)));
}

function packed(layer: Layer, route: Route, pathOf: (text: string) => string): readonly LayerPath[] {
  return itemsAt(layer, route)
    .flatMap((item) => file(item.value, item.route))
    .map((one) => ({ ...one, text: pathOf(one.text) }));
}

function file(value: Tree | undefined, route: Route): readonly LayerPath[] {
  return path('file', value, route);
}

function path(use: PathUse, value: Tree | undefined, route: Route): readonly LayerPath[] {
  const text = written(value);
  return text === undefined || text === '' ? [] : [{ use, text, route }];
}
