import ignore, { type Ignore } from 'ignore';
import { Source } from '../text/source.ts';
import type { Files } from './files.ts';

/** Which paths git leaves out. */
export interface GitIgnore {
  /** Whether a file or folder is ignored; its parent folders are taken to be none. `.git` and `node_modules` always are. */
  ignores(path: string, kind: 'file' | 'folder'): boolean;
}

/**
 * Reads the `.gitignore` of every folder from `top` down as they are needed, and the repository's `.git/info/exclude`.
 * `top` is a folder relative to the root. What stands above it counts too, unless it ignores `top` itself: who names
 * an ignored folder wants it read. `isBare` tells of folders that are known to hold no `.gitignore`.
 */
export function gitIgnore(files: Files, top: string, isBare: (folder: string) => boolean = () => false): GitIgnore {
  const rules = new Map<string, Ignore | undefined>();
  const rulesOf = (folder: string): Ignore | undefined => {
    if (!rules.has(folder)) rules.set(folder, folder !== '' && isBare(folder) ? undefined : readRules(files, folder));
    return rules.get(folder);
  };
  /** The rules of a folder and those above it, the nearest first, each with the length of its folder's path. */
  const chains = new Map<string, readonly Rules[]>();
  const chainOf = (folder: string): readonly Rules[] => {
    const known = chains.get(folder);
    if (known !== undefined) return known;
    const own = rulesOf(folder);
    const above = folder === '' ? [] : chainOf(folder.slice(0, Math.max(0, folder.lastIndexOf('/'))));
    const chain = own === undefined ? above : [{ rules: own, length: folder === '' ? 0 : folder.length + 1 }, ...above];
    chains.set(folder, chain);
    return chain;
  };
  const decide = (path: string, kind: 'file' | 'folder', highest: number): boolean => {
    for (const { rules: found, length } of chainOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))))) {
      if (length < highest) return false;
      const result = found.test(path.slice(length) + (kind === 'folder' ? '/' : ''));
      if (result.rule !== undefined) return result.ignored;
      if (result.unignored) return false;
    }
    return false;
  };
  const topSteps = top === '' ? [] : top.split('/');
  const topIgnored = topSteps.some((_, index) => decide(topSteps.slice(0, index + 1).join('/'), 'folder', 0));
  const highest = topIgnored && top !== '' ? top.length + 1 : 0;
  return {
    ignores: (path, kind) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (name === '.git' || name === 'node_modules') return true;
      return decide(path, kind, highest);
    },
  };
}

interface Rules {
  readonly rules: Ignore;
  readonly length: number;
}

function readRules(files: Files, folder: string): Ignore | undefined {
  const names = folder === '' ? ['.git/info/exclude', '.gitignore'] : [`${folder}/.gitignore`];
  const lines = names.flatMap((name) => {
    const source = files.read(name);
    return source instanceof Source ? source.text.split(/\r?\n/) : [];
  });
  const patterns = lines.filter(isAffordable);
  return patterns.length === 0 ? undefined : ignore({ ignorecase: false }).add(patterns);
}

/** More wildcards in one name, or more `**`, than anyone writes: matching them could take exponential time. */
const MAX_WILDCARDS = 4;

/** The longest path there is on Linux. */
const MAX_LENGTH = 4096;

/** Whether a glob can be matched by backtracking without harm; one that cannot is to match nothing. */
export function isAffordable(pattern: string): boolean {
  if (pattern.length > MAX_LENGTH) return false;
  const segments = pattern.split('/');
  const deep = segments.filter((segment) => segment.includes('**')).length;
  return deep <= MAX_WILDCARDS && segments.every((segment) => (segment.match(/\*+/g) ?? []).length <= MAX_WILDCARDS);
}
