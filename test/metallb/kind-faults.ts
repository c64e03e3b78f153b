import { parse } from 'yaml';
import { checkSchema } from '../../src/manifest/schema-check.ts';
import { isFields, type Tree } from '../../src/manifest/tree.ts';
import { RELEASES, type Release } from '../../src/metallb/release.ts';
import { schemaFor } from '../../src/metallb/schemas.ts';

export function treeOf(value: unknown): Tree {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (value instanceof Map) return new Map([...value].map(([key, child]) => [String(key), treeOf(child)]));
  if (Array.isArray(value)) return value.map(treeOf);
  throw new Error('The text holds what is no tree.');
}

/** What is wrong with a resource in these releases, one line a fault. */
export function faults(
  kind: string,
  apiVersion: string,
  text: string,
  releases: readonly Release[],
): readonly string[] {
  const schema = schemaFor(kind, apiVersion)?.schema;
  const fields = treeOf(
    parse(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${text}`, { mapAsMap: true }),
  );
  if (schema === undefined || !isFields(fields)) throw new Error(`There is no ${apiVersion} ${kind}.`);
  return checkSchema(fields, schema, releases).map((fault) => {
    const place = `${fault.route.join('.')} ${fault.kind}`;
    if (fault.kind === 'required') return `${place} ${fault.key}`;
    if (fault.kind === 'rule') return `${place}: ${fault.message}`;
    if (fault.kind !== 'unknown-field') return place;
    return `${place} ${fault.nearest ?? '-'} ${fault.exists?.since ?? '-'}`;
  });
}

export const V1 = 'metallb.io/v1beta1';
export const V2 = 'metallb.io/v1beta2';

/** The release before another. */
export function previous(release: Release): Release {
  return RELEASES[RELEASES.indexOf(release) - 1] ?? release;
}
