import { posix } from 'node:path';
import { Refusal } from '../../files/files.ts';
import { Manifest } from '../../manifest/manifest.ts';
import { placesBelow } from '../../manifest/places.ts';
import { type Fields, fieldsOf, isFields, itemsOf, type Tree } from '../../manifest/tree.ts';
import { compareText } from '../../text/compare.ts';
import { groupBy } from '../../text/group-by.ts';
import { signatureOf } from '../deployment.ts';
import type { Trail } from '../follow.ts';
import { globBase, pathMatcher } from '../glob.ts';
import { select } from '../select.ts';
import { fillTemplate, findParameter, type Parameters } from './fill-template.ts';

/** An ApplicationSet makes no more Applications than so many. */
const MOST = 1000;

/** Whether a resource is an ApplicationSet of Argo CD. */
export function isApplicationSet({ apiVersion, kind }: Manifest): boolean {
  return kind === 'ApplicationSet' && apiVersion.startsWith('argoproj.io/');
}

/**
 * The Applications that an ApplicationSet makes, as far as its generators can be read here: lists, folders and files of
 * this repository, their products, and what merges them. Any other generator, such as one of clusters, makes nothing that is known.
 */
export function generatedApplications(set: Manifest, trail: Trail): readonly Manifest[] {
  const template = fieldsOf(set.get(['spec', 'template']));
  const places = placesBelow(
    {
      value: (route) => set.at(route),
      key: (route) => set.keyAt(route),
      definitions: (route) => set.definitionsAt(route),
    },
    ['spec', 'template'],
  );
  const generated = itemsOf(set.get(['spec', 'generators'])).flatMap((one) => generate(fieldsOf(one), trail, 0));
  return generated.slice(0, MOST).map((parameters) => {
    const filled = fieldsOf(fillTemplate(template, parameters));
    const fields = new Map<string, Tree>([['apiVersion', set.apiVersion], ['kind', 'Application'], ...filled]);
    return new Manifest(fields, places);
  });
}

function generate(generator: Fields, trail: Trail, depth: number): readonly Parameters[] {
  const list = generator.get('list');
  if (isFields(list)) return itemsOf(list.get('elements')).filter(isFields);
  const git = generator.get('git');
  if (isFields(git)) return gitParameters(git, trail);
  const matrix = generator.get('matrix');
  if (isFields(matrix) && depth < 2) return product(matrix, trail, depth);
  const merge = generator.get('merge');
  if (isFields(merge) && depth < 2) return merged(merge, trail, depth);
  return [];
}

/**
 * The parameters of the first generator, with those of each further one over them that have the same keys. None where
 * not all generators can be read here, or one of them has the same keys twice, which Argo CD refuses.
 */
function merged(merge: Fields, trail: Trail, depth: number): readonly Parameters[] {
  const generators = itemsOf(merge.get('generators')).map(fieldsOf);
  const keys = itemsOf(merge.get('mergeKeys')).filter((key) => typeof key === 'string');
  if (generators.length < 2 || keys.length === 0 || !generators.every((one) => isReadable(one, trail, depth)))
    return [];
  const keyOf = (parameters: Parameters) =>
    signatureOf(keys.map((key) => parameters.get(key) ?? findParameter(key.split('.'), parameters) ?? null));
  const sets = generators.map((one) => groupBy(generate(one, trail, depth + 1).slice(0, MOST), keyOf));
  if (sets.some((groups) => [...groups.values()].some(({ length }) => length > 1))) return [];
  const [base, ...others] = sets;
  return [...(base ?? [])].map(([key, [parameters]]) => {
    const over = others.flatMap((other) => other.get(key) ?? []);
    return over.reduce(combined, parameters);
  });
}

/** Mappings merge, and any other value replaces. */
function combined(base: Parameters, over: Parameters): Parameters {
  const all = new Map(base);
  for (const [key, value] of over) {
    const below = all.get(key);
    all.set(key, isFields(below) && isFields(value) ? combined(below, value) : value);
  }
  return all;
}

/** Whether a generator, and those in it, are of the kinds that are read here. */
function isReadable(generator: Fields, trail: Trail, depth: number): boolean {
  const git = generator.get('git');
  if (isFields(git)) return isOfHere(git, trail);
  if (isFields(generator.get('list'))) return true;
  const inner = ['matrix', 'merge'].map((kind) => generator.get(kind)).find(isFields);
  if (inner === undefined || depth > 1) return false;
  return itemsOf(inner.get('generators')).every((one) => isReadable(fieldsOf(one), trail, depth + 1));
}

