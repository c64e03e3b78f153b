import type { Manifest } from '../manifest/manifest.ts';
import type { SchemaType } from '../manifest/schema.ts';
import type { SchemaFault, ValueType } from '../manifest/schema-fault.ts';
import { isItems, type Route, type Tree } from '../manifest/tree.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { fieldPath, subject } from '../metallb/subject.ts';
import { blameValue, type Draft } from './rule.ts';

/** A fault of the schema that the API server refuses; it drops an unknown field and takes the rest. */
export type Refusal = Exclude<SchemaFault, { readonly kind: 'unknown-field' }>;

/** Says a refusal in people's words, at the value it blames; what is missing at what misses it. */
export function draftRefusal(cluster: Cluster, manifest: Manifest, fault: Refusal): Draft {
  const { text, help } = wordsOf(manifest, fault);
  const whole = fault.route.length < (fault.kind === 'required' ? 2 : 1);
  const message = `${whole ? '' : `${placeName(fault.route)} of `}${subject(cluster, manifest)} ${text}`;
  const related =
    fault.kind === 'duplicate' ? [{ message: 'the first one', at: blameValue(cluster, manifest, fault.first) }] : [];
  return {
    at: blameValue(cluster, manifest, blamedRoute(fault)),
    message: whole ? capitalized(message) : message,
    ...(help === undefined ? {} : { help }),
    ...(related.length === 0 ? {} : { related }),
  };
}

interface Words {
  readonly text: string;
  readonly help?: string;
}

function wordsOf(manifest: Manifest, fault: Refusal): Words {
  switch (fault.kind) {
    case 'type':
      return typeWords(manifest, fault.route, fault.expected, fault.got);
    case 'enum': {
      const help = fault.nearest === undefined ? {} : { help: `Write "${fault.nearest}".` };
      return { text: `is "${fault.got}", but can only be ${alternatives(fault.expected)}`, ...help };
    }
    case 'minimum':
      return { text: `is ${numberText(manifest, fault.route, fault.got)}, below the minimum of ${fault.expected}` };
    case 'maximum':
      return { text: `is ${numberText(manifest, fault.route, fault.got)}, above the maximum of ${fault.expected}` };
    case 'min-length':
      return { text: `has ${count(fault.got, 'character')}, and needs ${fault.expected} at least` };
    case 'max-length':
      return { text: `has ${count(fault.got, 'character')}, and may have ${fault.expected}` };
    case 'min-items':
      return { text: `has ${count(fault.got, 'item')}, and needs ${fault.expected} at least` };
    case 'pattern':
      return patternWords(fault.route, fault.got);
    case 'duplicate':
      return { text: `has the same ${fault.keys.join(' and ')} as an earlier item of the list` };
    case 'rule':
      return { text: `is refused: ${fault.message}` };
    case 'required':
      return {
        text: `has no "${fault.route.length < 2 ? fieldPath([...fault.route, fault.key]) : fault.key}", which is required`,
      };
  }
}

const TYPE_NAMES: Readonly<Record<SchemaType, string>> = {
  array: 'a list',
  boolean: 'true or false',
  'int-or-string': 'a whole number or a string',
  integer: 'a whole number',
  number: 'a number',
  object: 'a mapping',
  string: 'a string',
};

const VALUE_NAMES: Readonly<Record<ValueType, string>> = {
  boolean: 'a boolean',
  integer: 'a number',
  list: 'a list',
  mapping: 'a mapping',
  null: 'empty',
  number: 'a number',
  string: 'a string',
  unknown: 'unknown',
};

function typeWords(manifest: Manifest, route: Route, expected: SchemaType, got: ValueType): Words {
  const value = manifest.get(route);
  const written = typeof value === 'number' ? numberText(manifest, route, value) : JSON.stringify(value);
  const shown = isScalar(value) && got !== 'null' ? `is ${written}, ${VALUE_NAMES[got]}` : `is ${VALUE_NAMES[got]}`;
  const help = typeHelp(manifest, route, expected, value);
  return { text: `${shown}, where ${TYPE_NAMES[expected]} belongs`, ...(help === undefined ? {} : { help }) };
}

function typeHelp(manifest: Manifest, route: Route, expected: SchemaType, value: Tree | undefined): string | undefined {
  if (expected === 'string' && isScalar(value)) return `Put it in quotes: "${sourceText(manifest, route) ?? value}".`;
  if (expected === 'array' && isScalar(value))
    return `Write a list of one item: [${typeof value === 'number' ? numberText(manifest, route, value) : JSON.stringify(value)}].`;
  if (expected === 'object' && isItems(value)) return 'Write its keys directly below, without "- ".';
  if (typeof value !== 'string') return undefined;
  if (expected === 'integer' && /^-?\d{1,15}$/.test(value)) return `Write ${value} without quotes.`;
  if (expected === 'boolean' && /^(?:true|false)$/i.test(value)) return `Write ${value.toLowerCase()} without quotes.`;
  return undefined;
}

function isScalar(value: Tree | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A number as the file spells it: large ones are not rounded, and `.inf` is no number of JSON. */
function numberText(manifest: Manifest, route: Route, value: number): string {
  return sourceText(manifest, route) ?? String(value);
}

/** The value as the file spells it (`010`, `yes`); undefined where the place is another one, as of rendered text. */
function sourceText(manifest: Manifest, route: Route): string | undefined {
  const { source, start, end } = manifest.at(route);
  const text = source.text.slice(start, end);
  return /^[\w.+:-]{1,64}$/.test(text) && text !== route.at(-1) ? text : undefined;
}

function patternWords(route: Route, got: string): Words {
  const field = route.at(-1);
  const text = `is "${got.slice(0, 80)}", which is not valid there`;
  if (route.at(-2) === 'labels' || route.at(-2) === 'selector') {
    return {
      text,
      help: 'A label value has letters, digits, "-", "_" and ".", and begins and ends with a letter or digit.',
    };
  }
  if (field === 'targetPort' && /^\d+$/.test(got)) {
    return { text, help: `In quotes it is the name of a port; write ${got} without them.` };
  }
  if (field === 'name' || field === 'namespace' || field === 'targetPort') {
    return { text, help: 'A name has lowercase letters, digits and "-", and begins and ends with a letter or digit.' };
  }
  return { text };
}

/** Annotations and labels go by their key, other fields by their path. */
function placeName(route: Route): string {
  const [top, map, key] = route;
  if (top === 'metadata' && typeof key === 'string' && route.length === 3) {
    if (map === 'annotations') return `Annotation "${key}"`;
    if (map === 'labels') return `Label "${key}"`;
  }
  return `"${fieldPath(route)}"`;
}

function blamedRoute(fault: Refusal): Route {
  if (fault.kind !== 'required') return fault.route.length === 0 ? NAME : fault.route;
  return fault.route.length === 0 ? NAME : [...fault.route, fault.key];
}

const NAME: Route = ['metadata', 'name'];

function alternatives(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} or ${last}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
