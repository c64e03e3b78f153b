import { type Fields, fieldsOf, type Tree, valueAt } from '../../manifest/tree.ts';
import { type Entry, identitiesOf, sameNamespace } from './entry.ts';
import { written } from './layer.ts';

/** A resource as selectors see it. */
export interface Selected {
  readonly entry: Entry;
  /** What became of it, where that is known: it may have labels by now that its file does not give. */
  readonly resource: Fields | undefined;
}

/**
 * Whether a target of a patch or a replacement selects a resource. Its texts are regular expressions for the whole
 * value; one that is not of the simple sort selects everything, as do selectors of labels beyond equality: what a patch
 * writes is only blamed where the value is its own.
 */
export function selects(target: Fields, { entry, resource }: Selected): boolean {
  const [group = '', version = ''] = entry.apiVersion.includes('/')
    ? entry.apiVersion.split('/')
    : ['', entry.apiVersion];
  const identities = identitiesOf(entry);
  const says = (key: string, ...values: readonly string[]): boolean => {
    const pattern = written(target.get(key)) ?? '';
    return pattern === '' || values.some((value) => matches(pattern, value));
  };
  return (
    says('group', group) &&
    says('version', version) &&
    says('kind', entry.kind) &&
    says('name', ...identities.map(({ name }) => name)) &&
    says(
      'namespace',
      ...identities.map(({ namespace }) => (namespace === '' ? 'default' : namespace)),
      entry.namespace,
    ) &&
    hasAll(target.get('labelSelector'), entry, resource, 'labels') &&
    hasAll(target.get('annotationSelector'), entry, resource, 'annotations')
  );
}

/** Whether a strategic merge patch without a target is for a resource: it names its kind, name and namespace. */
export function isNamedBy(patch: Fields, { entry }: Selected): boolean {
  if (written(patch.get('kind')) !== entry.kind || !sameGroup(written(patch.get('apiVersion')), entry)) return false;
  const name = written(valueAt(patch, ['metadata', 'name']));
  const namespace = written(valueAt(patch, ['metadata', 'namespace'])) ?? '';
  return identitiesOf(entry).some((one) => one.name === name && sameNamespace(one.namespace, namespace));
}

function sameGroup(apiVersion: string | undefined, entry: Entry): boolean {
  const group = (text: string): string => (text.includes('/') ? (text.split('/')[0] ?? '') : '');
  return group(apiVersion ?? '') === group(entry.apiVersion);
}

function hasAll(
  selector: Tree | undefined,
  { manifest }: Entry,
  resource: Fields | undefined,
  key: 'labels' | 'annotations',
): boolean {
  const terms = (written(selector) ?? '')
    .split(',')
    .map((term) => /^\s*([^\s!=()]+)\s*==?\s*([^\s!=()]*)\s*$/.exec(term));
  const trees = [manifest?.fields, resource].map((fields) => fieldsOf(valueAt(fields, ['metadata', key])));
  return terms.every((term) => {
    if (term === null) return true;
    const [, name = '', value = ''] = term;
    return trees.some((labels) => written(labels.get(name)) === value);
  });
}

/** Whether a simple pattern (letters, `.`, `.*`, `.+` and `|`) is that of a whole text; any other pattern is. */
export function matches(pattern: string, text: string): boolean {
  const plain = pattern.replace(/^\^/, '').replace(/\$$/, '');
  if (!/^[\w./|*+ -]*$/.test(plain) || /[^.][*+]/.test(plain) || /^[*+]/.test(plain)) return true;
  return plain.split('|').some((one) => matchesOne(one, text));
}

/** In the time of a glob: of a piece between two wildcards the first place that fits is as good as any. */
function matchesOne(pattern: string, text: string): boolean {
  const pieces = pattern.replaceAll('.+', '..*').split('.*');
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return text.length === first.length && fits(first, text, 0);
  if (text.length < first.length + last.length || !fits(first, text, 0) || !fits(last, text, text.length - last.length))
    return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    while (at + piece.length <= text.length - last.length && !fits(piece, text, at)) at++;
    if (at + piece.length > text.length - last.length) return false;
    at += piece.length;
  }
  return true;
}

/** Whether a piece, in which a dot is any character, stands in a text at an offset. */
function fits(piece: string, text: string, at: number): boolean {
  for (let index = 0; index < piece.length; index++) {
    if (piece[index] !== '.' && piece[index] !== text[at + index]) return false;
  }
  return at + piece.length <= text.length;
}
