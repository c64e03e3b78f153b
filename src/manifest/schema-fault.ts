import type { SchemaType } from './schema.ts';
import type { Lifetime } from './schema-history.ts';
import { isFields, isItems, type Route, type Tree } from './tree.ts';
import { Unknown } from './unknown.ts';

/** What a value is, in the words of a person who writes YAML. */
export type ValueType = 'boolean' | 'integer' | 'list' | 'mapping' | 'null' | 'number' | 'string' | 'unknown';

/** What the API server refuses or drops, and the route of the value it blames. One fault a place. */
export type SchemaFault =
  | { readonly kind: 'type'; readonly route: Route; readonly expected: SchemaType; readonly got: ValueType }
  | {
      readonly kind: 'enum';
      readonly route: Route;
      readonly expected: readonly string[];
      readonly got: string;
      readonly nearest: string | undefined;
    }
  | { readonly kind: 'minimum' | 'maximum'; readonly route: Route; readonly expected: number; readonly got: number }
  | {
      readonly kind: 'min-length' | 'max-length';
      readonly route: Route;
      readonly expected: number;
      readonly got: number;
    }
  | { readonly kind: 'min-items'; readonly route: Route; readonly expected: number; readonly got: number }
  | { readonly kind: 'pattern'; readonly route: Route; readonly expected: string; readonly got: string }
  | { readonly kind: 'duplicate'; readonly route: Route; readonly keys: readonly string[]; readonly first: Route }
  | { readonly kind: 'rule'; readonly route: Route; readonly message: string }
  | MissingField
  | UnknownField;

/** A required key that is missing, or null without a default; the route is its parent's. */
export interface MissingField {
  readonly kind: 'required';
  readonly route: Route;
  readonly key: string;
}

/** A key that no variant of the cluster knows: the API server drops it, or refuses it under strict validation. */
export interface UnknownField {
  readonly kind: 'unknown-field';
  readonly route: Route;
  /** The known key beside it that was likely meant. */
  readonly nearest: string | undefined;
  /** When other variants have the field; undefined where none does. */
  readonly exists: Lifetime | undefined;
}

/** A name of a fault that is the same in every variant that has it: its kind, its place, its key. */
export function faultName(fault: SchemaFault): string {
  return JSON.stringify([fault.kind, fault.route, fault.kind === 'required' ? fault.key : '']);
}

/** What a value is. */
export function valueType(tree: Tree): ValueType {
  if (tree === null) return 'null';
  if (tree instanceof Unknown) return 'unknown';
  if (isItems(tree)) return 'list';
  if (isFields(tree)) return 'mapping';
  if (typeof tree === 'number') return Number.isInteger(tree) ? 'integer' : 'number';
  return typeof tree === 'string' ? 'string' : 'boolean';
}
