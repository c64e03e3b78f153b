import { allowedValues, knownKeys, type PlanFault } from '../manifest/plan-schema.ts';
import { isFields, isItems, type Route, type Tree, valueAt } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import type { Problem } from '../text/problem.ts';
import type { PlanDocument } from './entry.ts';
import { either, quote } from './quote.ts';

/** What the schema refuses, in the words of a person who writes YAML; one problem a mistake. */
export function schemaProblems(faults: readonly PlanFault[], document: PlanDocument): readonly Problem[] {
  const misspelt = new Set<string>();
  for (const fault of faults) {
    const meant = fault.keyword === 'additionalProperties' ? meantKey(fault, document.tree) : undefined;
    if (meant !== undefined) misspelt.add(JSON.stringify([fault.route, meant]));
  }
  return withoutOtherBranches(faults, document.tree)
    .filter((fault) => fault.keyword !== 'required' || !misspelt.has(JSON.stringify([fault.route, fault.names[0]])))
    .map((fault) => problem(fault, document));
}

/**
 * Of a value that fits none of several forms only the form counts that has its type: a mapping is blamed for what is
 * in it, anything else for not being one of the allowed values.
 */
function withoutOtherBranches(faults: readonly PlanFault[], tree: Tree): readonly PlanFault[] {
  const unions = new Set(faults.filter(({ keyword }) => keyword === 'anyOf').map(({ route }) => JSON.stringify(route)));
  return faults.filter(({ keyword, route }) => {
    if (keyword === 'anyOf' || keyword === 'pattern') return false;
    if (!unions.has(JSON.stringify(route))) return true;
    return keyword !== 'type' && (keyword !== 'enum' || !isFields(valueAt(tree, route)));
  });
}

function problem(fault: PlanFault, { places, tree }: PlanDocument): Problem {
  const { keyword, route } = fault;
  const name = fault.names[0] ?? '';
  if (keyword === 'additionalProperties') return { message: unknownKey(fault, tree), at: places.key([...route, name]) };
  if (keyword === 'required') return { message: missingKey(fault, name), at: places.value([...route, name]) };
  if (keyword === 'propertyNames') {
    return { message: `${quote(name)} is no rule; rules are named family/rule`, at: places.key([...route, name]) };
  }
  const value = valueAt(tree, route);
  const values = fault.names.filter((allowed) => allowed !== 'false');
  const message = `${whose(route)}: expected ${expected(fault, values)}, got ${got(value, keyword)}`;
  return { message: message + hint(fault, value, values), at: places.value(route) };
}

/** Exhaustive for what `schemas/plan.schema.json` uses. */
function expected({ keyword, names, limit }: PlanFault, values: readonly string[]): string {
  switch (keyword) {
    case 'type':
      return kinds(names);
    case 'enum':
      return values.length === 1 ? values.join('') : `one of ${values.join(', ')}`;
    case 'const':
      return values.join('');
    case 'minimum':
      return `at least ${limit}`;
    case 'maximum':
      return `at most ${limit}`;
    case 'minItems':
      return 'at least one item';
    case 'maxItems':
      return `at most ${limit} items`;
    case 'maxProperties':
      return `at most ${limit} keys`;
    default:
      return 'a mapping or false';
  }
}

function got(value: Tree | undefined, keyword: string): string {
  if (isItems(value)) return keyword === 'maxItems' ? String(value.length) : keyword === 'minItems' ? 'none' : 'a list';
  if (isFields(value)) return keyword === 'maxProperties' ? String(value.size) : 'a mapping';
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return keyword === 'type' ? 'a number' : String(value);
  if (keyword === 'type') return 'a string';
  return quote(value instanceof Unknown ? value.text : value);
}

function hint(fault: PlanFault, value: Tree | undefined, values: readonly string[]): string {
  if (fault.keyword === 'enum') return typeof value === 'string' ? didYouMean(value, values) : '';
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  return fault.keyword === 'type' && isScalar && fault.names.includes('string') ? '; put it in quotes' : '';
}

/**
 * The types that a person may write. A number that is read as text is a string to people, and so are other single
 * values; where a mapping may be a boolean, it may be false alone.
 */
function kinds(types: readonly string[]): string {
  if (['string', 'number', 'boolean'].every((type) => types.includes(type))) return 'a single value';
  const told = types.includes('string') ? types.filter((type) => type !== 'number') : types;
  const isMappingOrFalse = types.includes('object');
  return either(told.flatMap((type) => (isMappingOrFalse && type === 'boolean' ? ['false'] : (KINDS.get(type) ?? []))));
}

const KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['string', ['a string']],
  ['integer', ['a whole number']],
  ['boolean', ['true', 'false']],
  ['array', ['a list']],
  ['object', ['a mapping']],
]);

function unknownKey(fault: PlanFault, tree: Tree): string {
  const name = fault.names[0] ?? '';
  const meant = meantKey(fault, tree);
  if (meant !== undefined) return `unknown key ${quote(name)}; did you mean ${quote(meant)}?`;
  return `unknown key ${quote(name)}; expected one of ${knownKeys(fault.route).join(', ')}`;
}

/** The key that an unknown one likely stands for: one that is not there yet. */
function meantKey(fault: PlanFault, tree: Tree): string | undefined {
  const mapping = valueAt(tree, fault.route);
  const free = knownKeys(fault.route).filter((key) => !isFields(mapping) || !mapping.has(key));
  return nearest(fault.names[0] ?? '', free);
}

function missingKey(fault: PlanFault, key: string): string {
  const values = allowedValues([...fault.route, key]);
  return `missing key ${quote(key)}${values.length > 0 ? `; expected one of ${values.join(', ')}` : ''}`;
}

/** The value in question by the key that holds it. */
function whose(route: Route): string {
  const key = route.findLast((step) => typeof step === 'string');
  if (key === undefined) return 'the plan';
  return typeof route.at(-1) === 'number' ? `an item of ${quote(String(key))}` : quote(String(key));
}
