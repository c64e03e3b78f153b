import { type Files, Refusal } from '../files/files.ts';
import { gitIgnore } from '../files/gitignore.ts';
import { isProgram } from './programs.ts';

/** Something that was met and not read. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** A file: where it really stands, and the path that led to it; missing: without links on the way they are the same. */
export interface Found {
  readonly path: string;
  readonly reached?: string;
}

/** What is below a folder. */
export interface Walk {
  readonly files: readonly Found[];
  readonly skipped: readonly Skipped[];
  /** What would have been read, and cannot be: folders with an I/O error, names that are not UTF-8. */
  readonly unreadable: readonly Skipped[];
  readonly sight: Sight;
}

/** What a walk saw beside files that can hold manifests. */
export interface Sight {
  /** The folders that it went through. */
  readonly folders: ReadonlySet<string>;
  /** The folders below them that it left out because it was told to. */
  readonly excluded: readonly string[];
  readonly holdsProgram: boolean;
}

/**
 * Walks a folder for files that can hold manifests: `.yaml`, `.yml` and `.json`, and a `Kustomization`, hidden ones too. What git ignores is
 * left out, and what `isExcluded` says, by the path in the repository and by that of a link. A folder is walked once,
 * however many links lead to it.
 */
export function walk(files: Files, top: string, isExcluded: (path: string) => boolean): Walk {
  const found: Found[] = [];
  const skipped: Skipped[] = [];
  const unreadable: Skipped[] = [];
  const start = files.realPath(top) ?? top;
  const bare = new Set<string>();
  const ignored = gitIgnore(files, start, (folder) => bare.has(folder));
  const visited = new Set([start]);
  const excluded: string[] = [];
  let holdsProgram = false;
  const pending: Required<Found>[] = [{ path: start, reached: top }];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = files.list(folder.path);
    if (entries instanceof Refusal) {
      unreadable.push({ path: folder.path, reason: entries.message });
      continue;
    }
    if (!entries.some(({ name }) => name === '.gitignore')) bare.add(folder.path);
    for (const entry of entries) {
      holdsProgram ||= entry.kind === 'file' && isProgram(entry.name);
      if (entry.kind === 'file' && !isReadable(entry)) continue;
      const written = below(folder.path, entry.name);
      const reached = folder.reached === folder.path ? written : below(folder.reached, entry.name);
      const kind = entry.kind === 'folder' ? 'folder' : 'file';
      const paths = written === reached && written === entry.path ? [written] : [written, reached, entry.path];
      if (paths.some(isExcluded)) {
        if (kind === 'folder') excluded.push(entry.path);
        continue;
      }
      if (ignored.ignores(written, kind) || (entry.path !== written && ignored.ignores(entry.path, kind))) continue;
      if (entry.kind === 'other') {
        const isHidden = entry.hides === 'folder' || (entry.hides === 'file' && isReadable(entry));
        (isHidden ? unreadable : skipped).push({ path: written, reason: entry.reason });
      }
      if (entry.kind === 'file') found.push(entry.path === reached ? entry : { path: entry.path, reached });
      else if (entry.kind === 'folder' && !visited.has(entry.path)) {
        visited.add(entry.path);
        pending.push({ path: entry.path, reached });
      }
    }
  }
  return { files: found, skipped, unreadable, sight: { folders: visited, excluded, holdsProgram } };
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Either name may have the ending: that of a link, or that of its target. */
function isReadable(entry: { readonly name: string; readonly path: string }): boolean {
  return READABLE.test(entry.name) || READABLE.test(entry.path);
}

const READABLE = /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/;
