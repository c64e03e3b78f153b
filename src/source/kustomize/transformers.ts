import { isFields, type Route, type Tree } from '../../manifest/tree.ts';
import { type Layer, mappingsAt, written } from './layer.ts';
import type { Change } from './patches.ts';
import type { Writing } from './writing.ts';

/** What a kustomization sets in all of its resources: namespace, labels and annotations. Names stay where they are. */
export function settingsIn(layer: Layer): readonly Change[] {
  const { fields } = layer;
  const namespace = fields.get('namespace');
  return [
    ...(written(namespace) === undefined
      ? []
      : [setting(layer, 'any', ['metadata', 'namespace'], namespace, ['namespace'])]),
    ...mappingsAt(layer, 'labels').flatMap(({ fields: item, route }) => {
      const isEverywhere = item.get('includeSelectors') === true || item.get('includeTemplates') === true;
      return labels(layer, item.get('pairs'), [...route, 'pairs'], isEverywhere);
    }),
    ...labels(layer, fields.get('commonLabels'), ['commonLabels'], true),
    ...annotations(layer, fields.get('commonAnnotations')),
  ];
}

function labels(layer: Layer, pairs: Tree | undefined, at: Route, isEverywhere: boolean): readonly Change[] {
  if (!isFields(pairs)) return [];
  const own = setting(layer, 'any', ['metadata', 'labels'], pairs, at);
  if (!isEverywhere) return [own];
  return [
    own,
    setting(layer, 'services', ['spec', 'selector'], pairs, at),
    setting(layer, 'workloads', ['spec', 'selector', 'matchLabels'], pairs, at),
    setting(layer, 'workloads', ['spec', 'template', 'metadata', 'labels'], pairs, at),
  ];
}

function annotations(layer: Layer, pairs: Tree | undefined): readonly Change[] {
  if (!isFields(pairs)) return [];
  return [
    setting(layer, 'any', ['metadata', 'annotations'], pairs, ['commonAnnotations']),
    setting(layer, 'workloads', ['spec', 'template', 'metadata', 'annotations'], pairs, ['commonAnnotations']),
  ];
}

/** The kinds that have a field. */
const KINDS = {
  any: /^/,
  services: /^(?:Service|ReplicationController)$/,
  workloads: /^(?:DaemonSet|Deployment|Job|ReplicaSet|StatefulSet)$/,
} as const;

function setting(
  layer: Layer,
  kinds: keyof typeof KINDS,
  target: readonly string[],
  tree: Tree | undefined,
  at: Route,
): Change {
  return {
    selects: ({ entry }) => KINDS[kinds].test(entry.kind),
    writings: [{ target, tree, places: layer.places, at }],
  };
}

/** The numbers of replicas and the images that a kustomization sets. */
export function workloadSettingsIn(layer: Layer): readonly Change[] {
  return [...replicas(layer), ...images(layer)];
}

function replicas(layer: Layer): readonly Change[] {
  return mappingsAt(layer, 'replicas').map(({ fields, route }) => {
    const name = written(fields.get('name')) ?? '';
    const at = [...route, 'count'];
    return {
      selects: ({ entry }) => entry.name === name,
      writings: [{ target: ['spec', 'replicas'], tree: fields.get('count'), places: layer.places, at }],
    };
  });
}

function images(layer: Layer): readonly Change[] {
  const { places } = layer;
  const writings = mappingsAt(layer, 'images').flatMap(({ fields, route }) => {
    const key = ['newTag', 'digest', 'newName'].find((one) => written(fields.get(one)) !== undefined);
    if (key === undefined) return [];
    const name = written(fields.get('newName')) ?? written(fields.get('name')) ?? '';
    const version = versionOf(fields.get('newTag'), fields.get('digest'));
    const agrees = (value: Tree): boolean => isImage(written(value) ?? '', name, version);
    const at = [...route, key];
    return IMAGES.map((target): Writing => ({ target, tree: fields.get(key) ?? '', places, at, agrees }));
  });
  return writings.length === 0 ? [] : [{ selects: () => true, writings }];
}

const CONTAINERS = (step: string | number): boolean => /containers$/i.test(String(step));
const ANY = (): boolean => true;

/** Images in pods and in what makes pods, at the depths of a Pod, a Deployment and a CronJob. */
const IMAGES: readonly Writing['target'][] = [
  ['spec', CONTAINERS, ANY, 'image'],
  ['spec', 'template', 'spec', CONTAINERS, ANY, 'image'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec', CONTAINERS, ANY, 'image'],
];

function versionOf(tag: Tree | undefined, digest: Tree | undefined): string | undefined {
  const given = written(digest);
  if (given !== undefined) return `@${given}`;
  return written(tag) === undefined ? undefined : `:${written(tag)}`;
}

function isImage(image: string, name: string, version: string | undefined): boolean {
  if (!image.startsWith(name)) return false;
  const rest = image.slice(name.length);
  return version === undefined ? rest === '' || /^[:@]/.test(rest) : rest.endsWith(version);
}
