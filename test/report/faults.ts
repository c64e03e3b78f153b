import { Ajv } from 'ajv';

/** What is wrong with a JSON text against a schema. */
export function faults(schema: object, text: string): readonly unknown[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
  ajv.validate(schema, JSON.parse(text));
  return ajv.errors ?? [];
}
