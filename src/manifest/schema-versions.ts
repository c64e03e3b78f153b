import metadata from '../../schemas/kubernetes/ObjectMeta.json' with { type: 'json' };
import { lazy } from '../text/lazy.ts';
import { entries, readSchema, type Schema } from './schema.ts';
import {
  type CompareVariants,
  changesOf,
  type Definitions,
  deref,
  type Lifetime,
  lifetimeOf,
  schemaAt,
} from './schema-history.ts';
import type { Route } from './tree.ts';

/**
 * The schema of one kind and apiVersion in all its variants (releases of what defines it), read from the history in
 * `schemas/`. Between two changes the schema is the same object, so a check of many variants runs once an era.
 */
export class VersionedSchema {
  readonly #json: unknown;
  readonly #definitions: Definitions;
  readonly #compare: CompareVariants;
  #changes: readonly string[] | undefined;
  readonly #eras = new Map<number, Schema>();
  readonly #byVariant = new Map<string, Schema>();

  constructor(json: unknown, definitions: Definitions, compare: CompareVariants) {
    this.#json = json;
    this.#definitions = definitions;
    this.#compare = compare;
  }

  /** The schema as the CustomResourceDefinition of that variant states it. */
  json(variant: string): unknown {
    return schemaAt(this.#json, variant, this.#compare, this.#definitions);
  }

  /** The schemas that the variants differ in, in their order; `metadata` is what the API server checks of any resource's. */
  eras(variants: readonly string[]): readonly Schema[] {
    return [...new Set(variants.map((variant) => this.#at(variant)))];
  }

  /** When the field at a route exists; undefined where no variant has it. */
  lifetime(route: Route): Lifetime | undefined {
    let place = deref(this.#json, this.#definitions);
    let life: Lifetime = {};
    for (const step of route) {
      const child = childOf(place, step);
      if (child === undefined) return undefined;
      life = this.#both(life, lifetimeOf(child));
      place = deref(child, this.#definitions);
    }
    return life;
  }

  #at(variant: string): Schema {
    const made = this.#byVariant.get(variant) ?? this.#make(variant);
    this.#byVariant.set(variant, made);
    return made;
  }

  #make(variant: string): Schema {
    const era = this.#allChanges().filter((change) => this.#compare(change, variant) <= 0).length;
    const known = this.#eras.get(era);
    if (known !== undefined) return known;
    const schema = readSchema(this.json(variant));
    const made = { ...schema, properties: new Map([...schema.properties, ['metadata', objectMeta()]]) };
    this.#eras.set(era, made);
    return made;
  }

  /** The variants that change it or what it refers to, in their order. Most kinds are never asked about in a run. */
  #allChanges(): readonly string[] {
    if (this.#changes === undefined) {
      const found = new Set(changesOf(this.#json));
      for (const definition of this.#definitions.values()) changesOf(definition, found);
      this.#changes = [...found].sort(this.#compare);
    }
    return this.#changes;
  }

  #both(a: Lifetime, b: Lifetime): Lifetime {
    const since = [a.since, b.since]
      .filter((one) => one !== undefined)
      .sort(this.#compare)
      .at(-1);
    const until = [a.until, b.until]
      .filter((one) => one !== undefined)
      .sort(this.#compare)
      .at(0);
    return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  }
}

/** The schema of `metadata`, read when the first one is checked. */
const objectMeta = lazy(() => readSchema(metadata));

function childOf(place: unknown, step: string | number): unknown {
  const keywords = entries(place);
  if (typeof step === 'number') return keywords.get('items');
  return entries(keywords.get('properties') ?? {}).get(step) ?? keywords.get('additionalProperties');
}
