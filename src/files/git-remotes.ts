import type { Files } from './files.ts';
import { Refusal } from './files.ts';

/**
 * The names of the repositories that a work tree's remotes lead to: the last part of their URLs, without `.git`, in
 * lower case. None without git, and where `.git` is a file, as in a submodule, whose configuration stands elsewhere.
 */
export function gitRemotes(files: Files): ReadonlySet<string> {
  const config = files.read('.git/config');
  if (config instanceof Refusal) return new Set();
  const urls = [...config.text.matchAll(/^[ \t]*url[ \t]*=[ \t]*"?([^"\r\n]+?)"?[ \t]*$/gim)];
  return new Set(urls.flatMap((match) => repositoryName(match[1] ?? '') ?? []));
}

/** The name of the repository that a URL leads to, in any of git's forms; undefined where it has none. */
export function repositoryName(url: string): string | undefined {
  const name = url
    .replace(/[?#][\s\S]*/, '')
    .replace(/(?<!\/)\/+$/, '')
    .replace(/\.git$/i, '')
    .split(/[/:]/)
    .at(-1);
  return name === undefined || name === '' ? undefined : name.toLowerCase();
}
