import { nearest } from '../text/nearest.ts';
import type { Schema } from './schema.ts';
import { faultName, type SchemaFault, type UnknownField } from './schema-fault.ts';
import { duplicateFaults, ruleFaults } from './schema-rules.ts';
import { scalarFault, typeFault } from './schema-scalar.ts';
import type { VersionedSchema } from './schema-versions.ts';
import { type Fields, isFields, isItems, type Route, type Tree } from './tree.ts';
import { Unknown } from './unknown.ts';

/**
 * What the API server refuses or drops of a resource, in the order of the file. A fault is reported only where it holds
 * in every one of the variants; none are given where there are no variants. What is Unknown satisfies every schema.
 * `status` is not judged: the API server takes it from controllers only.
 */
export function checkSchema(
  fields: Fields,
  schema: VersionedSchema,
  variants: readonly string[],
): readonly SchemaFault[] {
  const eras = schema.eras(variants);
  const newest = eras.at(-1);
  let shared = newest === undefined ? [] : new Check().resource(fields, newest);
  for (const era of eras.slice(0, -1)) {
    if (shared.length === 0) return shared;
    const names = new Set(new Check().resource(fields, era).map(faultName));
    shared = shared.filter((fault) => names.has(faultName(fault)));
  }
  return shared.map((fault) =>
    fault.kind === 'unknown-field' ? { ...fault, exists: schema.lifetime(fault.route) } : fault,
  );
}

/** How many faults of one resource are told: more help nobody. */
const MAX_FAULTS = 1000;

/** A key that a template or a variable makes: neither it nor what it may hide is judged. */
const MADE_KEY = /\$\{|\{\{|\{%/;

class Check {
  readonly #faults: SchemaFault[] = [];
  /** What an alias repeats is judged once by each schema, so aliases of aliases cost nothing. */
  readonly #judged = new Map<Tree, Schema>();
  readonly #judgedAgain = new Map<Tree, Set<Schema>>();
  /** The way to what is judged now. */
  readonly #route: (string | number)[] = [];

  resource(fields: Fields, schema: Schema): readonly SchemaFault[] {
    const written = fields.has('status') ? new Map([...fields].filter(([key]) => key !== 'status')) : fields;
    this.#value(written, schema);
    return this.#faults;
  }

  #value(tree: Tree, schema: Schema): void {
    if (tree instanceof Unknown || (tree === null && schema.nullable) || this.#faults.length >= MAX_FAULTS) return;
    const fault = typeFault(tree, schema, this.#route) ?? scalarFault(tree, schema, this.#route);
    if (fault !== undefined) {
      this.#faults.push({ ...fault, route: [...fault.route] });
      return;
    }
    if (isFields(tree) || isItems(tree)) {
      if (this.#isJudged(tree, schema)) return;
      if (isFields(tree) && !this.#fields(tree, schema)) return;
      if (isItems(tree)) this.#items(tree, schema);
    }
    this.#rules(tree, schema);
  }

  #below(step: string | number, value: Tree, schema: Schema): void {
    this.#route.push(step);
    this.#value(value, schema);
    this.#route.pop();
  }

  /** Rules go last, and say nothing of a place that is already blamed. */
  #rules(tree: Tree, schema: Schema): void {
    const faults = schema.rules.length === 0 ? [] : ruleFaults(tree, schema, [...this.#route]);
    if (faults.length === 0) return;
    const blamed = new Set(this.#faults.map((fault) => JSON.stringify(fault.route)));
    this.#faults.push(...faults.filter((fault) => !blamed.has(JSON.stringify(fault.route))));
  }

  /** Unknown keys, then what the known ones hold, then what is missing. Whether every key is what it was meant to be. */
  #fields(fields: Fields, schema: Schema): boolean {
    const meant = new Set<string>();
    let hidden = false;
    for (const [key, value] of fields) {
      if (this.#faults.length >= MAX_FAULTS) return false;
      const child = schema.properties.get(key) ?? schema.additional;
      if (child !== undefined) this.#field(key, value, child);
      else if (MADE_KEY.test(key)) hidden = true;
      else if (!schema.preservesUnknown) {
        const fault = unknownField(key, fields, schema, this.#route);
        if (fault.nearest !== undefined) meant.add(fault.nearest);
        this.#faults.push(fault);
      }
    }
    if (hidden) return false;
    for (const key of schema.required) {
      if (meant.has(key) || isGiven(fields.get(key), schema.properties.get(key))) continue;
      this.#faults.push({ kind: 'required', route: [...this.#route], key });
    }
    return meant.size === 0;
  }

  /**
   * A null of a field is dropped, or replaced by the default, before anything is checked
   * (https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting/prunenulls.go);
   * Go's decoder does the same for a Service. A null among the items of a list stays and is refused.
   */
  #field(key: string, value: Tree, schema: Schema): void {
    if (value !== null) this.#below(key, value, schema);
  }

  #items(items: readonly Tree[], schema: Schema): void {
    const route = [...this.#route];
    if (schema.minItems !== undefined && items.length < schema.minItems) {
      this.#faults.push({ kind: 'min-items', route, expected: schema.minItems, got: items.length });
    }
    const child = schema.items;
    if (child !== undefined)
      items.forEach((item, index) => {
        this.#below(index, item, child);
      });
    this.#faults.push(...duplicateFaults(items, schema, route));
  }

  #isJudged(tree: Tree, schema: Schema): boolean {
    const first = this.#judged.get(tree);
    if (first === undefined) this.#judged.set(tree, schema);
    if (first === undefined || first === schema) return first === schema;
    const others = this.#judgedAgain.get(tree) ?? new Set();
    if (others.has(schema)) return true;
    this.#judgedAgain.set(tree, others.add(schema));
    return false;
  }
}

function unknownField(key: string, fields: Fields, schema: Schema, route: Route): UnknownField {
  const free = [...schema.properties.keys()].filter((name) => !fields.has(name));
  return { kind: 'unknown-field', route: [...route, key], nearest: nearest(key, free), exists: undefined };
}

function isGiven(value: Tree | undefined, schema: Schema | undefined): boolean {
  if (value !== undefined && value !== null) return true;
  return schema?.default !== undefined || (value === null && schema?.nullable === true);
}
