import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PathKind } from './files.ts';

/** What stands at an absolute path, links followed. */
export function absoluteKind(path: string): Exclude<PathKind, 'outside'> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'missing';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

/** The real path of the working directory, or of another folder in its place; undefined where there is no such folder. */
export function currentFolder(folder: string | undefined): string | undefined {
  const path = folder === undefined ? process.cwd() : resolve(folder);
  return absoluteKind(path) === 'folder' ? realpathSync(path) : undefined;
}
