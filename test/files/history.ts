import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { repository } from './repository.ts';

/** Files by path; undefined: the file goes. */
export type Files = Readonly<Record<string, string | undefined>>;

/** Runs the real git in a folder, without the settings of whoever runs the tests; its output without the last line end. */
export function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'init.defaultBranch=main'];
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
  const output = execFileSync('git', [...identity, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  return output.trimEnd();
}

/** Writes files into a folder, and removes those that are undefined. */
export function put(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const absolute = join(folder, path);
    mkdirSync(dirname(absolute), { recursive: true });
    if (text === undefined) rmSync(absolute);
    else writeFileSync(absolute, text);
  }
}

/** Commits these changes and all others; the commit's id. */
export function commit(folder: string, files: Files): string {
  put(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'change');
  return git(folder, 'rev-parse', 'HEAD');
}

/** A real git repository with one commit of these files, removed after the test. */
export function committed(files: Files): string {
  const root = repository({});
  git(root, 'init', '--quiet');
  commit(root, files);
  return root;
}
