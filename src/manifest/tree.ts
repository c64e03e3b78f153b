import { Unknown } from './unknown.ts';

/** A YAML or JSON value as Kubernetes reads it; mappings are Maps, so no key is special. */
export type Tree = string | number | boolean | null | Unknown | readonly Tree[] | Fields;

/** A mapping, in the order of the file. */
export type Fields = ReadonlyMap<string, Tree>;

/** The way from the top of a document to a value: keys and indices from 0. */
export type Route = readonly (string | number)[];

/** Whether a value is a mapping. */
export function isFields(tree: Tree | undefined): tree is Fields {
  return tree instanceof Map;
}

/** Whether a value is a sequence. */
export function isItems(tree: Tree | undefined): tree is readonly Tree[] {
  return Array.isArray(tree);
}

/** The value at a route; undefined where the route leaves the tree, Unknown where it passes through one. */
export function valueAt(tree: Tree | undefined, route: Route): Tree | undefined {
  let value = tree;
  for (const step of route) {
    if (value instanceof Unknown) return value;
    if (typeof step === 'number') value = isItems(value) ? value[step] : undefined;
    else value = isFields(value) ? value.get(step) : undefined;
  }
  return value;
}

/** The value of a key; undefined where it is missing or nothing has keys there, Unknown in one. */
export function fieldOf(tree: Tree | undefined, key: string): Tree | undefined {
  if (isFields(tree)) return tree.get(key);
  return tree instanceof Unknown ? tree : undefined;
}

/** The string there, Unknown where it is, undefined for anything else. */
export function textOf(tree: Tree | undefined): string | Unknown | undefined {
  return typeof tree === 'string' || tree instanceof Unknown ? tree : undefined;
}

/** The items of a sequence; none for anything else. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return isItems(tree) ? tree : [];
}

/** The entries of a mapping; none for anything else. */
export function fieldsOf(tree: Tree | undefined): Fields {
  return isFields(tree) ? tree : EMPTY;
}

const EMPTY: Fields = new Map();
