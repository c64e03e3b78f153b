import { stopwatch } from '../files/clock.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Plan } from '../plan/plan.ts';
import type { Site } from '../site/site.ts';
import type { Collection } from '../source/collection.ts';
import type { Progress } from '../source/progress.ts';
import { type Loaded, loadSites } from './load-sites.ts';
import { type NotRead, notRead } from './not-read.ts';
import { notices, type Unseen, unseenIn } from './notices.ts';
import { openPlan } from './open-plan.ts';
import { type Judged, readSelection } from './selection.ts';
import { dealTo, type Share } from './shard/deal.ts';
import { statsOf } from './stats.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** The options of whatever reads a plan, in the library's names (contract, section 1). */
export interface SiteOptions {
  /** A plan file, or a folder that holds `plan.yaml`; relative to `cwd`. Undefined: the nearest one upward, else none. */
  readonly plan?: string;
  /** The working directory; default: the process's. */
  readonly cwd?: string;
  /** Only these sites are judged and reported. */
  readonly site?: readonly string[];
  /** Only these clusters are judged and reported. */
  readonly cluster?: readonly string[];
  /** The release of MetalLB, or a range, instead of what the plan and the repository say. */
  readonly metallbVersion?: string;
  /** Renderers may fetch remote bases and charts, and imports may ask their server; never by default. */
  readonly allowNetwork?: boolean;
  /** Whether what nothing deploys is judged as well. */
  readonly dormant?: boolean;
  /** Whether to tell what was read, what of it is known, and how long it took. */
  readonly stats?: boolean;
  /** Is told, a line at a time, what belongs on standard error: above all what an import holds and is not understood. */
  readonly say?: (line: string) => void;
  /** Is told of every file that is read and every overlay that is rendered, as it is done. */
  readonly progress?: Progress;
  /** Is told what of the manifests the answer does not see. What could not be read is also in the result. */
  readonly unseen?: (what: Unseen) => void;
}

/** A repository with its plan and manifests read. */
export interface Opened {
  readonly workspace: Workspace;
  readonly plan: Plan | undefined;
  readonly loaded: Loaded;
  readonly judged: Judged;
  /** What an I/O error or a limit kept from being read of the manifests: every result made of them tells it. */
  readonly notRead: NotRead;
}

/** One cluster and the site it is of. */
export interface Member {
  readonly site: Site;
  readonly cluster: Cluster;
}

/** Reads the plan and the manifests of all its clusters; `given` stands for them. Throws a UsageError as they do. */
export async function openSites(options: SiteOptions, given?: Collection): Promise<Opened> {
  return openSitesIn(openWorkspace(options.plan, options.cwd), options, given);
}

/** The same in a workspace that is found already; of a share, only its clusters are read. */
export async function openSitesIn(
  workspace: Workspace,
  options: SiteOptions,
  given?: Collection,
  share?: Share,
): Promise<Opened> {
  const clock = stopwatch();
  const written = openPlan(workspace);
  const plan = written && (await withImports(workspace, written, options));
  clock.lap('plan');
  const judged = readSelection(plan, options.site, options.cluster);
  const loaded = await loadSites(workspace, plan, {
    ...(options.metallbVersion === undefined ? {} : { metallbVersion: options.metallbVersion }),
    ...(given === undefined ? {} : { manifests: given }),
    ...(share === undefined || plan === undefined ? {} : { isRead: dealTo(plan, share) }),
    ...(options.progress === undefined ? {} : { progress: options.progress }),
    dormant: options.dormant === true,
    allowNetwork: options.allowNetwork === true,
  });
  clock.lap('manifests');
  for (const notice of notices(loaded.collections, workspace.display)) options.say?.(notice);
  const missed = notReadOf(loaded, workspace);
  if (options.unseen !== undefined)
    for (const what of unseenIn(loaded.collections, missed, workspace.display)) options.unseen(what);
  if (options.stats === true) for (const line of [...statsOf(loaded), clock.words()]) options.say?.(line);
  return { workspace, plan, loaded, judged, notRead: missed };
}

/** What of the manifests could not be read, as results tell it. */
export function notReadOf({ collections }: Loaded, { display }: Workspace): NotRead {
  return notRead(
    collections.flatMap(({ incomplete }) => incomplete),
    display,
  );
}

async function withImports(workspace: Workspace, plan: Plan, options: SiteOptions): Promise<Plan> {
  if (plan.sites.every(({ imports }) => imports.length === 0)) return plan;
  return (await import('./read-imports.ts')).readImports(workspace, plan, options);
}

/** The clusters that are judged, in the order of the plan. */
export function membersOf({ loaded, judged }: Opened): readonly Member[] {
  return loaded.sites.flatMap((site) =>
    site.clusters.filter((cluster) => judged(site.name, cluster.name)).map((cluster) => ({ site, cluster })),
  );
}
