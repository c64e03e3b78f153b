import { type Fields, fieldsOf, isFields, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';

/** A mapping and where it stands. */
export interface Part {
  readonly fields: Fields;
  readonly route: Route;
}

/** What values say of a Service that a chart or an operator makes of them. */
export interface FoundService {
  /** The mapping that stands for the Service. */
  readonly part: Part;
  /** It and the mappings around and in it that say more, the foremost first. */
  readonly parts: readonly Part[];
  readonly type: string | Unknown;
  /** The route of the type; undefined where nobody wrote it. */
  readonly typeRoute: Route | undefined;
}

/** How a mapping is met: the mapping around it, and whether anything above is switched on by an unknown value. */
export interface Surroundings {
  readonly parent: Part | undefined;
  readonly isUncertain: boolean;
}

/**
 * The Service that a mapping stands for: one with `type` or `serviceType` `LoadBalancer`, or one that is called a
 * service and has an annotation by which MetalLB is asked for something. Undefined for any other.
 */
export function foundService(part: Part, { parent, isUncertain }: Surroundings): FoundService | undefined {
  const key = part.fields.has('serviceType') ? 'serviceType' : 'type';
  const type = part.fields.get(key);
  const parts = relatedParts(part, parent);
  const isBalanced = type === 'LoadBalancer';
  if (!isBalanced && !(isService(part) && isTypeOrNone(type) && parts.some(asksMetallb))) return undefined;
  const known = typeof type === 'string' || type instanceof Unknown ? type : 'LoadBalancer';
  return {
    part,
    parts,
    type: isUncertain ? new Unknown('unresolved', 'LoadBalancer') : known,
    typeRoute: type === undefined || type === null ? undefined : [...part.route, key],
  };
}

/** A mapping's own `spec`, and where it is a `spec` or a `service` itself, the mapping around it. */
function relatedParts(part: Part, parent: Part | undefined): readonly Part[] {
  const inner = part.fields.get('spec');
  const own = part.route.at(-1);
  const isInner = own === 'spec' || own === 'service';
  return [
    part,
    ...(isFields(inner) ? [{ fields: inner, route: [...part.route, 'spec'] }] : []),
    ...(isInner && parent !== undefined ? [outerPart(parent, own)] : []),
  ];
}

/** What the mapping around a `spec` or a `service` says of the Service: of a `service`, only what says so by its name. */
function outerPart(parent: Part, own: 'spec' | 'service'): Part {
  const keys = own === 'spec' ? ['metadata', 'annotations'] : ['serviceAnnotations'];
  return { ...parent, fields: new Map([...parent.fields].filter(([key]) => keys.includes(key))) };
}

function isTypeOrNone(type: Tree | undefined): boolean {
  return type === undefined || type === null || type instanceof Unknown || type === 'ClusterIP' || type === 'NodePort';
}

const SERVICE_KEY = /service|svc|load-?balancer/i;
const OTHER_KEY = /account|monitor|ingress$|pod|deployment/i;

/** Whether a mapping is called a service, or one of its kinds below that: `service.internal`, `service.main`. */
function isService({ route }: Part): boolean {
  const keys = route.filter((step) => typeof step === 'string').slice(-2);
  return keys.some((key) => SERVICE_KEY.test(key)) && !keys.some((key) => OTHER_KEY.test(key));
}

const REQUEST = /^metallb\.(?:io|universe\.tf)\/(?:address-pool|loadBalancerIPs)$/;

function asksMetallb(part: Part): boolean {
  return annotationMaps(part).some(({ fields }) => [...fields.keys()].some((key) => REQUEST.test(key)));
}

/** The mappings of annotations of a part; one that is unknown as a whole is told by `unknownAnnotations`. */
export function annotationMaps({ fields, route }: Part): readonly Part[] {
  return ANNOTATIONS.flatMap((path) => {
    const map = path.reduce<Tree | undefined>((tree, key) => fieldsOf(tree).get(key), fields);
    return isFields(map) ? [{ fields: map, route: [...route, ...path] }] : [];
  });
}

/** Whether the annotations of a part, or which they are, cannot be known. */
export function hasUnknownAnnotations({ fields }: Part): boolean {
  return ANNOTATIONS.some((path) => {
    const value = path.reduce<Tree | undefined>((tree, key) => fieldsOf(tree).get(key), fields);
    return value instanceof Unknown || (typeof value === 'string' && value.trim() !== '');
  });
}

const ANNOTATIONS: readonly (readonly string[])[] = [
  ['annotations'],
  ['serviceAnnotations'],
  ['metadata', 'annotations'],
  ['service', 'annotations'],
];
