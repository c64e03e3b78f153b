import type { Manifest, Places } from '../../manifest/manifest.ts';
import { type Fields, isFields, isItems, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { foundService, type Part, type Surroundings } from './found-service.ts';
import { type Owner, serviceManifest } from './service-manifest.ts';

/**
 * The Services that a chart or an operator makes of values, as far as the values say: wherever a mapping has `type` or
 * `serviceType` `LoadBalancer`, or is called a service and asks MetalLB for something. What `enabled: false` switches
 * off, and whole manifests in the values, are left out.
 */
export function servicesInValues(tree: Tree, places: Places, owner: Owner): readonly Manifest[] {
  const services: Manifest[] = [];
  visit(tree, [], { parent: undefined, isUncertain: false }, (part, around) => {
    const found = foundService(part, around);
    if (found !== undefined) services.push(serviceManifest(found, places, owner));
    return found === undefined ? [] : part.fields.has('serviceType') ? [...CLAIMED, 'service'] : CLAIMED;
  });
  return services;
}

/** What a Service has taken for itself. */
const CLAIMED = ['spec', 'annotations', 'metadata', 'ports'];

/** Meets a mapping; gives the keys below which nothing else is looked for. */
type Meet = (part: Part, around: Surroundings) => readonly string[];

function visit(tree: Tree, route: Route, around: Surroundings, meet: Meet): void {
  if (isItems(tree)) {
    for (const [index, item] of tree.entries()) visit(item, [...route, index], around, meet);
    return;
  }
  if (!isFields(tree) || isOff(tree) || (route.length > 0 && isManifest(tree))) return;
  const part = { fields: tree, route };
  const isUncertain = around.isUncertain || isMaybeOff(tree);
  const claimed = meet(part, { parent: around.parent, isUncertain });
  for (const [key, value] of tree) {
    if (claimed.includes(key) || key === 'openAPIV3Schema') continue;
    visit(value, [...route, key], { parent: part, isUncertain }, meet);
  }
}

/** Whether a mapping is a whole resource: an apiVersion, a kind, and metadata. */
export function isManifest(fields: Fields): boolean {
  const apiVersion = fields.get('apiVersion');
  const kind = fields.get('kind');
  const isNamed = (tree: Tree | undefined) => typeof tree === 'string' && tree !== '';
  return isNamed(apiVersion) && isNamed(kind) && (isFields(fields.get('metadata')) || isItems(fields.get('items')));
}

const SWITCHES = ['enabled', 'create'];

/** Whether a mapping switches itself off. */
export function isOff(fields: Fields): boolean {
  return SWITCHES.some((key) => fields.get(key) === false || fields.get(key) === 'false');
}

function isMaybeOff(fields: Fields): boolean {
  return SWITCHES.some((key) => fields.get(key) instanceof Unknown);
}
