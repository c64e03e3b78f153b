import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { distrust } from '../files/environment.ts';
import type { Files } from '../files/files.ts';
import { absoluteKind, currentFolder } from '../files/location.ts';
import { repositoryRoot, workingTree } from '../files/working-tree.ts';
import { findPlan } from '../plan/find-plan.ts';
import { UsageError } from './usage-error.ts';

/** Where a command works: the repository, and the plan in it. */
export interface Workspace {
  /** The working directory, absolute, links resolved. */
  readonly cwd: string;
  readonly files: Files;
  /** The plan's path relative to the repository root; undefined: there is none. */
  readonly plan: string | undefined;
  /** The path of a file of the repository as the user reads it: relative to the working directory, with `/`; that is `.`. */
  display(path: string): string;
  /** The absolute path of a file that the user names. */
  resolve(path: string): string;
  /** Files that the user names, relative to the repository root. */
  pathsOf(names: readonly string[]): ReadonlySet<string>;
}

/**
 * Finds the repository and the plan (contract, section 5): the git work tree around the plan; without git, the working
 * directory if it holds the plan, else the plan's folder; without a plan, the working directory.
 */
export function openWorkspace(plan: string | undefined, cwdOption: string | undefined): Workspace {
  const cwd = currentFolder(cwdOption);
  if (cwd === undefined) throw new UsageError(`no such folder: ${cwdOption}`);
  const named = plan === undefined ? undefined : namedPlan(plan, cwd);
  const found = named ?? nearestPlan(cwd);
  if (found === undefined) return workspaceAt(cwd, cwd, undefined);
  return workspaceAt(rootAround(found, cwd), cwd, found);
}

/** A working directory in a repository with this root; both are absolute, and so is the plan. */
export function workspaceAt(root: string, cwd: string, plan: string | undefined): Workspace {
  const files = workingTree(root);
  for (const folder of [files.root, repositoryRoot(cwd)]) if (folder !== undefined) distrust(folder);
  return {
    cwd,
    files,
    plan: plan === undefined ? undefined : slashed(relative(files.root, plan)),
    display: (path) => (cwd === files.root ? path : slashed(relative(cwd, join(files.root, path)))) || '.',
    resolve: (path) => resolve(cwd, path),
    pathsOf: (names) => new Set(names.map((name) => slashed(relative(files.root, resolve(cwd, name))))),
  };
}

/** The plan's absolute path: the file, or `plan.yaml` in the folder. */
function namedPlan(plan: string, cwd: string): string {
  const path = isAbsolute(plan) ? plan : join(cwd, plan);
  switch (absoluteKind(path)) {
    case 'file':
      return path;
    case 'folder': {
      const inside = join(path, 'plan.yaml');
      if (absoluteKind(inside) === 'file') return inside;
      throw new UsageError(`the folder ${plan} holds no plan.yaml`);
    }
    case 'other':
      throw new UsageError(`${plan} is neither a file nor a folder`);
    case 'missing':
      throw new UsageError(`no such file or folder: ${plan}`);
  }
}

/** The nearest plan from the working directory up to the root of its git work tree. */
function nearestPlan(cwd: string): string | undefined {
  const root = repositoryRoot(cwd) ?? cwd;
  const files = workingTree(root);
  const found = findPlan(slashed(relative(files.root, cwd)), files);
  return found === undefined ? undefined : join(files.root, found);
}

function rootAround(plan: string, cwd: string): string {
  const folder = dirname(plan);
  const root = repositoryRoot(folder);
  if (root !== undefined) return root;
  const inside = slashed(relative(cwd, folder));
  return inside === '..' || inside.startsWith('../') || isAbsolute(inside) ? folder : cwd;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
