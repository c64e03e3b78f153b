import schema from '../../schemas/plan.schema.json' with { type: 'json' };
import validate from '../../schemas/plan.schema.json?compiled';
import { isFields, isItems, type Route, type Tree } from './tree.ts';
import { Unknown } from './unknown.ts';

/** What a value of a plan breaks of `schemas/plan.schema.json`. */
export interface PlanFault {
  /** The keyword of JSON Schema that refuses it. */
  readonly keyword: string;
  readonly route: Route;
  /** The route of the schema, from its top, that has the keyword; the keyword is its last step. */
  readonly schemaRoute: readonly string[];
  /** The names that the fault is about: an unknown or missing key, the allowed types or values. */
  readonly names: readonly string[];
  /** The bound of `minimum`, `maximum`, `minItems` and `maxItems`. */
  readonly limit?: number;
}

/**
 * Checks the tree of a plan against its schema; no fault means that it fits. A key without a value counts as missing,
 * except where null is a value (`loadBalancerClass`). Unknown values are their text: a plan has no variables.
 */
export function checkPlan(tree: Tree): readonly PlanFault[] {
  const value = plain(tree);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({
    keyword: error.keyword,
    route: routeOf(error.instancePath, tree),
    schemaRoute: steps(error.schemaPath.slice(1)),
    names: namesOf(error.params),
    ...(typeof error.params['limit'] === 'number' && { limit: error.params['limit'] }),
  }));
}

/** The keys that a mapping may have where the schema refused another one; none where it is no such schema. */
export function knownKeys(fault: PlanFault): readonly string[] {
  let part: unknown = schema;
  for (const step of fault.schemaRoute.slice(0, -1)) part = member(part, step);
  const properties = member(part, 'properties');
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

/** The allowed values of a key in the schema of a mapping that lacks it; none where any text will do. */
export function allowedValues(fault: PlanFault, key: string): readonly string[] {
  let part: unknown = schema;
  for (const step of [...fault.schemaRoute.slice(0, -1), 'properties', key]) part = member(part, step);
  const reference = member(part, '$ref');
  if (typeof reference === 'string') {
    part = schema;
    for (const step of steps(reference.slice(1))) part = member(part, step);
  }
  const values = member(part, 'enum');
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

/** The keys whose null says something. */
const NULLABLE: ReadonlySet<string> = new Set(['loadBalancerClass']);

/** A tree as ajv reads it: objects without a prototype, so that no key is special. */
function plain(tree: Tree): unknown {
  if (tree instanceof Unknown) return tree.text;
  if (isItems(tree)) return tree.map(plain);
  if (!isFields(tree)) return tree;
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, value] of tree) {
    if (value !== null || NULLABLE.has(key)) object[key] = plain(value);
  }
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
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
