import { Source } from '../text/source.ts';
import type { Files } from './files.ts';

/** The files of a repository with edits that are not written yet: texts by real path, relative to the root. */
export function withTexts(files: Files, texts: ReadonlyMap<string, string>): Files {
  if (texts.size === 0) return files;
  return {
    root: files.root,
    read: (path) => {
      const real = files.realPath(path);
      const text = real === undefined ? undefined : texts.get(real);
      return text === undefined ? files.read(path) : new Source(path, text);
    },
    list: (folder) => files.list(folder),
    kindOf: (path) => files.kindOf(path),
    realPath: (path) => files.realPath(path),
  };
}
