import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path';
import { compareText } from '../text/compare.ts';
import type { Source } from '../text/source.ts';
import { type Entry, type Files, type PathKind, Refusal } from './files.ts';
import { readRegular, readUnlinked, refusalOf } from './read-file.ts';

/** The files on the disk below a folder. Throws where the folder itself cannot be resolved. */
export function workingTree(root: string): Files {
  const realRoot = realpathSync.native(root);
  const resolve = (path: string): string | Refusal => resolveInside(realRoot, path);
  const listed = new Listed();
  return {
    root: realRoot,
    read: (path) => {
      const direct = listed.file(path);
      const found = direct === undefined ? undefined : readUnlinked(direct, path);
      if (found !== undefined) return found;
      const absolute = resolve(path);
      return absolute instanceof Refusal ? absolute : readRegular(absolute, path);
    },
    list: (folder) => {
      const direct = listed.folder(folder);
      const absolute = direct ?? resolve(folder);
      if (absolute instanceof Refusal) return absolute;
      const real = direct === undefined ? shownPath(realRoot, absolute) : folder;
      const entries = listFolder(realRoot, absolute, real);
      if (!(entries instanceof Refusal)) listed.add(real, absolute, entries);
      return entries;
    },
    kindOf: (path) => {
      const absolute = resolve(path);
      return absolute instanceof Refusal ? kindOfRefusal(absolute) : kindOnDisk(absolute);
    },
    realPath: (path) => {
      const absolute = resolve(path);
      return absolute instanceof Refusal ? undefined : shownPath(realRoot, absolute);
    },
  };
}

/**
 * Reads a file that the command line names, wherever it lies. Its source is called by its path relative to the root,
 * with `../` where it lies outside.
 */
export function readNamed(files: Files, absolute: string): Source | Refusal {
  return readRegular(absolute, shownPath(files.root, absolute));
}

/** The git work tree around a folder: the nearest one up from it that holds `.git`; undefined where there is none. */
export function repositoryRoot(from: string): string | undefined {
  let folder = from;
  while (!existsSync(join(folder, '.git'))) {
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return folder;
}

/** What was listed of a tree: what is no link in a listed folder needs no look at the way there once more. */
class Listed {
  readonly #folders = new Map<string, string>();
  readonly #files = new Set<string>();

  /** Keeps what stands in a folder, by its real path relative to the root. */
  add(folder: string, absolute: string, entries: readonly Entry[]): void {
    const prefix = folder === '' ? '' : `${folder}/`;
    this.#folders.set(folder, absolute);
    for (const { name, path, kind } of entries) {
      if (path !== prefix + name) continue;
      if (kind === 'file') this.#files.add(path);
      else if (kind === 'folder') this.#folders.set(path, absolute + sep + name);
    }
  }

  /** Where a folder stands that was listed as one, and is no link; undefined for any other path. */
  folder(path: string): string | undefined {
    return this.#folders.get(path);
  }

  /** Where a file stands that was listed as a plain one; undefined for any other path. */
  file(path: string): string | undefined {
    if (!this.#files.has(path)) return undefined;
    const slash = path.lastIndexOf('/');
    const folder = this.#folders.get(slash === -1 ? '' : path.slice(0, slash));
    return folder === undefined ? undefined : folder + sep + path.slice(slash + 1);
  }
}

function resolveInside(root: string, path: string): string | Refusal {
  const outside = new Refusal(path, 'outside', `${path} leads out of the repository`);
  const plain = posix.normalize(path === '' ? '.' : path);
  if (isAbsolute(plain) || plain === '..' || plain.startsWith('../')) return outside;
  try {
    const real = realpathSync.native(join(root, plain));
    return isInside(root, real) ? real : outside;
  } catch (error) {
    return refusalOf(error, path);
  }
}

function isInside(root: string, real: string): boolean {
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}

function shownPath(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join('/');
}

function kindOfRefusal(refusal: Refusal): PathKind {
  if (refusal.reason === 'missing' || refusal.reason === 'outside') return refusal.reason;
  return 'other';
}

function kindOnDisk(absolute: string): PathKind {
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) return 'missing';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

function listFolder(root: string, absolute: string, folder: string): readonly Entry[] | Refusal {
  try {
    const dirents = readdirSync(absolute, { withFileTypes: true });
    return dirents.map((dirent) => entryOf(root, absolute, folder, dirent)).sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    return refusalOf(error, folder);
  }
}

function entryOf(root: string, folder: string, shown: string, dirent: Dirent): Entry {
  const { name } = dirent;
  const path = shown === '' ? name : `${shown}/${name}`;
  if (name.includes(REPLACEMENT) && !existsSync(join(folder, name))) {
    const hides = dirent.isDirectory() ? 'folder' : 'file';
    return { name, path, kind: 'other', reason: `a ${hides} whose name is not UTF-8`, hides };
  }
  if (dirent.isFile()) return { name, path, kind: 'file' };
  if (dirent.isDirectory()) return { name, path, kind: 'folder' };
  if (!dirent.isSymbolicLink()) return { name, path, kind: 'other', reason: 'not a regular file' };
  const absolute = join(folder, name);
  const real = resolveInside(root, path);
  if (real instanceof Refusal) return { name, path, kind: 'other', reason: linkReason(real) };
  if (isInside(real, absolute)) return { name, path, kind: 'other', reason: 'a link that loops' };
  const kind = kindOnDisk(real);
  if (kind !== 'file' && kind !== 'folder') return { name, path, kind: 'other', reason: 'not a regular file' };
  return { name, path: shownPath(root, real), kind };
}

/** What stands in a name for bytes that are not UTF-8; a name may also hold it itself. */
const REPLACEMENT = '\ufffd';

function linkReason(refusal: Refusal): string {
  if (refusal.reason === 'missing') return 'a link that leads nowhere';
  if (refusal.reason === 'outside') return 'a link that leads out of the repository';
  return refusal.reason === 'not-regular' ? 'a link that loops' : 'a link that cannot be followed';
}
