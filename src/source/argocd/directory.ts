import { type Fields, fieldsOf } from '../../manifest/tree.ts';
import { globMatcher } from './glob-matcher.ts';

/** What the `directory` of a source says of a folder of plain files. */
export interface Directory {
  /** Whether folders below are read. */
  readonly recurse: boolean;
  /** Patterns of the paths below the folder that are read, and of those that are not; undefined: all, and none. */
  readonly include: string | undefined;
  readonly exclude: string | undefined;
}

/** Reads the `directory` of a source; a pattern that cannot be known leaves out no file. */
export function directoryOf(source: Fields): Directory {
  const directory = fieldsOf(source.get('directory'));
  const text = (key: string): string | undefined => {
    const value = directory.get(key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return { recurse: directory.get('recurse') === true, include: text('include'), exclude: text('exclude') };
}

/** Whether a file is read, by its path below the folder; what is excluded is not, whatever is included. */
export function directoryFilter({ recurse, include, exclude }: Directory): (path: string) => boolean {
  const isIncluded = include === undefined ? () => true : globMatcher(include);
  const isExcluded = exclude === undefined ? () => false : globMatcher(exclude);
  return (path) => (recurse || !path.includes('/')) && !isExcluded(path) && isIncluded(path);
}
