import { fieldsOf, isFields, isItems, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { anyOf, both, type Labels, opposite, type Truth } from './labels.ts';

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

/**
 * The selectors of a list, each with its route. A list that is missing is empty; one that is unknown or of a wrong
 * shape is one selector of which nothing is known.
 */
export function readSelectors(tree: Tree | undefined, route: Route): readonly Selector[] {
  if (!shaped(tree, isItems)) return [{ route, requirements: [], known: false }];
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
  const listed = fields.get('values');
  if (!shaped(listed, isItems)) return undefined;
  const values: (string | Unknown)[] = [];
  for (const value of itemsOf(listed)) {
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

/** As apimachinery has it: a label that is not there satisfies `NotIn`. What it refuses as malformed is unknown. */
function meets(requirement: Requirement, labels: Labels): Truth {
  if (!isWellFormed(requirement)) return 'unknown';
  const value = labels.get(requirement.key);
  switch (requirement.operator) {
    case 'Exists':
      return value instanceof Unknown ? 'unknown' : value !== undefined;
    case 'DoesNotExist':
      return value instanceof Unknown ? 'unknown' : value === undefined;
    case 'In':
      return value === undefined ? false : among(value, requirement.values);
    case 'NotIn':
      return value === undefined ? true : opposite(among(value, requirement.values));
    default:
      return 'unknown';
  }
}

/** `In` and `NotIn` need a value, the others take none; a list that holds an unknown value counts as filled. */
function isWellFormed({ operator, values }: Requirement): boolean {
  return operator === 'In' || operator === 'NotIn' ? values.length > 0 : values.length === 0;
}

function among(value: string | Unknown, values: readonly (string | Unknown)[]): Truth {
  if (value instanceof Unknown) return 'unknown';
  if (values.includes(value)) return true;
  return values.some((one) => one instanceof Unknown) ? 'unknown' : false;
}
