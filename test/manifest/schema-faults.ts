import { parse } from 'yaml';
import { checkSchema } from '../../src/manifest/schema-check.ts';
import type { SchemaFault } from '../../src/manifest/schema-fault.ts';
import { VersionedSchema } from '../../src/manifest/schema-versions.ts';
import type { Fields, Tree } from '../../src/manifest/tree.ts';
import { isFields } from '../../src/manifest/tree.ts';
import { Unknown } from '../../src/manifest/unknown.ts';

/** A YAML text as Maps and lists; `!unknown` stands for a value that cannot be known. */
function tree(text: string): Fields {
  const result = known(
    parse(text, { mapAsMap: true, customTags: [{ tag: '!unknown', resolve: () => new Unknown('variable', '') }] }),
  );
  if (!isFields(result)) throw new Error('The text is no mapping.');
  return result;
}

function known(value: unknown): Tree {
  if (value instanceof Unknown || value === null || typeof value === 'string' || typeof value === 'number')
    return value;
  if (typeof value === 'boolean') return value;
  if (value instanceof Map) return new Map([...value].map(([key, child]) => [String(key), known(child)]));
  if (Array.isArray(value)) return value.map(known);
  throw new Error('The text holds what is no tree.');
}

export const compare = (a: string, b: string) => Number(a) - Number(b);

/** The faults of a text under a schema of an object with these properties. */
export function faults(properties: object, text: string, variants: readonly string[] = ['1']): readonly SchemaFault[] {
  return checkSchema(tree(text), new VersionedSchema({ type: 'object', properties }, new Map(), compare), variants);
}
