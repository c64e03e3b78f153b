import { posix } from 'node:path';
import type { Files } from '../files/files.ts';
import { gitRemotes, repositoryName } from '../files/git-remotes.ts';
import { lazy } from '../text/lazy.ts';

/** Finds what resources of Flux, Argo CD and Fleet lead to. */
export interface Here {
  /**
   * The folder a path leads to, relative to the root; undefined where it is not there, leads outside, or where the URL
   * is that of another repository. An undefined URL is taken for this one.
   */
  folder(path: string, url: string | undefined): string | undefined;
  /** Whether a URL can be that of this repository: no git remote contradicts it. */
  isThis(url: string | undefined): boolean;
}

/**
 * Paths of this repository. Remotes are compared by the last part of their URLs: forks, mirrors and hosts with several
 * names are one repository.
 */
export function hereIn(files: Files): Here {
  const remotes = lazy(() => gitRemotes(files));
  const isThis = (url: string | undefined): boolean => {
    if (url === undefined) return true;
    const name = repositoryName(url);
    return name !== undefined && (remotes().size === 0 || remotes().has(name));
  };
  return {
    isThis,
    folder: (path, url) => {
      const plain = posix.join('.', path.replace(/^\/+/, '')).replace(/(?<!\/)\/+$/, '');
      const folder = plain === '.' ? '' : plain;
      return isThis(url) && files.kindOf(folder) === 'folder' ? folder : undefined;
    },
  };
}
