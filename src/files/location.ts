import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PathKind } from './files.ts';

/** What stands at an absolute path, links followed; links in a circle and what may not be looked at are `other`. */
export function absoluteKind(path: string): Exclude<PathKind, 'outside'> {
  const stats = statsOf(path);
  if (stats === undefined) return 'missing';
  if (stats === 'unreadable') return 'other';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

/** The real path of the working directory, or of another folder in its place; undefined where there is no such folder. */
export function currentFolder(folder: string | undefined): string | undefined {
  const path = folder === undefined ? process.cwd() : resolve(folder);
  return absoluteKind(path) === 'folder' ? realpathSync(path) : undefined;
}

function statsOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return 'unreadable';
  }
}
