import { type Files, Refusal } from '../files/files.ts';
import { gitIgnore } from '../files/gitignore.ts';

/**
 * Whether a repository holds a program that may create resources beside its manifests: Terraform, OpenTofu or Pulumi.
 * What git ignores does not count.
 */
export function holdsProgram(files: Files): boolean {
  const bare = new Set<string>();
  const ignored = gitIgnore(files, '', (folder) => bare.has(folder));
  const visited = new Set(['']);
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = files.list(folder);
    if (entries instanceof Refusal) continue;
    if (!entries.some(({ name }) => name === '.gitignore')) bare.add(folder);
    for (const { name, path, kind } of entries) {
      if (kind === 'file' && isProgram(name)) return true;
      if (kind !== 'folder' || visited.has(path) || ignored.ignores(path, kind)) continue;
      visited.add(path);
      pending.push(path);
    }
  }
  return false;
}

function isProgram(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$|^Pulumi\.ya?ml$/.test(name);
}
