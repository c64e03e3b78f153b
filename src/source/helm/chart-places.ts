import { posix } from 'node:path';
import { Refusal } from '../../files/files.ts';
import type { Places } from '../../manifest/manifest.ts';
import { type Fields, isFields, isItems, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Source, Span } from '../../text/source.ts';
import type { Reader } from '../reader.ts';
import type { Values } from '../values/values.ts';

/** Finds where values are set that a rendered resource shows. */
export type ValueIndex = (
  route: Route,
  value: Tree,
) => { readonly route: Route; readonly isNamed: boolean } | undefined;

/**
 * The values of a chart by what they are. A rendered value is taken for one of them where that has the same key, or
 * where it is a text of some length under whatever key, and there is only one such.
 */
export function valueIndex(tree: Tree): ValueIndex {
  const routes = new Map<string, Route[]>();
  const visit = (value: Tree, route: Route): void => {
    if (isFields(value)) for (const [key, child] of value) visit(child, [...route, key]);
    else if (isItems(value)) for (const [index, child] of value.entries()) visit(child, [...route, index]);
    else routes.set(textOf(value), [...(routes.get(textOf(value)) ?? []), route].slice(0, MOST_ALIKE));
  };
  visit(tree, []);
  return (route, value) => {
    if (isFields(value) || isItems(value) || value === null) return undefined;
    const alike = routes.get(textOf(value)) ?? [];
    const key = lastKey(route);
    const [named, another] = alike.filter((one) => lastKey(one) === key);
    if (named !== undefined) return another === undefined ? { route: named, isNamed: true } : undefined;
    const [only] = alike;
    const isTelling = typeof value === 'string' && value.length >= SHORTEST;
    return only !== undefined && alike.length === 1 && isTelling ? { route: only, isNamed: false } : undefined;
  };
}

/** Values that occur more often tell nothing. */
const MOST_ALIKE = 20;

/** A shorter text may be there by chance. */
const SHORTEST = 7;

function textOf(value: Tree): string {
  return value instanceof Unknown ? value.text : String(value);
}

function lastKey(route: Route): string | undefined {
  const key = route.findLast((step) => typeof step === 'string');
  return typeof key === 'string' ? key.toLowerCase() : undefined;
}

/**
 * The places of a rendered resource: where its values are set, else the line of its template that writes the key, else
 * the template. A collection is where the first of its values that is found is.
 */
export function chartPlaces(fields: Fields, template: Span, values: Values, find: ValueIndex): Places {
  const place = (route: Route, part: 'value' | 'key'): Span => {
    const value = valueAt(fields, route);
    const found = value === undefined ? undefined : find(route, value);
    if (found !== undefined && (part === 'value' || found.isNamed)) return values.places[part](found.route);
    const child = part === 'value' && route.length > 0 ? firstFound(route, value, find) : undefined;
    return child === undefined ? templateLine(template, route) : values.places.value(child);
  };
  return { value: (route) => place(route, 'value'), key: (route) => place(route, 'key') };
}

function firstFound(route: Route, value: Tree | undefined, find: ValueIndex): Route | undefined {
  const entries = isFields(value) ? [...value] : isItems(value) ? [...value.entries()] : [];
  for (const [step, child] of entries) {
    const below = [...route, step];
    const found = find(below, child)?.route ?? firstFound(below, child, find);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first line of a template that writes the last key of a route, or one above it. */
function templateLine(template: Span, route: Route): Span {
  const { text } = template.source;
  const keys = route.filter((step) => typeof step === 'string');
  for (const key of [...keys].reverse().concat('kind')) {
    const start = keyOffset(text, key);
    if (start !== undefined) return { source: template.source, start, end: start + key.length };
  }
  return template;
}

function keyOffset(text: string, key: string): number | undefined {
  for (let at = text.indexOf(`${key}:`); at !== -1; at = text.indexOf(`${key}:`, at + 1)) {
    const before = text.slice(Math.max(0, at - MOST_BEFORE), at);
    if (/(?:^|[\r\n])(?:[^#\r\n]*[\s{,])?$/.test(before)) return at;
  }
  return undefined;
}

/** A key stands no further behind the start of its line. */
const MOST_BEFORE = 200;

/** The template that a comment of `helm template` names; its first segment is the chart's name. */
export function templateOf(reader: Reader, folder: string, named: string): Source | undefined {
  const path = posix.join(folder, named.split('/').slice(1).join('/'));
  const source = path.startsWith('..') ? undefined : reader.files.read(path);
  return source === undefined || source instanceof Refusal ? undefined : source;
}
