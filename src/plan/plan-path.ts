import { posix } from 'node:path';
import type { Located } from '../text/source.ts';
import type { Entry } from './entry.ts';
import { quote } from './quote.ts';

/** The folder a plan file stands in, `''` for the root of the repository. */
export function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

/** A path or glob of a plan, seen from the root of the repository. */
export function fromRoot(folder: string, path: string): string {
  const joined = posix.normalize(posix.join(folder, path));
  return joined === '.' || joined === './' ? '' : joined.replace(/\/$/, '');
}

/** A path or glob relative to the plan's folder; a problem and undefined where it leads out of the repository. */
export function readPath(entry: Entry, folder: string): Located<string> | undefined {
  const fault = pathFault(folder, entry.text);
  if (fault === undefined) return entry.located;
  entry.blame(`the path ${quote(entry.text)} ${fault}`);
  return undefined;
}

/** The paths of a list; problems for those that lead out of the repository. */
export function readPaths(entries: readonly Entry[], folder: string): readonly Located<string>[] {
  return entries.map((entry) => readPath(entry, folder)).filter((path) => path !== undefined);
}

/** What is wrong with a path. A `**` may stand for no folder at all, so it does not make room for a `..`. */
function pathFault(folder: string, path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.startsWith('/')) return "is absolute; paths are relative to the plan's folder";
  let depth = folder === '' ? 0 : folder.split('/').length;
  for (const step of path.split('/')) {
    if (step === '..') depth--;
    else if (step !== '' && step !== '.' && step !== '**') depth++;
    if (depth < 0) return 'leads out of the repository';
  }
  return undefined;
}
