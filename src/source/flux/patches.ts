import type { YamlDocument } from '../../manifest/documents.ts';
import { embeddedDocuments } from '../../manifest/embedded.ts';
import { Manifest, type Places } from '../../manifest/manifest.ts';
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
import { applyPatch, patchedPlaces } from './apply-patch.ts';

/** A patch of a kustomization, or of what makes one: a Kustomization of Flux, an Application of Argo CD. */
export interface Patch {
  /** The resources it changes. */
  readonly selects: (manifest: Manifest) => boolean;
  /** The change as a mapping to merge, or as a list of JSON 6902 operations. */
  readonly change: Fields | readonly Tree[];
  /** Where it stands, line by line. */
  readonly places: Places;
}

/**
 * The patches of a list in a resource, inline or, where `read` gives them, in files; what does not parse, as its
 * controller would refuse it, is left out.
 */
export function patchesOf(
  resource: Manifest,
  route: Route,
  read?: (path: string) => YamlDocument | undefined,
): readonly Patch[] {
  return itemsOf(resource.get(route)).flatMap((item, index) => {
    const [text, path] = ['patch', 'path'].map((key) => fieldsOf(item).get(key));
    const document =
      typeof text === 'string'
        ? embeddedDocuments(resource.at([...route, index, 'patch']), text)[0]
        : typeof path === 'string'
          ? read?.(path)
          : undefined;
    if (document === undefined || document.problems.length > 0) return [];
    const { tree, places } = document;
    if (!isFields(tree) && !isItems(tree)) return [];
    const target = fieldsOf(item).get('target');
    if (isFields(target)) return [{ selects: selectorOf(target), change: tree, places }];
    return isFields(tree) ? [{ selects: namesake(tree), change: tree, places }] : [];
  });
}

/** A resource with patches applied, one after the other; undefined where one of them deletes it. */
export function patchedBy(manifest: Manifest, patches: readonly Patch[]): Manifest | undefined {
  let patched: Manifest | undefined = manifest;
  for (const patch of patches) patched = patched && applied(patched, patch);
  return patched;
}

function applied(manifest: Manifest, { selects, change, places }: Patch): Manifest | undefined {
  if (!selects(manifest)) return manifest;
  const { fields, set } = applyPatch(manifest.fields, change);
  return fields && new Manifest(fields, patchedPlaces(manifest, set, places));
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
