import { posix } from 'node:path';
import { type Files, Refusal } from '../files/files.ts';
import { gitIgnore } from '../files/gitignore.ts';

/**
 * Whether a repository holds a program that may create resources beside its manifests: Terraform, OpenTofu or Pulumi.
 * What git ignores does not count.
 */
export function holdsProgram(files: Files): boolean {
  const ignored = gitIgnore(files, '');
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = files.list(folder);
    if (entries instanceof Refusal) continue;
    for (const { name, kind } of entries) {
      if (kind === 'file' && isProgram(name)) return true;
      const path = posix.join(folder, name);
      if (kind === 'folder' && !ignored.ignores(path, kind)) pending.push(path);
    }
  }
  return false;
}

function isProgram(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$|^Pulumi\.ya?ml$/.test(name);
}
