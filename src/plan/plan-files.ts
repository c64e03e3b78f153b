import type { Source } from '../text/source.ts';

/** Why a file could not be read, for people; it does not name the path again. */
export interface Unread {
  readonly message: string;
  /** `unreadable` or `too-large`: it is there, and nobody knows what it says. */
  readonly reason?: string;
}

/** The files of a repository, as far as a plan needs them. Paths are relative to its root, with `/`; `''` is the root. */
export interface PlanFiles {
  read(path: string): Source | Unread;
  /** The files a glob matches below a folder, as paths from the root, sorted. */
  glob(pattern: string, folder: string): readonly string[];
}
