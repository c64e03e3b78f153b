import { fieldsOf, isFields, isItems, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { anyOf, both, type Labels, type Truth } from './labels.ts';

/** One demand of a label selector, as apimachinery has it. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly (string | Unknown)[];
  readonly route: Route;
}

/** A label selector: all requirements hold; none at all matches everything. */
export interface Selector {
  readonly route: Route;
  readonly requirements: readonly Requirement[];
  /** False where a part of it is unknown or of a wrong shape: it then may match anything or nothing. */
  readonly known: boolean;
}

/** The selectors of a list, each with its route. A list that is missing or of a wrong shape is empty. */
export function readSelectors(tree: Tree | undefined, route: Route): readonly Selector[] {
  if (tree instanceof Unknown) return [{ route, requirements: [], known: false }];
  return itemsOf(tree).map((item, index) => readSelector(item, [...route, index]));
}

/** One LabelSelector: `matchLabels` and `matchExpressions`. */
export function readSelector(tree: Tree | undefined, route: Route): Selector {
  if (!isFields(tree)) return { route, requirements: [], known: tree === null || tree === undefined };
  const labels = tree.get('matchLabels');
  const expressions = tree.get('matchExpressions');
  const requirements: Requirement[] = [];
  let known = shaped(labels, isFields) && shaped(expressions, isItems);
  for (const [key, value] of fieldsOf(labels)) {
    if (typeof value === 'string' || value instanceof Unknown) {
      requirements.push({ key, operator: 'In', values: [value], route: [...route, 'matchLabels', key] });
    } else known = false;
  }
  for (const [index, item] of itemsOf(expressions).entries()) {
    const requirement = readExpression(item, [...route, 'matchExpressions', index]);
    if (requirement === undefined) known = false;
    else requirements.push(requirement);
  }
  return { route, requirements, known };
}

function shaped(tree: Tree | undefined, is: (tree: Tree | undefined) => boolean): boolean {
  return tree === undefined || tree === null || is(tree);
}

function readExpression(tree: Tree, route: Route): Requirement | undefined {
  const fields = fieldsOf(tree);
  const key = fields.get('key');
  const operator = fields.get('operator');
  if (typeof key !== 'string' || typeof operator !== 'string') return undefined;
  const values: (string | Unknown)[] = [];
  for (const value of itemsOf(fields.get('values'))) {
    if (typeof value !== 'string' && !(value instanceof Unknown)) return undefined;
    values.push(value);
  }
  return { key, operator, values, route };
}

/** Whether a selector matches an object with these labels. */
export function matches(selector: Selector, labels: Labels): Truth {
  let result: Truth = selector.known ? true : 'unknown';
  for (const requirement of selector.requirements) result = both(result, meets(requirement, labels));
  return result;
}

/** Whether one selector of a list matches; a list is an OR, and an empty list matches nothing here. */
export function anyMatches(selectors: readonly Selector[], labels: Labels): Truth {
  return anyOf(selectors, (selector) => matches(selector, labels));
}

function meets(requirement: Requirement, labels: Labels): Truth {
  const value = labels.get(requirement.key);
  switch (requirement.operator) {
    case 'Exists':
      return value instanceof Unknown ? 'unknown' : value !== undefined;
    case 'DoesNotExist':
      return value instanceof Unknown ? 'unknown' : value === undefined;
    case 'In':
      return value === undefined ? false : among(value, requirement.values);
    case 'NotIn': {
      if (value === undefined) return true;
      const inside = among(value, requirement.values);
      return inside === 'unknown' ? 'unknown' : !inside;
    }
    default:
      return 'unknown';
  }
}

function among(value: string | Unknown, values: readonly (string | Unknown)[]): Truth {
  if (value instanceof Unknown) return values.length === 0 ? false : 'unknown';
  if (values.includes(value)) return true;
  return values.some((one) => one instanceof Unknown) ? 'unknown' : false;
}
