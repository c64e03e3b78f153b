import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Larger files only take longer. */
const LARGEST = 1200;

/** The files below a folder of the project whose name matches, as far as they are small; sorted by path. */
export function filesLike(folder: string, name: RegExp): readonly Buffer[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => name.test(path))
    .sort()
    .map((path) => readFileSync(path))
    .filter(({ length }) => length <= LARGEST);
}
