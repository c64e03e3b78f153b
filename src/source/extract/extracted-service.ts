import { Manifest } from '../../manifest/manifest.ts';
import { isFields, isItems, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { ExtractService } from '../../plan/plan.ts';
import { type Planted, placesAt, plantedPlaces } from '../planted.ts';
import { knownPorts } from '../values/known-ports.ts';
import type { Excerpt, Taken } from './excerpt.ts';

/**
 * A Service as far as its parts say: without a pointer to its type it is a LoadBalancer; its selector, its labels and
 * its traffic policy are unknown, and so are ports that are not written as a Service's. A type that is not there is a
 * problem, as it is where no pointer leads anywhere; other parts may be missing.
 */
export function extractedService(service: ExtractService, excerpt: Excerpt): readonly Manifest[] {
  const parts = [service.type, service.address, service.annotations, service.class, service.ports];
  const first = parts.find((part) => part !== undefined);
  const type = service.type === undefined ? undefined : excerpt.need(service.type);
  if (service.type !== undefined && type === undefined) return [];
  if (first !== undefined && parts.every((part) => excerpt.take(part) === undefined)) {
    excerpt.need(first);
    return [];
  }
  const address = excerpt.take(service.address);
  const annotations = excerpt.take(service.annotations);
  const loadBalancerClass = excerpt.take(service.class);
  const ports = excerpt.take(service.ports);
  const spec = new Map<string, Tree>([
    ['type', type === undefined ? 'LoadBalancer' : plainText(type.value)],
    ['externalTrafficPolicy', UNSAID],
    ['selector', UNSAID],
    ['ports', ports === undefined ? UNSAID : (knownPorts(ports.value) ?? UNSAID)],
  ]);
  if (address !== undefined && address.value !== '') spec.set('loadBalancerIP', oneAddress(address.value));
  if (loadBalancerClass !== undefined) spec.set('loadBalancerClass', plainText(loadBalancerClass.value));
  const { namespace, name } = service.service.value;
  const metadata = new Map<string, Tree>([
    ['name', name],
    ['namespace', namespace],
    ['labels', UNSAID],
  ]);
  if (annotations !== undefined) metadata.set('annotations', annotationsOf(annotations.value));
  const fields = new Map<string, Tree>([
    ['apiVersion', 'v1'],
    ['kind', 'Service'],
    ['metadata', metadata],
    ['spec', spec],
  ]);
  const named: Planted = { route: [], places: placesAt(service.service.at), from: [] };
  return [
    new Manifest(
      fields,
      plantedPlaces([
        named,
        { ...named, route: ['metadata'] },
        ...planted(['spec'], type),
        ...planted(['metadata', 'annotations'], annotations),
        ...planted(['spec', 'type'], type),
        ...planted(['spec', 'loadBalancerIP'], address),
        ...planted(['spec', 'loadBalancerClass'], loadBalancerClass),
        ...planted(['spec', 'ports'], ports),
      ]),
    ),
  ];
}

const UNSAID = new Unknown('unresolved', '');

function planted(route: Planted['route'], taken: Taken | undefined): readonly Planted[] {
  return taken === undefined ? [] : [{ route, places: taken.places, from: taken.from }];
}

function plainText(tree: Tree): string | Unknown {
  return typeof tree === 'string' || tree instanceof Unknown ? tree : UNSAID;
}

/** How several addresses reach the Service is the program's secret. */
function oneAddress(tree: Tree): string | Unknown {
  const only = isItems(tree) && tree.length === 1 ? tree[0] : tree;
  return typeof only === 'string' && !only.includes(',') ? only : only instanceof Unknown ? only : UNSAID;
}

function annotationsOf(tree: Tree): Tree {
  return isFields(tree) ? tree : UNSAID;
}
