import type { Manifest, Places } from '../../manifest/manifest.ts';
import { type Fields, fieldsOf, isFields, isItems, type Route, type Tree } from '../../manifest/tree.ts';

/** A value that a patch set: its route in the resource, and in the patch. */
export interface Change {
  readonly route: Route;
  readonly from: Route;
}

/** What a patch did to a resource: its fields, and what it set. Undefined fields: the resource is deleted. */
export interface Patched {
  readonly fields: Fields | undefined;
  readonly set: readonly Change[];
}

/** The places of a resource of which a patch set some values: those stand in the patch. */
export function patchedPlaces(manifest: Manifest, set: readonly Change[], patch: Places): Places {
  const find = (route: Route): Route | undefined => {
    const change = set.findLast(
      ({ route: own }) => own.length <= route.length && own.every((step, at) => step === route[at]),
    );
    return change && [...change.from, ...route.slice(change.route.length)];
  };
  return {
    value: (route) => {
      const from = find(route);
      return from === undefined ? manifest.at(route) : patch.value(from);
    },
    key: (route) => {
      const from = find(route);
      return from === undefined ? manifest.keyAt(route) : patch.key(from);
    },
    definitions: (route) => {
      const from = find(route);
      return from === undefined ? manifest.definitionsAt(route) : (patch.definitions?.(from) ?? []);
    },
  };
}

/** Applies a patch. Identity stays that of the resource. An operation that does not fit changes nothing. */
export function applyPatch(fields: Fields, change: Fields | readonly Tree[]): Patched {
  if (isFields(change)) {
    if (change.get('$patch') === 'delete') return { fields: undefined, set: [] };
    const set: Change[] = [];
    const body = new Map([...change].filter(([key]) => key !== 'apiVersion' && key !== 'kind'));
    const metadata = new Map(
      [...fieldsOf(body.get('metadata'))].filter(([key]) => key !== 'name' && key !== 'namespace'),
    );
    if (body.has('metadata')) body.set('metadata', metadata);
    return { fields: fieldsOf(merge(fields, body, [], set)), set };
  }
  const set: Change[] = [];
  let tree: Tree = fields;
  for (const [index, operation] of change.entries()) tree = operate(tree, fieldsOf(operation), index, set);
  return { fields: fieldsOf(tree), set };
}

/** A strategic merge of what has no merge keys: mappings merge, null removes, all else replaces. */
function merge(base: Tree | undefined, patch: Tree, route: Route, set: Change[]): Tree {
  if (!isFields(patch)) {
    set.push({ route, from: route });
    return patch;
  }
  const merged = new Map(isFields(base) ? base : []);
  for (const [key, value] of patch) {
    if (value === null) merged.delete(key);
    else if (!key.startsWith('$')) merged.set(key, merge(merged.get(key), value, [...route, key], set));
  }
  return merged;
}

function operate(tree: Tree, operation: Fields, index: number, set: Change[]): Tree {
  const path = operation.get('path');
  const value = operation.get('value');
  if (typeof path !== 'string' || !path.startsWith('/')) return tree;
  const steps = path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  switch (operation.get('op')) {
    case 'add':
    case 'replace':
      return value === undefined
        ? tree
        : put(tree, steps, value, operation.get('op') === 'add', [], (route) =>
            set.push({ route, from: [index, 'value'] }),
          );
    case 'remove':
      return remove(tree, steps);
    default:
      return tree;
  }
}

function put(
  tree: Tree,
  steps: readonly string[],
  value: Tree,
  isAdded: boolean,
  route: Route,
  set: (route: Route) => void,
): Tree {
  const [step, ...rest] = steps;
  if (step === undefined) {
    set(route);
    return value;
  }
  if (isFields(tree)) {
    const below = tree.get(step);
    if (below === undefined && (rest.length > 0 || !isAdded)) return tree;
    return new Map([...tree, [step, put(below ?? null, rest, value, isAdded, [...route, step], set)]]);
  }
  const index = isItems(tree) ? indexOf(step, tree.length) : undefined;
  if (!isItems(tree) || index === undefined) return tree;
  if (rest.length === 0 && isAdded) {
    set([...route, index]);
    return [...tree.slice(0, index), value, ...tree.slice(index)];
  }
  return tree.map((item, at) => (at === index ? put(item, rest, value, isAdded, [...route, index], set) : item));
}

function indexOf(step: string, length: number): number | undefined {
  if (step === '-') return length;
  const index = /^\d{1,9}$/.test(step) ? Number(step) : undefined;
  return index !== undefined && index <= length ? index : undefined;
}

function remove(tree: Tree, steps: readonly string[]): Tree {
  const [step = '', ...rest] = steps;
  if (isFields(tree)) {
    const below = tree.get(step);
    if (below === undefined) return tree;
    if (rest.length > 0) return new Map([...tree, [step, remove(below, rest)]]);
    return new Map([...tree].filter(([key]) => key !== step));
  }
  if (!isItems(tree)) return tree;
  const index = indexOf(step, tree.length);
  if (rest.length === 0) return tree.filter((_, at) => at !== index);
  return tree.map((item, at) => (at === index ? remove(item, rest) : item));
}
