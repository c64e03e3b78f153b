import type { Tree } from './tree.ts';

/** The JSON types of a schema; `int-or-string` is what `x-kubernetes-int-or-string` says. */
export type SchemaType = 'array' | 'boolean' | 'int-or-string' | 'integer' | 'number' | 'object' | 'string';

/** A validation written as CEL, and what the API server says where it fails. */
export interface SchemaRule {
  readonly rule: string;
  readonly message: string;
}

/**
 * A structural schema as the API server applies it: the keywords that decide whether a value is accepted.
 * Numeric formats are left out: API servers before 1.36 do not enforce them, and which one a cluster runs is not known
 * (https://github.com/kubernetes/kubernetes/pull/136582).
 */
export interface Schema {
  /** Undefined accepts every type. */
  readonly type: SchemaType | undefined;
  readonly nullable: boolean;
  /** What a missing value becomes; undefined where it stays missing. */
  readonly default: Tree | undefined;
  readonly enum: readonly string[] | undefined;
  /** Both bounds are inclusive. */
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** In Unicode code points. */
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minItems: number | undefined;
  readonly pattern: RegExp | undefined;
  readonly items: Schema | undefined;
  readonly properties: ReadonlyMap<string, Schema>;
  /** The schema of every key that `properties` does not name; undefined where such a key is unknown. */
  readonly additional: Schema | undefined;
  readonly required: readonly string[];
  /** Whether unknown keys are kept. */
  readonly preservesUnknown: boolean;
  /** The keys that tell the items of a list apart; empty where duplicates are accepted. */
  readonly mapKeys: readonly string[];
  readonly rules: readonly SchemaRule[];
}

/** Reads a schema of plain JSON, without history. Throws where it is no schema: the schemas are the project's own. */
export function readSchema(json: unknown): Schema {
  const keywords = entries(json);
  return {
    type: keywords.get('x-kubernetes-int-or-string') === true ? 'int-or-string' : typeOf(keywords.get('type')),
    nullable: keywords.get('nullable') === true,
    default: scalar(keywords.get('default')),
    enum: keywords.has('enum') ? strings(keywords.get('enum')) : undefined,
    minimum: number(keywords.get('minimum')),
    maximum: number(keywords.get('maximum')),
    minLength: number(keywords.get('minLength')),
    maxLength: number(keywords.get('maxLength')),
    minItems: number(keywords.get('minItems')),
    pattern: keywords.has('pattern') ? new RegExp(String(keywords.get('pattern')), 'u') : undefined,
    items: keywords.has('items') ? readSchema(keywords.get('items')) : undefined,
    properties: new Map([...entries(keywords.get('properties') ?? {})].map(([key, child]) => [key, readSchema(child)])),
    additional: keywords.has('additionalProperties') ? readSchema(keywords.get('additionalProperties')) : undefined,
    required: strings(keywords.get('required') ?? []),
    preservesUnknown: keywords.get('x-kubernetes-preserve-unknown-fields') === true,
    mapKeys: strings(keywords.get('x-kubernetes-list-map-keys') ?? []),
    rules: items(keywords.get('x-kubernetes-validations') ?? []).map(rule),
  };
}

/** The entries of a JSON object. Throws for anything else. */
export function entries(json: unknown): ReadonlyMap<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Error('A schema needs an object here.');
  return new Map(Object.entries(json));
}

/** The items of a JSON array. Throws for anything else. */
export function items(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw new Error('A schema needs a list here.');
  return json;
}

const TYPES: readonly SchemaType[] = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

function typeOf(json: unknown): SchemaType | undefined {
  if (json === undefined) return undefined;
  const type = TYPES.find((candidate) => candidate === json);
  if (type === undefined) throw new Error(`A schema has the type ${String(json)}.`);
  return type;
}

function rule(json: unknown): SchemaRule {
  const keywords = entries(json);
  return { rule: String(keywords.get('rule')), message: String(keywords.get('message')) };
}

function strings(json: unknown): readonly string[] {
  return items(json).map(String);
}

function number(json: unknown): number | undefined {
  if (json === undefined || typeof json === 'number') return json;
  throw new Error('A schema has a bound that is no number.');
}

function scalar(json: unknown): Tree | undefined {
  if (json === undefined || typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
    return json;
  throw new Error('A schema has a default that is no scalar.');
}
