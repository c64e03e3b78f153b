import type { Files } from '../files/files.js';
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
export declare function openWorkspace(plan: string | undefined, cwdOption: string | undefined): Workspace;
/** A working directory in a repository with this root; both are absolute, and so is the plan. */
export declare function workspaceAt(root: string, cwd: string, plan: string | undefined): Workspace;
