import { readDocuments } from '../../manifest/documents.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import {
  type Fields,
  fieldsOf,
  isFields,
  isItems,
  itemsOf,
  type Route,
  type Tree,
  valueAt,
} from '../../manifest/tree.ts';
import { Source } from '../../text/source.ts';

/** A patch that a Flux Kustomization writes inline. */
export interface Patch {
  /** The resources it changes. */
  readonly selects: (manifest: Manifest) => boolean;
  /** The change as a mapping to merge, or as a list of JSON 6902 operations. */
  readonly change: Fields | readonly Tree[];
  /** Where it stands in the Kustomization. */
  readonly route: Route;
}

/** The patches of a Flux Kustomization; what does not parse, as its controller would refuse it, is left out. */
export function patchesOf(kustomization: Manifest): readonly Patch[] {
  return itemsOf(kustomization.get(['spec', 'patches'])).flatMap((item, index) => {
    const text = fieldsOf(item).get('patch');
    const tree = typeof text === 'string' ? readDocuments(new Source('', text)).documents[0]?.tree : undefined;
    if (!isFields(tree) && !isItems(tree)) return [];
    const target = fieldsOf(item).get('target');
    const route = ['spec', 'patches', index, 'patch'];
    if (isFields(target)) return [{ selects: selectorOf(target), change: tree, route }];
    return isFields(tree) ? [{ selects: namesake(tree), change: tree, route }] : [];
  });
}

/** A selector's texts are regular expressions for the whole value, as kustomize reads them; an odd one selects nothing. */
function selectorOf(target: Fields): (manifest: Manifest) => boolean {
  const matches = (key: string, value: string): boolean => {
    const wanted = target.get(key);
    if (wanted === undefined || wanted === '' || wanted === null) return true;
    return typeof wanted === 'string' && isMatch(wanted, value);
  };
  const labels = labelsWanted(target.get('labelSelector'));
  return (manifest) => {
    const [group = '', version] = manifest.apiVersion.includes('/')
      ? manifest.apiVersion.split('/')
      : ['', manifest.apiVersion];
    return (
      matches('kind', manifest.kind) &&
      matches('group', group) &&
      matches('version', version ?? '') &&
      matches('name', plain(manifest.name)) &&
      matches('namespace', plain(manifest.namespace)) &&
      labels(manifest.labels) &&
      target.get('annotationSelector') === undefined
    );
  };
}

/** Regular expressions of the simple sort that people write here; any other matches only itself. */
function isMatch(pattern: string, value: string): boolean {
  if (/^[\w.*|^$-]+$/.test(pattern) && !/\*.*\*.*\*/.test(pattern)) {
    try {
      return new RegExp(`^(?:${pattern})$`).test(value);
    } catch {
      return pattern === value;
    }
  }
  return pattern === value;
}

/** Equalities such as `app=web,tier!=db`; any other selector selects nothing. */
function labelsWanted(selector: Tree | undefined): (labels: Fields) => boolean {
  if (selector === undefined || selector === '') return () => true;
  if (typeof selector !== 'string') return () => false;
  const terms = selector.split(',').map((term) => /^\s*([\w./-]+)\s*(!?=)=?\s*([\w.-]*)\s*$/.exec(term));
  return (labels) =>
    terms.every((term) => {
      const [, key = '', operator, value] = term ?? [];
      return operator === '=' ? labels.get(key) === value : operator === '!=' && labels.get(key) !== value;
    });
}

/** Without a target, a patch changes the resource of its own kind and name. */
function namesake(patch: Fields): (manifest: Manifest) => boolean {
  const apiVersion = patch.get('apiVersion');
  const kind = patch.get('kind');
  const name = valueAt(patch, ['metadata', 'name']);
  const namespace = valueAt(patch, ['metadata', 'namespace']);
  return (manifest) =>
    manifest.apiVersion === apiVersion &&
    manifest.kind === kind &&
    manifest.name === name &&
    (namespace === undefined || namespace === manifest.namespace);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What a patch did to a resource: its fields, and the routes it set. Undefined fields: the resource is deleted. */
export interface Patched {
  readonly fields: Fields | undefined;
  readonly set: readonly Route[];
}

/** Applies a patch. Identity stays that of the resource. An operation that does not fit changes nothing. */
export function applyPatch(fields: Fields, change: Patch['change']): Patched {
  if (isFields(change)) {
    if (change.get('$patch') === 'delete') return { fields: undefined, set: [] };
    const set: Route[] = [];
    const body = new Map([...change].filter(([key]) => key !== 'apiVersion' && key !== 'kind'));
    const metadata = new Map(
      [...fieldsOf(body.get('metadata'))].filter(([key]) => key !== 'name' && key !== 'namespace'),
    );
    if (body.has('metadata')) body.set('metadata', metadata);
    return { fields: fieldsOf(merge(fields, body, [], set)), set };
  }
  const set: Route[] = [];
  let tree: Tree = fields;
  for (const operation of change) tree = operate(tree, fieldsOf(operation), set);
  return { fields: fieldsOf(tree), set };
}

/** A strategic merge of what has no merge keys: mappings merge, null removes, all else replaces. */
function merge(base: Tree | undefined, patch: Tree, route: Route, set: Route[]): Tree {
  if (!isFields(patch)) {
    set.push(route);
    return patch;
  }
  const merged = new Map(isFields(base) ? base : []);
  for (const [key, value] of patch) {
    if (value === null) merged.delete(key);
    else if (!key.startsWith('$')) merged.set(key, merge(merged.get(key), value, [...route, key], set));
  }
  return merged;
}

function operate(tree: Tree, operation: Fields, set: Route[]): Tree {
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
      return value === undefined ? tree : put(tree, steps, value, operation.get('op') === 'add', [], set);
    case 'remove':
      return remove(tree, steps);
    default:
      return tree;
  }
}

function put(tree: Tree, steps: readonly string[], value: Tree, isAdded: boolean, route: Route, set: Route[]): Tree {
  const [step, ...rest] = steps;
  if (step === undefined) {
    set.push(route);
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
    set.push([...route, index]);
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
