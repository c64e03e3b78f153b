import { posix } from 'node:path';
import { type Files, Refusal } from '../files/files.ts';
import { compareText } from '../text/compare.ts';
import { globBase, isGlob, pathMatcher } from './glob.ts';
import { type Sight, type Skipped, type Walk, walk } from './walk.ts';

/** The files that entries such as those of `manifests` stand for. */
export interface Selection {
  /** Real paths, sorted in code units, each once. */
  readonly files: readonly string[];
  /** Those among them that an entry names as a file. */
  readonly named: ReadonlySet<string>;
  readonly skipped: readonly Skipped[];
  /** What cannot be read and would have been; also what an entry names that is no regular file. */
  readonly unreadable: readonly Skipped[];
  /** Entries that match nothing, as they were given. */
  readonly missing: readonly string[];
  /** Entries that lead out of the repository. */
  readonly outside: readonly string[];
  /** What the walks saw. */
  readonly sights: readonly Sight[];
}

/**
 * Finds the files of files, folders and globs, all relative to the root. A file that is named is taken whatever its
 * ending, and even where git ignores it; one that is excluded never is. A path that exists is taken as it stands, also
 * where it looks like a glob. A glob takes files, and folders with all that is below them.
 */
export function select(files: Files, entries: readonly string[], isExcluded: (path: string) => boolean): Selection {
  const found = new Set<string>();
  const named = new Set<string>();
  const skipped = new Map<string, Skipped>();
  const unreadable = new Map<string, Skipped>();
  const missing: string[] = [];
  const outside: string[] = [];
  const sights: Sight[] = [];
  const keep = (walked: Walk, matches: (path: string) => boolean): boolean => {
    const kept = walked.files.filter(({ path, reached = path }) => matches(path) || matches(reached));
    for (const { path } of kept) found.add(path);
    for (const entry of walked.skipped.filter(({ path }) => matches(path))) skipped.set(entry.path, entry);
    sights.push(walked.sight);
    for (const entry of walked.unreadable) unreadable.set(entry.path, entry);
    return kept.length > 0;
  };
  const take = (entry: string): void => {
    const path = plainPath(entry);
    const kind = files.kindOf(path);
    const real = files.realPath(path);
    if (kind === 'outside') outside.push(entry);
    else if (kind === 'folder') keep(walk(files, path, isExcluded), () => true);
    else if (kind === 'file' && real !== undefined) {
      if (isExcluded(path) || isExcluded(real)) return;
      found.add(real);
      named.add(real);
    } else if (kind === 'other') unreadable.set(path, { path, reason: refusalIn(files, path) });
    else if (!isGlob(path) || !keepGlob(path)) missing.push(entry);
  };
  const keepGlob = (glob: string): boolean => {
    const base = globBase(glob);
    return files.kindOf(base) === 'folder' && keep(walk(files, base, isExcluded), pathMatcher([glob]));
  };
  for (const entry of entries) take(entry);
  return {
    files: [...found].sort(compareText),
    named,
    skipped: [...skipped.values()],
    unreadable: [...unreadable.values()],
    missing,
    outside,
    sights,
  };
}

function refusalIn(files: Files, path: string): string {
  const read = files.read(path);
  return read instanceof Refusal ? read.message : 'not a regular file';
}

function plainPath(entry: string): string {
  const path = posix.normalize(entry === '' ? '.' : entry).replace(/(?<=.)(?<!\/)\/+$/, '');
  return path === '.' ? '' : path;
}
