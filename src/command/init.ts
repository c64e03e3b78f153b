import { basename, join, resolve } from 'node:path';
import type { Incomplete } from '../files/incomplete.ts';
import { currentFolder } from '../files/location.ts';
import { adoptDormant } from './adopt-dormant.ts';
import { firstPlan } from './first-plan.ts';
import { firstSites } from './first-sites.ts';
import { loadSites } from './load-sites.ts';
import { notices, type Unseen, unseenIn } from './notices.ts';
import { notReadOf } from './open-sites.ts';
import { UsageError } from './usage-error.ts';
import { type Workspace, workspaceAt } from './workspace.ts';

/** The options of `mlb-lint init`, in the library's names. */
export interface InitOptions {
  /** The folder that the plan is for and stands in; relative to `cwd`. Undefined: `cwd`. */
  readonly dir?: string;
  /** The working directory; default: the process's. */
  readonly cwd?: string;
  /** Whether a plan that is there already may be replaced. */
  readonly force?: boolean;
  /** Renderers may fetch remote bases and charts; never by default. */
  readonly allowNetwork?: boolean;
  /** Is told, a line at a time, what belongs on standard error. */
  readonly say?: (line: string) => void;
  /** Is told what of the manifests the plan does not know. */
  readonly unseen?: (unseen: Unseen) => void;
}

/** A first plan, which is not written yet. */
export interface InitReport {
  /** Where it belongs, absolute. */
  readonly path: string;
  /** The same, relative to the working directory. */
  readonly file: string;
  readonly yaml: string;
  /** How many clusters the manifests show. */
  readonly clusters: number;
  /** Left out where all of the manifests could be read; what these hold, the plan does not know. */
  readonly incomplete?: readonly Incomplete[];
}

/**
 * Makes a first plan of the manifests below a folder: its clusters, their pools as ranges for Services, and MetalLB's
 * release where the repository names one. Throws a UsageError where a plan is there already.
 */
export async function init(options: InitOptions = {}): Promise<InitReport> {
  const cwd = currentFolder(options.cwd);
  if (cwd === undefined) throw new UsageError(`no such folder: ${options.cwd}`);
  const { folder, path } = target(options.dir, cwd);
  const workspace = workspaceAt(folder, cwd, undefined);
  if (options.force !== true && workspace.files.kindOf('plan.yaml') !== 'missing') {
    throw new UsageError(`${workspace.display('plan.yaml')} is there already; --force replaces it`);
  }
  const loaded = await loadSites(workspace, undefined, { allowNetwork: options.allowNetwork === true });
  const { collections } = loaded;
  for (const line of notices(collections, workspace.display)) options.say?.(line);
  const missed = notReadOf(loaded, workspace);
  for (const unseen of unseenIn(collections, missed, workspace.display)) options.unseen?.(unseen);
  const sites = firstSites(await adoptDormant(workspace, loaded), siteName(workspace));
  const yaml = firstPlan(sites, missed.incomplete);
  const clusters = sites.reduce((sum, site) => sum + site.clusters.length, 0);
  return { path, file: workspace.display('plan.yaml'), yaml, clusters, ...missed };
}

function target(dir: string | undefined, cwd: string) {
  const named = dir === undefined ? cwd : resolve(cwd, dir);
  const folder = currentFolder(named);
  if (folder === undefined) throw new UsageError(`no such folder: ${dir}`);
  return { folder, path: join(folder, 'plan.yaml') };
}

/** The name of the folder, as far as it is a word. */
function siteName({ files }: Workspace): string {
  const name = basename(files.root).replace(/[^\w.-]+/g, '-');
  return /\w/.test(name) ? name : 'home';
}
