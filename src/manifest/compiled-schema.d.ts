/**
 * A JSON Schema compiled by ajv when bundling and in tests (`scripts/ajv-plugin.mjs`): the validator alone, without
 * ajv's compiler. After a call that answered false, `errors` has every error of it.
 */
declare module '*.json?compiled' {
  interface CompiledError {
    readonly keyword: string;
    readonly instancePath: string;
    readonly schemaPath: string;
    readonly params: Readonly<Record<string, unknown>>;
  }

  interface Validate {
    (value: unknown): boolean;
    readonly errors?: readonly CompiledError[] | null;
  }

  const validate: Validate;
  export default validate;
}
