import { parseGoDuration } from './go-duration.ts';
import type { Schema } from './schema.ts';
import type { SchemaFault } from './schema-fault.ts';
import { type Fields, fieldsOf, isFields, isItems, itemsOf, type Route, type Tree, valueAt } from './tree.ts';
import { Unknown } from './unknown.ts';

/** The routes, below the value, that break a rule: none where it holds or cannot be known. */
type RuleCheck = (value: Tree) => readonly Route[];

const HOLDS: readonly Route[] = [];
const BROKEN: readonly Route[] = [[]];

/** The rules of the schemas in `schemas/`, by the text of their CEL. */
const CHECKS: ReadonlyMap<string, RuleCheck> = new Map([
  [
    'duration(self).getSeconds() >= 1 && duration(self).getSeconds() <= 65535',
    (value: Tree) => duration(value, (nanoseconds) => nanoseconds >= 10n ** 9n && nanoseconds < 65_536n * 10n ** 9n),
  ],
  [
    'duration(self).getMilliseconds() % 1000 == 0',
    (value: Tree) => duration(value, (nanoseconds) => (nanoseconds / 10n ** 6n) % 1000n === 0n),
  ],
  [
    '!has(self.serviceSelectors) || self.serviceSelectors.size() == 0 || ((!has(self.aggregationLength) || self.aggregationLength == 32) && (!has(self.aggregationLengthV6) || self.aggregationLengthV6 == 128))',
    aggregation,
  ],
  ["self.type == 'ExternalName' || self.clusterIP == 'None' || self.ports.size() > 0", hasPorts],
  ["self.metadata.name.size() <= 63 && !self.metadata.name.contains('.')", isLabel],
  ["self.size() <= 1 || self.all(port, has(port.name) && port.name != '')", portsNamed],
  ['self.all(port, !has(port.name) || self.exists_one(other, other.name == port.name))', portNamesDiffer],
]);

/** Whether a rule is judged: those that compare with the stored object cannot be, from the repository alone. */
export function isJudged(rule: string): boolean {
  return CHECKS.has(rule);
}

/** The faults of the first rule that a value breaks. */
export function ruleFaults(value: Tree, schema: Schema, route: Route): readonly SchemaFault[] {
  for (const { rule, message } of schema.rules) {
    const broken = CHECKS.get(rule)?.(value) ?? HOLDS;
    if (broken.length > 0) return broken.map((below) => ({ kind: 'rule', route: [...route, ...below], message }));
  }
  return [];
}

/** The items of a list whose keys an earlier item has; an item with an unknown key is like no other. */
export function duplicateFaults(items: readonly Tree[], schema: Schema, route: Route): readonly SchemaFault[] {
  if (schema.mapKeys.length === 0) return [];
  const first = new Map<string, number>();
  const faults: SchemaFault[] = [];
  items.forEach((item, index) => {
    const values = schema.mapKeys.map((key) => keyOf(fieldsOf(item), key, schema));
    if (!isFields(item) || values.some((value) => typeof value === 'object')) return;
    const name = JSON.stringify(values);
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, index);
    else faults.push({ kind: 'duplicate', route: [...route, index], keys: schema.mapKeys, first: [...route, earlier] });
  });
  return faults;
}

/** The key's value, its default where it is missing, null or the empty string; an empty list where it is no scalar. */
function keyOf(fields: Fields, key: string, schema: Schema): Tree {
  const value = fields.get(key) ?? '';
  const known = value === '' ? schema.items?.properties.get(key)?.default : value;
  return known ?? [];
}

/** CEL refuses what is no duration too: the rule then ends in an error. */
function duration(value: Tree, test: (nanoseconds: bigint) => boolean): readonly Route[] {
  if (typeof value !== 'string') return HOLDS;
  const nanoseconds = parseGoDuration(value);
  return nanoseconds !== undefined && test(nanoseconds) ? HOLDS : BROKEN;
}

function aggregation(value: Tree): readonly Route[] {
  if (itemsOf(valueAt(value, ['serviceSelectors'])).length === 0) return HOLDS;
  const differs = (key: string, standard: number) => {
    const length = valueAt(value, [key]);
    return typeof length === 'number' && length !== standard;
  };
  if (differs('aggregationLength', 32)) return [['aggregationLength']];
  return differs('aggregationLengthV6', 128) ? [['aggregationLengthV6']] : HOLDS;
}

function hasPorts(value: Tree): readonly Route[] {
  const type = valueAt(value, ['type']);
  const clusterIP = valueAt(value, ['clusterIP']);
  const ports = valueAt(value, ['ports']) ?? null;
  if (type instanceof Unknown || clusterIP instanceof Unknown || type === 'ExternalName' || clusterIP === 'None')
    return HOLDS;
  return ports === null || (isItems(ports) && ports.length === 0) ? BROKEN : HOLDS;
}

function isLabel(value: Tree): readonly Route[] {
  const name = valueAt(value, ['metadata', 'name']);
  if (typeof name !== 'string') return HOLDS;
  return name.length > 63 || name.includes('.') ? [['metadata', 'name']] : HOLDS;
}

function portsNamed(value: Tree): readonly Route[] {
  const ports = itemsOf(value);
  if (ports.length <= 1) return HOLDS;
  return ports.flatMap((port, index) => (isFields(port) && (port.get('name') ?? '') === '' ? [[index]] : []));
}

function portNamesDiffer(value: Tree): readonly Route[] {
  const seen = new Set<string>();
  return itemsOf(value).flatMap((port, index) => {
    const name = valueAt(port, ['name']);
    if (typeof name !== 'string' || name === '') return [];
    if (seen.has(name)) return [[index, 'name']];
    seen.add(name);
    return [];
  });
}
