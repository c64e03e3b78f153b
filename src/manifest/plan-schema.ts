import schema from '../../schemas/plan.schema.json' with { type: 'json' };
import validate from '../../schemas/plan.schema.json?compiled';
import { isFields, isItems, type Route, type Tree, valueAt } from './tree.ts';
import { Unknown } from './unknown.ts';

/** What a value of a plan breaks of `schemas/plan.schema.json`. */
export interface PlanFault {
  /** The keyword of JSON Schema that refuses it. */
  readonly keyword: string;
  readonly route: Route;
  /** The names that the fault is about: an unknown or missing key, the allowed types or values. */
  readonly names: readonly string[];
  /** The bound of `minimum`, `maximum`, `minItems` and `maxItems`. */
  readonly limit?: number;
}

/**
 * Checks the tree of a plan against its schema: the first hundred faults; none means that it fits. A known key without a value counts as
 * missing, except where null is a value (`loadBalancerClass`). Unknown values are their text: a plan has no variables.
 */
export function checkPlan(tree: Tree): readonly PlanFault[] {
  if (validate(plain(tree))) return [];
  const faults: PlanFault[] = [];
  for (const error of validate.errors ?? []) {
    if (faults.length >= MAX_FAULTS) break;
    faults.push(...faultsOf(error, tree));
  }
  return faults;
}

/** More than anyone reads; finding the place of a key takes as long as the mapping is large. */
const MAX_FAULTS = 100;

type SchemaError = NonNullable<typeof validate.errors>[number];

function faultsOf({ keyword, instancePath, params }: SchemaError, tree: Tree): readonly PlanFault[] {
  const route = routeOf(instancePath, tree);
  const key = route.at(-1);
  if (typeof key === 'string' && valueAt(tree, route) === null) return emptyFault(route.slice(0, -1), key);
  const limit = params['limit'];
  return [{ keyword, route, names: namesOf(params), ...(typeof limit === 'number' && { limit }) }];
}

/** The keys that the mapping of a route may have; none where its keys are names. */
export function knownKeys(route: Route): readonly string[] {
  return keysOf(member(schemaAt(route), 'properties'));
}

/** The texts that the value of a route may have; none where any text will do. */
export function allowedValues(route: Route): readonly string[] {
  const values = member(schemaAt(route), 'enum');
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function emptyFault(parent: Route, key: string): readonly PlanFault[] {
  const required = member(schemaAt(parent), 'required');
  return Array.isArray(required) && required.includes(key)
    ? [{ keyword: 'required', route: parent, names: [key] }]
    : [];
}

/** The schema of a route's value; undefined where the schema does not name one. */
function schemaAt(route: Route): unknown {
  let part: unknown = schema;
  for (const step of route) {
    const named = typeof step === 'string' ? member(member(part, 'properties'), step) : member(part, 'items');
    part = named ?? member(part, 'additionalProperties');
    const reference = member(part, '$ref');
    if (typeof reference === 'string') part = member(schema.definitions, reference.slice('#/definitions/'.length));
  }
  return part;
}

/** A tree as ajv reads it: objects without a prototype, so that no key is special. */
function plain(tree: Tree): unknown {
  if (tree instanceof Unknown) return tree.text;
  if (isItems(tree)) return tree.map(plain);
  if (!isFields(tree)) return tree;
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, value] of tree) object[key] = plain(value);
  return object;
}

/** A JSON Pointer as a route: digits are an index where a list stands. */
function routeOf(pointer: string, tree: Tree): Route {
  const route: (string | number)[] = [];
  let value: Tree | undefined = tree;
  for (const step of steps(pointer)) {
    if (isItems(value)) {
      route.push(Number(step));
      value = value[Number(step)];
    } else {
      route.push(step);
      value = isFields(value) ? value.get(step) : undefined;
    }
  }
  return route;
}

function steps(pointer: string): readonly string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function namesOf(params: Readonly<Record<string, unknown>>): readonly string[] {
  const { additionalProperty, missingProperty, propertyName, allowedValues: values, allowedValue, type } = params;
  const all = [additionalProperty, missingProperty, propertyName, values, allowedValue, type].flat();
  return all.filter((name) => name !== undefined).map(String);
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
