import { posix } from 'node:path';
import type { Manifest } from '../../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Route, type Tree, textOf } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { embeddedValues } from '../values/embedded-values.ts';
import { valuesBelow, withParameter } from '../values/values.ts';
import { Layers, placesIn, type Release, type ReleaseSight } from './release.ts';

/**
 * What a HelmRelease of Flux deploys: its `valuesFiles`, then `valuesFrom` in its order, then `values`
 * (fluxcd.io, HelmRelease). What a Secret holds is not known.
 */
export function helmRelease(manifest: Manifest, sight: ReleaseSight): Release {
  const layers = new Layers(sight);
  const at = (...route: Route) => manifest.get(['spec', ...route]);
  const source = fieldsOf(at('chart', 'spec', 'sourceRef'));
  const written = text(at('chart', 'spec', 'chart')) ?? text(at('chartRef', 'name'));
  const root = gitRoot(manifest, source, sight);
  for (const file of itemsOf(at('chart', 'spec', 'valuesFiles'))) {
    layers.addFile(
      root && typeof file === 'string' ? file : undefined,
      at('chart', 'spec', 'ignoreMissingValuesFiles') === true,
    );
  }
  for (const reference of itemsOf(at('valuesFrom'))) addReference(manifest, fieldsOf(reference), sight, layers);
  const inline = valuesBelow(at('values'), placesIn(manifest), ['spec', 'values']);
  if (inline !== undefined) layers.add(inline);
  const target = textOf(at('targetNamespace'));
  const name = textOf(at('releaseName')) ?? prefixed(target, manifest.name);
  return {
    name,
    namespace: target ?? manifest.namespace,
    chart: written?.split('/').at(-1),
    folder: root && written !== undefined ? sight.here.folder(written, undefined) : undefined,
    layers: layers.values,
    isComplete: layers.isComplete,
    sources: layers.sources,
    at: manifest.keyAt(['spec']),
  };
}

function prefixed(target: string | Unknown | undefined, name: Manifest['name']): Manifest['name'] {
  if (target === undefined) return name;
  return typeof target === 'string' && typeof name === 'string' ? `${target}-${name}` : new Unknown('unresolved', '');
}

/** Whether charts and values files are those of this repository. */
function gitRoot(manifest: Manifest, source: ReadonlyMap<string, Tree>, sight: ReleaseSight): boolean {
  const name = text(source.get('name'));
  if (source.get('kind') !== 'GitRepository' || name === undefined) return false;
  const own = typeof manifest.namespace === 'string' ? manifest.namespace : undefined;
  return sight.here.isThis(sight.sourceUrl('GitRepository', text(source.get('namespace')) ?? own, name));
}

function addReference(
  manifest: Manifest,
  reference: ReadonlyMap<string, Tree>,
  { shelf }: ReleaseSight,
  layers: Layers,
): void {
  const name = text(reference.get('name'));
  const namespace = typeof manifest.namespace === 'string' ? manifest.namespace : undefined;
  const isMap = reference.get('kind') === 'ConfigMap';
  const map = isMap && name !== undefined ? shelf.find('ConfigMap', namespace, name) : undefined;
  const route: Route = ['data', text(reference.get('valuesKey')) ?? 'values.yaml'];
  const data = map?.get(route);
  const target = text(reference.get('targetPath'));
  if (map === undefined || data === undefined) {
    if (reference.get('optional') !== true) layers.add(undefined);
  } else if (target === undefined) layers.add(embeddedValues(data, map.at(route)));
  else layers.add(withParameter(target, data, { value: () => map.at(route), key: () => map.keyAt(route) }));
}

/** What a HelmChart or a HelmChartConfig of k3s, or a Chart of k0s, deploys: its values are YAML text. */
export function helmChart(manifest: Manifest, sight: ReleaseSight): Release {
  const layers = new Layers(sight);
  const route: Route = manifest.kind === 'Chart' ? ['spec', 'values'] : ['spec', 'valuesContent'];
  const content = manifest.get(route);
  if (content !== undefined && content !== null) layers.add(embeddedValues(content, manifest.at(route)));
  for (const [key, value] of fieldsOf(manifest.get(['spec', 'set']))) {
    const places = { value: () => manifest.at(['spec', 'set', key]), key: () => manifest.keyAt(['spec', 'set', key]) };
    layers.add(withParameter(key, value, places));
  }
  if (manifest.get(['spec', 'valuesSecrets']) !== undefined) layers.add(undefined);
  const chart = text(manifest.get(['spec', 'chart'])) ?? text(manifest.get(['spec', 'chartName']));
  const isConfig = manifest.kind === 'HelmChartConfig';
  const target = textOf(manifest.get(['spec', 'targetNamespace'])) ?? textOf(manifest.get(['spec', 'namespace']));
  return {
    name: manifest.name,
    namespace: target ?? (isConfig ? manifest.namespace : 'default'),
    chart: (isConfig && typeof manifest.name === 'string' ? manifest.name : chart)?.split('/').at(-1),
    folder: undefined,
    layers: layers.values,
    isComplete: layers.isComplete,
    sources: [],
    at: manifest.keyAt(['spec']),
  };
}

/** The file that a path in a chart's source leads to; undefined where it leads out of the repository. */
export function pathBelow(folder: string, path: string): string | undefined {
  const joined = path.startsWith('/') ? posix.join('.', path) : posix.join(folder, path);
  return joined.startsWith('..') ? undefined : joined;
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
