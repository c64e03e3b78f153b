import { Manifest, type Places } from '../../manifest/manifest.ts';
import { isFields, isItems, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { type Planted, plantedPlaces } from '../planted.ts';
import { annotationMaps, type FoundService, hasUnknownAnnotations } from './found-service.ts';
import { knownPorts } from './known-ports.ts';

/** Whose values they are. */
export interface Owner {
  /** What messages call the Services: a release, `EnvoyProxy/lan`. */
  readonly name: string;
  /** Undefined where it is not known. */
  readonly namespace: string | Unknown | undefined;
}

/**
 * A Service as far as values say. What a chart decides alone is unknown: its name, labels, selector and traffic policy,
 * and its ports where they are not written as a Service's. Where an annotation and `loadBalancerIP` ask for the same
 * address, the annotation counts: few charts read both.
 */
export function serviceManifest(found: FoundService, places: Places, owner: Owner): Manifest {
  const { part, typeRoute } = found;
  const planted: Planted[] = [];
  const plant = (route: Route, from: Route) => planted.push({ route, places, from });
  const metadata = metadataOf(found, owner, plant);
  const spec = specOf(found, metadata.get('annotations'), plant);
  const root: Planted = { route: [], places, from: typeRoute ?? part.route };
  return new Manifest(
    new Map<string, Tree>([
      ['apiVersion', 'v1'],
      ['kind', 'Service'],
      ['metadata', metadata],
      ['spec', spec],
    ]),
    plantedPlaces([
      root,
      { ...root, route: ['metadata'], from: part.route },
      { ...root, route: ['spec'], from: part.route },
      ...planted,
    ]),
  );
}

type Plant = (route: Route, from: Route) => void;

const UNSAID = new Unknown('unresolved', '');
const SOMEWHERE = new Unknown('unresolved', '?');

function metadataOf({ part, parts }: FoundService, owner: Owner, plant: Plant): Map<string, Tree> {
  const path = part.route.join('.');
  const name = path === '' ? owner.name : `${owner.name} (${path})`;
  const metadata = new Map<string, Tree>([
    ['name', new Unknown('unresolved', name)],
    ['namespace', owner.namespace ?? SOMEWHERE],
    ['labels', UNSAID],
  ]);
  if (parts.some(hasUnknownAnnotations)) return metadata.set('annotations', UNSAID);
  const maps = parts.flatMap(annotationMaps);
  const annotations = new Map<string, Tree>();
  for (const { fields, route } of maps) {
    for (const [key, value] of fields) {
      if (annotations.has(key) || value === null) continue;
      annotations.set(key, typeof value === 'string' || value instanceof Unknown ? value : UNSAID);
      plant(['metadata', 'annotations', key], [...route, key]);
    }
  }
  const [first] = maps;
  if (first === undefined) return metadata;
  plant(['metadata', 'annotations'], first.route);
  return metadata.set('annotations', annotations);
}

function specOf(found: FoundService, annotations: Tree | undefined, plant: Plant): Map<string, Tree> {
  const spec = new Map<string, Tree>([['type', found.type]]);
  plant(['spec', 'type'], found.typeRoute ?? found.part.route);
  const take = (field: string, keys: readonly string[], read: (tree: Tree) => Tree | undefined): void => {
    const said = say(found, keys);
    const value = said === undefined ? undefined : read(said.tree);
    if (said === undefined || value === undefined) return;
    spec.set(field, value);
    plant(['spec', field], said.route);
  };
  take('loadBalancerIP', ADDRESS_KEYS, (tree) => addressOf(tree, annotations));
  take('loadBalancerClass', ['loadBalancerClass'], word);
  take('ipFamilyPolicy', ['ipFamilyPolicy'], word);
  take('ipFamilies', ['ipFamilies'], families);
  take('externalTrafficPolicy', ['externalTrafficPolicy'], word);
  take('ports', ['ports'], (tree) => knownPorts(tree));
  for (const field of ['externalTrafficPolicy', 'ports', 'selector']) if (!spec.has(field)) spec.set(field, UNSAID);
  if (!spec.has('ipFamilyPolicy') && asksBothFamilies(annotations)) spec.set('ipFamilyPolicy', UNSAID);
  return spec;
}

const ADDRESS_KEYS = ['loadBalancerIP', 'loadBalancerIPs', 'serviceLoadBalancerIP', 'loadbalancerIP'];

/** What the foremost part that has one of the keys says. */
function say(
  { parts }: FoundService,
  keys: readonly string[],
): { readonly tree: Tree; readonly route: Route } | undefined {
  for (const { fields, route } of parts) {
    for (const key of keys) {
      const tree = fields.get(key);
      if (tree !== undefined && tree !== null && tree !== '') return { tree, route: [...route, key] };
    }
  }
  return undefined;
}

function word(tree: Tree): Tree {
  return typeof tree === 'string' ? tree : tree instanceof Unknown ? tree : UNSAID;
}

function families(tree: Tree): Tree | undefined {
  if (!isItems(tree)) return UNSAID;
  return tree.length === 0 ? undefined : tree;
}

const LIST = ['metallb.io/loadBalancerIPs', 'metallb.universe.tf/loadBalancerIPs'];

/** How several addresses reach the Service is the chart's secret, and which of two requests it passes on. */
function addressOf(tree: Tree, annotations: Tree | undefined): Tree | undefined {
  const only = isItems(tree) && tree.length === 1 ? tree[0] : tree;
  if (isItems(only) && only.length === 0) return undefined;
  const asked = isFields(annotations)
    ? LIST.map((key) => annotations.get(key)).find((one) => one !== undefined)
    : undefined;
  if (asked !== undefined) return asked === only ? undefined : UNSAID;
  return typeof only === 'string' && !only.includes(',') ? only : UNSAID;
}

function asksBothFamilies(annotations: Tree | undefined): boolean {
  const asked = isFields(annotations) ? LIST.map((key) => annotations.get(key)) : [];
  return asked.some((text) => typeof text === 'string' && /[,:]/.test(text));
}
