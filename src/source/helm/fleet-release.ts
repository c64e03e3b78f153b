import { posix } from 'node:path';
import type { YamlDocument } from '../../manifest/documents.ts';
import { fieldsOf, itemsOf, type Route, type Tree, textOf, valueAt } from '../../manifest/tree.ts';
import { valuesBelow } from '../values/values.ts';
import { pathBelow } from './helm-release.ts';
import { Layers, type Release, type ReleaseSight } from './release.ts';

/**
 * The chart that a `fleet.yaml` in a folder deploys: its `valuesFiles`, then `values`; then those of a target's
 * customization, which is at a route such as `['targetCustomizations', 0]`. Undefined where it names no chart.
 */
export function fleetRelease(
  document: YamlDocument,
  folder: string,
  sight: ReleaseSight,
  target?: Route,
): Release | undefined {
  const { tree, places } = document;
  const helm = fieldsOf(valueAt(tree, ['helm']));
  const own = sight.reader.files.kindOf(posix.join(folder, 'Chart.yaml')) === 'file' ? folder : undefined;
  const chart = text(helm.get('chart'));
  if (tree === undefined || (chart === undefined && own === undefined)) return undefined;
  const layers = new Layers(sight);
  const routes: readonly Route[] = target === undefined ? [['helm']] : [['helm'], [...target, 'helm']];
  for (const route of routes) {
    const part = fieldsOf(valueAt(tree, route));
    for (const file of itemsOf(part.get('valuesFiles'))) {
      layers.addFile(typeof file === 'string' ? pathBelow(folder, file) : undefined);
    }
    const values = valuesBelow(part.get('values'), places, [...route, 'values']);
    if (values !== undefined) layers.add(values);
    if (part.get('valuesFrom') !== undefined) layers.add(undefined);
  }
  const local =
    chart === undefined || /^\w+:\/\//.test(chart) || helm.has('repo')
      ? own
      : sight.here.folder(posix.join(folder, chart), undefined);
  return {
    name: textOf(helm.get('releaseName')),
    namespace: textOf(valueAt(tree, ['namespace'])) ?? textOf(valueAt(tree, ['defaultNamespace'])) ?? 'default',
    chart: chart?.split('/').at(-1) ?? own?.split('/').at(-1),
    folder: local,
    layers: layers.values,
    isComplete: layers.isComplete,
    sources: layers.sources,
    at: places.key(['helm']),
  };
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
