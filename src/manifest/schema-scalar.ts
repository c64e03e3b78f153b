import { nearest } from '../text/nearest.ts';
import type { Schema, SchemaType } from './schema.ts';
import { type SchemaFault, type ValueType, valueType } from './schema-fault.ts';
import type { Route, Tree } from './tree.ts';

const ACCEPTED: Readonly<Record<SchemaType, readonly ValueType[]>> = {
  array: ['list'],
  boolean: ['boolean'],
  'int-or-string': ['integer', 'string'],
  integer: ['integer'],
  number: ['integer', 'number'],
  object: ['mapping'],
  string: ['string'],
};

/**
 * The fault of a value whose type is wrong. The API server converts nothing: a number where a string belongs is refused.
 * A number without a fraction is an integer however it is written (`5.0`)
 * (https://github.com/kubernetes/kube-openapi/blob/master/pkg/validation/validate/type.go).
 */
export function typeFault(tree: Tree, schema: Schema, route: Route): SchemaFault | undefined {
  const got = valueType(tree);
  if (schema.type === undefined || got === 'unknown' || ACCEPTED[schema.type].includes(got)) return undefined;
  return { kind: 'type', route, expected: schema.type, got };
}

/** The fault of a number or string of the right type: the first of its bounds that it breaks. */
export function scalarFault(tree: Tree, schema: Schema, route: Route): SchemaFault | undefined {
  if (typeof tree === 'number') return numberFault(tree, schema, route);
  if (typeof tree === 'string') return enumFault(tree, schema, route) ?? textFault(tree, schema, route);
  return undefined;
}

function numberFault(got: number, schema: Schema, route: Route): SchemaFault | undefined {
  const { minimum, maximum } = schema;
  if (minimum !== undefined && got < minimum) return { kind: 'minimum', route, expected: minimum, got };
  if (maximum !== undefined && got > maximum) return { kind: 'maximum', route, expected: maximum, got };
  return undefined;
}

function enumFault(got: string, schema: Schema, route: Route): SchemaFault | undefined {
  if (schema.enum === undefined || schema.enum.includes(got)) return undefined;
  const expected = schema.enum.filter((value) => value !== '');
  return { kind: 'enum', route, expected, got, nearest: nearest(got, expected) };
}

/** The length is judged first, so a pattern only ever meets texts of bounded length where the schema bounds them. */
function textFault(got: string, schema: Schema, route: Route): SchemaFault | undefined {
  const { minLength, maxLength, pattern } = schema;
  const length = minLength === undefined && maxLength === undefined ? 0 : characters(got);
  if (minLength !== undefined && length < minLength)
    return { kind: 'min-length', route, expected: minLength, got: length };
  if (maxLength !== undefined && length > maxLength)
    return { kind: 'max-length', route, expected: maxLength, got: length };
  if (pattern !== undefined && !pattern.test(got)) return { kind: 'pattern', route, expected: pattern.source, got };
  return undefined;
}

/** How many characters a text has; two halves of one that UTF-16 parts are one. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
