import { posix } from 'node:path';
import type { Manifest } from '../../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Route, type Tree, textOf } from '../../manifest/tree.ts';
import { valuesBelow } from '../values/values.ts';
import { pathBelow } from './helm-release.ts';
import { Layers, placesIn, type Release, type ReleaseSight } from './release.ts';

/** The charts that a kustomization inflates: `valuesFile`, `additionalValuesFiles`, then `valuesInline`. */
export function kustomizeReleases(kustomization: Manifest, sight: ReleaseSight): readonly Release[] {
  const folder = posix.dirname(kustomization.path);
  return itemsOf(kustomization.get(['helmCharts'])).map((item, index) => {
    const chart = fieldsOf(item);
    const route: Route = ['helmCharts', index];
    const layers = new Layers(sight);
    for (const file of [chart.get('valuesFile'), ...itemsOf(chart.get('additionalValuesFiles'))]) {
      if (file !== undefined) layers.addFile(typeof file === 'string' ? pathBelow(folder, file) : undefined);
    }
    const inline = valuesBelow(chart.get('valuesInline'), placesIn(kustomization), [...route, 'valuesInline']);
    if (inline !== undefined) layers.add(inline);
    return {
      name: textOf(chart.get('releaseName')) ?? textOf(chart.get('name')),
      namespace: textOf(kustomization.get(['namespace'])) ?? textOf(chart.get('namespace')),
      chart: text(chart.get('name')),
      folder: undefined,
      layers: layers.values,
      isComplete: layers.isComplete,
      sources: layers.sources,
      at: kustomization.keyAt(route),
    };
  });
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
