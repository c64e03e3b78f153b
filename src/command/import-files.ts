import { posix } from 'node:path';
import type { Files } from '../files/files.ts';
import { Refusal } from '../files/files.ts';
import type { ImportFiles } from '../plan/imports/imported.ts';
import type { Unread } from '../plan/plan-files.ts';
import { Source } from '../text/source.ts';

/** What an imported file includes, from inside the repository alone; `opened` is told every file that is read. */
export function importFiles(files: Files, opened: (source: Source) => void = () => {}): ImportFiles {
  const inside = (path: string, folder: string): string | Unread => {
    if (path.startsWith('/')) return { message: `${path} is absolute: only files of the repository are read` };
    return posix.normalize(posix.join(folder, path));
  };
  return {
    read: (path, from) => {
      const found = inside(path, posix.dirname(from.path));
      const read = typeof found === 'string' ? files.read(found) : found;
      if (read instanceof Source) opened(read);
      return read;
    },
    list: (folder, from) => {
      const found = inside(folder, posix.dirname(from.path));
      if (typeof found !== 'string') return found;
      const entries = files.list(found);
      return entries instanceof Refusal
        ? entries
        : entries.flatMap(({ name, kind }) => (kind === 'file' ? [name] : []));
    },
  };
}
