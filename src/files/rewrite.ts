import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Files, Refusal } from './files.ts';
import { reasonOf, writeWhole } from './write.ts';

const MARK = '\uFEFF';

/** A file of the repository that can be rewritten, or why not, in words that follow its name. */
export type Rewritable = RewritableFile | { readonly fault: string };

/** A file that can be rewritten. */
export interface RewritableFile {
  /** Its real path, relative to the root. */
  readonly path: string;
  readonly text: string;
  /** Whether it begins with a byte order mark, which is no part of the text. */
  readonly hasMark: boolean;
}

/**
 * A file as it stands on the disk, to be edited. Only regular files inside the repository, in UTF-8, with a permission
 * to write them and their folder are: a link that leads out of it, UTF-16 and what is read-only are left alone.
 */
export function rewritable(files: Files, path: string): Rewritable {
  const real = files.realPath(path);
  if (real === undefined) return { fault: 'it is not in the repository' };
  const source = files.read(real);
  if (source instanceof Refusal) return { fault: 'it cannot be read' };
  const absolute = join(files.root, real);
  try {
    if ((statSync(absolute).mode & 0o222) === 0 || !mayWrite(absolute)) return { fault: 'it is read-only' };
    if (!mayWrite(dirname(absolute))) return { fault: 'its folder is read-only' };
    const start = readFileSync(absolute).subarray(0, 3);
    if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) {
      return { fault: 'it is in UTF-16, and only UTF-8 is written' };
    }
    const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
    return { path: real, text: source.text, hasMark };
  } catch {
    return { fault: 'it cannot be read' };
  }
}

/**
 * Writes another text into a file, whole or not at all. Undefined where it is done; else why not, in words: someone has
 * changed the file since, or the file system refuses.
 */
export function rewrite(files: Files, file: RewritableFile, text: string): string | undefined {
  const now = files.read(file.path);
  if (now instanceof Refusal || now.text !== file.text) return 'it has changed meanwhile, and is left as it is';
  try {
    writeWhole(join(files.root, file.path), (file.hasMark ? MARK : '') + text);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Whether this user may write there: root may not either where the disk or an attribute of the file forbids it. */
function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
