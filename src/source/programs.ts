import { type Files, Refusal } from '../files/files.ts';
import { gitIgnore } from '../files/gitignore.ts';
import type { Sight } from './walk.ts';

/**
 * Whether a repository holds a program that may create resources beside its manifests: Terraform, OpenTofu or Pulumi.
 * What git ignores does not count. What walks saw already is not looked at again.
 */
export function holdsProgram(files: Files, seen: readonly Sight[]): boolean {
  if (seen.some((sight) => sight.holdsProgram)) return true;
  const bare = new Set<string>();
  const ignored = gitIgnore(files, '', (folder) => bare.has(folder));
  const visited = new Set<string>();
  const pending: string[] = [];
  const add = (folder: string): void => {
    if (visited.has(folder) || seen.some(({ folders }) => folders.has(folder))) return;
    visited.add(folder);
    pending.push(folder);
  };
  for (const folder of ['', ...seen.flatMap(({ excluded }) => excluded)]) add(folder);
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = files.list(folder);
    if (entries instanceof Refusal) continue;
    if (!entries.some(({ name }) => name === '.gitignore')) bare.add(folder);
    for (const { name, path, kind } of entries) {
      if (kind === 'file' && isProgram(name)) return true;
      if (kind === 'folder' && !ignored.ignores(path, kind)) add(path);
    }
  }
  return false;
}

/** Whether a file is part of such a program, by its name. */
export function isProgram(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$|^Pulumi\.ya?ml$/.test(name);
}