function product(matrix: Fields, trail: Trail, depth: number): readonly Parameters[] {
  const [first, second] = itemsOf(matrix.get('generators')).map(fieldsOf);
  if (first === undefined || second === undefined) return [];
  return generate(first, trail, depth + 1)
    .slice(0, MOST)
    .flatMap((one) =>
      generate(fieldsOf(fillTemplate(second, one)), trail, depth + 1).map((other) => new Map([...one, ...other])),
    );
}

function gitParameters(git: Fields, trail: Trail): readonly Parameters[] {
  if (!isOfHere(git, trail)) return [];
  const prefix = typeof git.get('pathParamPrefix') === 'string' ? `${git.get('pathParamPrefix')}.` : '';
  return [...directories(git, trail), ...files(git, trail)].map((parameters) => {
    return prefix === '' ? parameters : new Map([...parameters].map(([key, value]) => [`${prefix}${key}`, value]));
  });
}

function isOfHere(git: Fields, { here }: Trail): boolean {
  const url = git.get('repoURL');
  return here.isThis(typeof url === 'string' ? url : undefined);
}

/** Patterns of folders; one with `exclude` takes folders out again. */
function directories(git: Fields, trail: Trail): readonly Parameters[] {
  const items = itemsOf(git.get('directories')).map(fieldsOf);
  const pathsOf = (excluded: boolean) =>
    items.flatMap((item) => {
      const path = item.get('path');
      return (item.get('exclude') === true) === excluded && typeof path === 'string' ? [posix.join('.', path)] : [];
    });
  const isExcluded = exactMatcher(pathsOf(true));
  const found = new Set(pathsOf(false).flatMap((glob) => foldersMatching(glob, trail)));
  return [...found]
    .sort(compareText)
    .filter((folder) => !isExcluded(folder))
    .map(pathParameters);
}

/** Folders by a pattern of which each name matches a folder, not what is below. */
function foldersMatching(glob: string, { reader }: Trail): readonly string[] {
  const matches = exactMatcher([glob]);
  const depth = glob.includes('**') ? 20 : glob.split('/').length;
  const base = globBase(glob);
  const found: string[] = [];
  const pending = [base];
  for (let folder = pending.pop(); folder !== undefined && found.length < MOST; folder = pending.pop()) {
    const entries = reader.files.list(folder);
    if (entries instanceof Refusal) continue;
    for (const { name, kind } of entries) {
      const path = posix.join(folder, name);
      if (kind !== 'folder' || name.startsWith('.')) continue;
      if (matches(path)) found.push(path);
      if (path.split('/').length < depth) pending.push(path);
    }
  }
  return reader.files.kindOf(glob) === 'folder' ? [glob, ...found] : found;
}

/** Whether a path itself, not a folder above it, matches. */
function exactMatcher(globs: readonly string[]): (path: string) => boolean {
  const matches = pathMatcher(globs);
  return (path) => matches(path) && (posix.dirname(path) === '.' || !matches(posix.dirname(path)));
}

/** What the files of a pattern hold, with the folder they stand in. */
function files(git: Fields, { reader }: Trail): readonly Parameters[] {
  const globs = itemsOf(git.get('files')).flatMap((item) => {
    const path = fieldsOf(item).get('path');
    return typeof path === 'string' ? [posix.join('.', path)] : [];
  });
  const found = globs.length === 0 ? [] : select(reader.files, globs, () => false).files;
  return found.flatMap((path) => {
    const reading = reader.read(path);
    if (reading instanceof Refusal) return [];
    const folder = pathParameters(posix.dirname(path));
    const named = new Map([...fieldsOf(folder.get('path')), ['filename', posix.basename(path)]]);
    return reading.documents.flatMap(({ fields }) =>
      fields === undefined ? [] : [new Map<string, Tree>([...fields, ...folder, ['path', named]])],
    );
  });
}

function pathParameters(folder: string): Parameters {
  const segments = folder.split('/');
  const basename = segments.at(-1) ?? '';
  const path = new Map<string, Tree>([
    ['path', folder],
    ['basename', basename],
    ['basenameNormalized', basename.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')],
    ['segments', segments],
  ]);
  return new Map([['path', path]]);
}
