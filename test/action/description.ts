import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

type Json = Readonly<Record<string, unknown>>;

const description = JSON.parse(readFileSync('test/action/github-openapi.json', 'utf8'));
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });

/** What of GitHub's description an HTTP request means: its operation, and the values in its path. */
export interface Operation {
  readonly path: string;
  readonly values: ReadonlyMap<string, string>;
  readonly description: Json;
}

/** Finds the described operation of a request; undefined where GitHub describes none. */
export function operationOf(method: string, pathname: string): Operation | undefined {
  for (const path of Object.keys(description.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const match = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(pathname);
    const operation = description.paths[path][method.toLowerCase()];
    if (match === null || operation === undefined) continue;
    const values = new Map(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
    return { path, values, description: operation };
  }
  return undefined;
}

/** What is wrong with the parameters and the body of a request. */
export function requestFaults(operation: Operation, url: URL, body: unknown): readonly string[] {
  const parameters: readonly { name: string; in: string; schema: Json }[] = [
    ...list(operation.description, 'parameters'),
  ];
  const known = new Set(parameters.filter((one) => one.in === 'query').map(({ name }) => name));
  const stray = [...url.searchParams.keys()].filter((name) => !known.has(name)).map((name) => `no parameter ${name}`);
  const wrong = parameters.flatMap(({ name, in: where, schema }) => {
    const text = where === 'path' ? operation.values.get(name) : url.searchParams.get(name);
    if (text === null || text === undefined) return [];
    const value = schema['type'] === 'integer' ? Number(text) : text;
    return faultsOf(schema, value).map((fault) => `parameter ${name} ${fault}`);
  });
  const schema = at(operation.description, 'requestBody', 'content', 'application/json', 'schema');
  const inBody = schema === undefined ? [] : faultsOf(schema, body).map((fault) => `request ${fault}`);
  return [...stray, ...wrong, ...inBody];
}

/** What is wrong with an answer. One that fails needs no description: any request may be refused or fail. */
export function responseFaults(operation: Operation, status: number, body: unknown): readonly string[] {
  const response = at(operation.description, 'responses', String(status));
  if (response === undefined) return status >= 400 ? [] : [`no answer ${status} is described`];
  const schema = at(response, 'content', 'application/json', 'schema');
  return schema === undefined ? [] : faultsOf(schema, body).map((fault) => `answer ${status} ${fault}`);
}

function faultsOf(schema: Json, value: unknown): readonly string[] {
  const validate = ajv.compile(nullable(schema));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type of null. */
function nullable(schema: Json): Json {
  const parts = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, inside(value)]));
  return schema['nullable'] === true ? { anyOf: [{ ...parts, nullable: undefined }, { type: 'null' }] } : parts;
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return typeof value === 'object' && value !== null ? nullable(Object.fromEntries(Object.entries(value))) : value;
}

function at(value: unknown, ...keys: readonly string[]): Json | undefined {
  let here: unknown = value;
  for (const key of keys) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = new Map<string, unknown>(Object.entries(here)).get(key);
  }
  return typeof here === 'object' && here !== null ? Object.fromEntries(Object.entries(here)) : undefined;
}

function list(value: Json, key: string) {
  const found = value[key];
  return Array.isArray(found) ? found : [];
}

/** A value that a schema of the description takes: no more than it requires. */
function exampleOf(schema: Json): unknown {
  const [first] = [...list(schema, 'allOf'), ...list(schema, 'oneOf'), ...list(schema, 'anyOf')];
  if (first !== undefined) return exampleOf(first);
  const [choice] = list(schema, 'enum');
  if (choice !== undefined) return choice;
  if (schema['nullable'] === true) return null;
  switch (schema['type']) {
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 1;
    case 'string':
      return 'text';
    default: {
      const names: readonly string[] = list(schema, 'required');
      return Object.fromEntries(names.map((name) => [name, exampleOf(at(schema, 'properties', name) ?? {})]));
    }
  }
}

/** An item of the list that an operation answers with, with its parts as they are in the description. */
export function itemOf(path: string): unknown {
  return exampleOf(
    at(description.paths[path], 'get', 'responses', '200', 'content', 'application/json', 'schema', 'items') ?? {},
  );
}
