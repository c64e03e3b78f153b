import { posix } from 'node:path';
import type { Manifest } from '../../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Route, type Tree, textOf } from '../../manifest/tree.ts';
import { type ApplicationSource, sourcesOf } from '../argocd/application.ts';
import { embeddedValues } from '../values/embedded-values.ts';
import { valuesBelow, withParameter } from '../values/values.ts';
import { pathBelow } from './helm-release.ts';
import { Layers, placesIn, type Release, type ReleaseSight } from './release.ts';

/**
 * The charts that an Application deploys: `valueFiles` in their order, then `valuesObject`, else `values`, then
 * `parameters` (argo-cd.readthedocs.io, Helm). A file `$name/path` is in the source whose `ref` is that name.
 */
export function argoReleases(application: Manifest, sight: ReleaseSight): readonly Release[] {
  const sources = sourcesOf(application);
  return sources.flatMap((source) => {
    const folder = folderOf(source, sight);
    const isChart = text(source.fields.get('chart')) !== undefined;
    const hasChart = folder !== undefined && sight.reader.files.kindOf(posix.join(folder, 'Chart.yaml')) === 'file';
    return isChart || hasChart ? [releaseOf(application, source, sources, hasChart ? folder : undefined, sight)] : [];
  });
}

function folderOf({ fields }: ApplicationSource, { here }: ReleaseSight): string | undefined {
  const path = text(fields.get('path'));
  return path === undefined ? undefined : here.folder(path, text(fields.get('repoURL')));
}

function releaseOf(
  application: Manifest,
  source: ApplicationSource,
  sources: readonly ApplicationSource[],
  folder: string | undefined,
  sight: ReleaseSight,
): Release {
  const layers = new Layers(sight);
  const helm = fieldsOf(source.fields.get('helm'));
  const isOptional = helm.get('ignoreMissingValueFiles') === true;
  for (const file of itemsOf(helm.get('valueFiles'))) {
    layers.addFile(typeof file === 'string' ? valueFile(file, folder, sources, sight) : undefined, isOptional);
  }
  const route: Route = [...source.route, 'helm'];
  const object = valuesBelow(helm.get('valuesObject'), placesIn(application), [...route, 'valuesObject']);
  const content = helm.get('values');
  if (object !== undefined) layers.add(object);
  else if (content !== undefined && content !== null && content !== '') {
    layers.add(embeddedValues(content, application.at([...route, 'values'])));
  }
  for (const [index, parameter] of itemsOf(helm.get('parameters')).entries()) {
    const key = text(fieldsOf(parameter).get('name'));
    const value = fieldsOf(parameter).get('value');
    const place: Route = [...route, 'parameters', index, 'value'];
    const places = { value: () => application.at(place), key: () => application.keyAt(place) };
    layers.add(key === undefined || value === undefined ? undefined : withParameter(key, value, places));
  }
  if (helm.get('fileParameters') !== undefined) layers.add(undefined);
  return {
    name: textOf(helm.get('releaseName')) ?? application.name,
    namespace: textOf(application.get(['spec', 'destination', 'namespace'])),
    chart: text(source.fields.get('chart'))?.split('/').at(-1) ?? folder?.split('/').at(-1),
    folder,
    layers: layers.values,
    isComplete: layers.isComplete,
    sources: layers.sources,
    at: application.keyAt(source.route),
  };
}

function valueFile(
  file: string,
  folder: string | undefined,
  sources: readonly ApplicationSource[],
  { here }: ReleaseSight,
): string | undefined {
  const reference = /^\$([\w-]+)\/(.*)$/.exec(file);
  if (reference === null) return folder === undefined || /^\w+:\/\//.test(file) ? undefined : pathBelow(folder, file);
  const source = sources.find(({ fields }) => fields.get('ref') === reference[1]);
  const isHere = source !== undefined && here.isThis(text(source.fields.get('repoURL')));
  return isHere ? pathBelow('', reference[2] ?? '') : undefined;
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
