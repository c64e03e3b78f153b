import { entries, items } from './schema.ts';

/** From which variant (a release, say) something exists, and which is the first that no longer has it. Missing: always. */
export interface Lifetime {
  readonly since?: string;
  readonly until?: string;
}

/** Orders two variants: negative, zero or positive as the first is older, the same or newer. */
export type CompareVariants = (a: string, b: string) => number;

/** Schemas that others refer to with `use`. */
export type Definitions = ReadonlyMap<string, unknown>;

/** The `since` and `until` that stand in a JSON object. */
export function lifetimeOf(json: unknown): Lifetime {
  const keywords = entries(json);
  const since = keywords.get('since');
  const until = keywords.get('until');
  return {
    ...(typeof since === 'string' ? { since } : {}),
    ...(typeof until === 'string' ? { until } : {}),
  };
}

/** Whether a variant falls into a lifetime. */
export function isAlive(lifetime: Lifetime, variant: string, compare: CompareVariants): boolean {
  if (lifetime.since !== undefined && compare(variant, lifetime.since) < 0) return false;
  return lifetime.until === undefined || compare(variant, lifetime.until) < 0;
}

/** The schema itself, or the definition that it stands for. Throws where there is no such definition. */
export function deref(json: unknown, definitions: Definitions): unknown {
  const name = entries(json).get('use');
  if (typeof name !== 'string') return json;
  if (!definitions.has(name)) throw new Error(`A schema uses "${name}", which is not defined.`);
  return definitions.get(name);
}

/** A schema with a history, as one variant has it: plain JSON Schema in the words of a CustomResourceDefinition. */
export function schemaAt(json: unknown, variant: string, compare: CompareVariants, definitions: Definitions): unknown {
  return new Moment(variant, compare, definitions).schema(json);
}

/** Every variant at which something changes in a schema or its definitions, once each, in no order. */
export function changesOf(json: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(json)) for (const item of json) changesOf(item, found);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return found;
  const { since, until } = lifetimeOf(json);
  if (since !== undefined) found.add(since);
  if (until !== undefined) found.add(until);
  for (const child of Object.values(json)) changesOf(child, found);
  return found;
}

const DATING = new Set(['since', 'until', 'required', 'use']);

class Moment {
  readonly #variant: string;
  readonly #compare: CompareVariants;
  readonly #definitions: Definitions;

  constructor(variant: string, compare: CompareVariants, definitions: Definitions) {
    this.#variant = variant;
    this.#compare = compare;
    this.#definitions = definitions;
  }

  schema(json: unknown): unknown {
    const result = new Map<string, unknown>();
    for (const [keyword, value] of entries(deref(json, this.#definitions))) {
      if (DATING.has(keyword)) continue;
      const now = this.#keyword(keyword, value);
      if (now !== undefined) result.set(keyword, now);
      if (keyword !== 'properties') continue;
      const required = this.#required(value);
      if (required.length > 0) result.set('required', required);
    }
    return Object.fromEntries(result);
  }

  /** What a keyword says now; undefined where it says nothing. */
  #keyword(keyword: string, value: unknown): unknown {
    switch (keyword) {
      case 'properties':
        return this.#properties(value);
      case 'items':
      case 'additionalProperties':
        return this.schema(value);
      case 'x-kubernetes-validations':
        return this.#rules(value);
      default:
        return this.#now(value);
    }
  }

  /** A CRD has no `properties` where a schema has none yet. */
  #properties(value: unknown): unknown {
    const living = this.#living(value);
    return living.length === 0
      ? undefined
      : Object.fromEntries(living.map(([key, child]) => [key, this.schema(child)]));
  }

  #living(properties: unknown): readonly (readonly [string, unknown])[] {
    return [...entries(properties)].filter(([, child]) => this.#isAlive(child));
  }

  #required(properties: unknown): readonly string[] {
    return this.#living(properties)
      .filter(([, child]) => this.#now(entries(child).get('required')) === true)
      .map(([key]) => key)
      .sort();
  }

  #rules(value: unknown): unknown {
    const living = items(value).filter((rule) => this.#isAlive(rule));
    if (living.length === 0) return undefined;
    return living.map((rule) => ({ message: entries(rule).get('message'), rule: entries(rule).get('rule') }));
  }

  /** A value that may be a list of dated ones. */
  #now(value: unknown): unknown {
    if (!Array.isArray(value) || !value.some((item) => typeof item === 'object')) return value;
    const living = value.find((item) => this.#isAlive(item));
    return living === undefined ? undefined : entries(living).get('is');
  }

  #isAlive(json: unknown): boolean {
    return isAlive(lifetimeOf(json), this.#variant, this.#compare);
  }
}
