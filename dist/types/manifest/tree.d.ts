import { Unknown } from './unknown.js';
/** A YAML or JSON value as Kubernetes reads it; mappings are Maps, so no key is special. */
export type Tree = string | number | boolean | null | Unknown | readonly Tree[] | Fields;
/** A mapping, in the order of the file. */
export type Fields = ReadonlyMap<string, Tree>;
/** The way from the top of a document to a value: keys and indices from 0. */
export type Route = readonly (string | number)[];
/** Whether a value is a mapping. */
export declare function isFields(tree: Tree | undefined): tree is Fields;
/** Whether a value is a sequence. */
export declare function isItems(tree: Tree | undefined): tree is readonly Tree[];
/** The value at a route; undefined where the route leaves the tree, Unknown where it passes through one. */
export declare function valueAt(tree: Tree | undefined, route: Route): Tree | undefined;
/** The value of a key; undefined where it is missing or nothing has keys there, Unknown in one. */
export declare function fieldOf(tree: Tree | undefined, key: string): Tree | undefined;
/** The string there, Unknown where it is, undefined for anything else. */
export declare function textOf(tree: Tree | undefined): string | Unknown | undefined;
/** The items of a sequence; none for anything else. */
export declare function itemsOf(tree: Tree | undefined): readonly Tree[];
/** The entries of a mapping; none for anything else. */
export declare function fieldsOf(tree: Tree | undefined): Fields;
