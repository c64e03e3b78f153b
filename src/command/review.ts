import { join, relative, sep } from 'node:path';
import { interruptible } from '../files/ending.ts';
import { checkOut, commitOf, mergeBase, RevisionFault } from '../files/revision.ts';
import { type TemporaryFolder, temporaryFolder } from '../files/temporary.ts';
import { repositoryRoot, workingTree } from '../files/working-tree.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { configurationRefused } from '../metallb/verdict/verdict.ts';
import type { Setting } from '../plan/plan.ts';
import type { MapPair } from '../report/review/map-changes.ts';
import type { Repairs } from '../report/review/patch.ts';
import { withRadii } from '../review/blast-radius.ts';
import { type ClusterComparison, compareClusters } from '../review/compare-clusters.ts';
import { compareFindings } from '../review/compare-findings.ts';
import type { Review } from '../review/review.ts';
import { joinSites } from '../site/join-sites.ts';
import { finishLint } from './finish-lint.ts';
import { type Judgment, judgeSites } from './judge-sites.ts';
import { mapOf } from './map.ts';
import { type Opened, openSitesIn, type SiteOptions } from './open-sites.ts';
import { type ClusterPair, pairClusters } from './pair-clusters.ts';
import { safeRepairs } from './safe-repairs.ts';
import { UsageError } from './usage-error.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** The options of `mlb-lint review`. */
export interface ReviewOptions extends SiteOptions {
  /** The revision to compare with: its merge base with head. */
  readonly base: string;
  /** The revision that is reviewed; undefined: the working tree. */
  readonly head?: string;
  /** Severities by rule name; they win over the plan's. */
  readonly rule?: Readonly<Record<string, Setting>>;
}

/** A finished review, with what was read of head. */
export interface ReviewRun {
  readonly review: Review;
  readonly head: { readonly opened: Opened; readonly judgment: Judgment };
  /** The safe repairs of head; undefined where there are none, or they were not asked for. */
  readonly repairs: Repairs | undefined;
  /** Draws up the address map of base, and that of head as it runs with the change. */
  maps(): MapPair;
}

/** Compares two revisions of the repository. Throws a UsageError for what ends it with status 2. */
export async function review(options: ReviewOptions): Promise<Review> {
  return (await runReview(options)).review;
}

/** Compares two revisions, and keeps what was read of head; `withRepairs`: also repairs it, and writes nothing. */
export async function runReview(options: ReviewOptions, withRepairs = false): Promise<ReviewRun> {
  const workspace = openWorkspace(options.plan, options.cwd);
  const revisions = revisionsOf(workspace, options);
  const trees: TemporaryFolder[] = [];
  const treeOf = (commit: string) => {
    const tree = temporaryFolder();
    trees.push(tree);
    checkOut(revisions.repository, commit, tree.path);
    return revisionSpace(workspace, revisions.below, tree.path);
  };
  try {
    const baseSpace = treeOf(revisions.base);
    await interruptible();
    const base = baseSpace === undefined ? undefined : await openSitesIn(baseSpace, unfiltered(options));
    let headSpace = workspace;
    if (revisions.head !== undefined) {
      const space = treeOf(revisions.head);
      if (space === undefined)
        throw new UsageError(`revision "${options.head}" has no ${workspace.plan ?? 'such folder'}`);
      headSpace = space;
    }
    const opened = await openSitesIn(headSpace, options);
    const run = compare(revisions, base, opened, options);
    if (!withRepairs) return { ...run, repairs: undefined };
    const linted = finishLint(opened, run.head.judgment);
    return { ...run, repairs: await safeRepairs(headSpace, options, revisions.below, linted) };
  } finally {
    for (const tree of trees) tree.remove();
  }
}

interface Revisions {
  /** The root of the git work tree, absolute. */
  readonly repository: string;
  /** The folder in it that is worked in, empty for the root. */
  readonly below: string;
  readonly base: string;
  readonly head: string | undefined;
}

function revisionsOf(workspace: Workspace, { base, head }: ReviewOptions): Revisions {
  const repository = repositoryRoot(workspace.files.root);
  if (repository === undefined) throw new UsageError('review compares git revisions, and this is no git repository');
  try {
    const headCommit = commitOf(repository, head ?? 'HEAD');
    const fork = mergeBase(repository, commitOf(repository, base), headCommit);
    const below = relative(repository, workspace.files.root).split(sep).join('/');
    return { repository, below, base: fork, head: head === undefined ? undefined : headCommit };
  } catch (error) {
    if (error instanceof RevisionFault) throw new UsageError(error.message);
    throw error;
  }
}

/** The same place in the tree of another revision; undefined where that lacks the plan, or the folder. */
function revisionSpace(workspace: Workspace, below: string, tree: string): Workspace | undefined {
  const whole = workingTree(tree);
  if (whole.kindOf(below) !== 'folder') return undefined;
  const files = below === '' ? whole : workingTree(join(tree, below));
  if (workspace.plan !== undefined && files.kindOf(workspace.plan) !== 'file') return undefined;
  return { ...workspace, files: { ...files, isFleeting: true } };
}

/** The base is read whole: it may lack a site or cluster that head has. What is not seen of it is no fault of head. */
function unfiltered({ site: _site, cluster: _cluster, stats: _stats, ...others }: ReviewOptions): SiteOptions {
  return { ...others, unseen: ({ words }) => others.say?.(`in the base, ${words}`) };
}

function compare(
  revisions: Revisions,
  base: Opened | undefined,
  head: Opened,
  options: ReviewOptions,
): Omit<ReviewRun, 'repairs'> {
  const judgment = judgeSites(head, options);
  const earlier = base === undefined ? undefined : { ...base, judged: head.judged };
  const before = earlier === undefined ? [] : judgeSites(earlier, options).findings;
  const pairs = pairClusters(earlier, head);
  const comparisons = pairs.map(compareAll);
  const neighborhood = {
    plan: head.plan,
    sources: [...judgment.sources.values()],
    display: (path: string) => head.workspace.display(path),
  };
  const review: Review = {
    schemaVersion: 1,
    base: revisions.base,
    head: revisions.head ?? null,
    findings: compareFindings(
      before.map(({ reported }) => reported),
      judgment.findings.map(({ reported }) => reported),
    ),
    clusters: comparisons.map(({ cluster }) => cluster),
    pools: comparisons.flatMap(({ pools }) => pools),
    services: withRadii(
      comparisons.flatMap(({ services }) => services),
      neighborhood,
    ),
    ...notReadIn(base, head),
  };
  const running = new Map(pairs.map((pair, index) => [pair.head, comparisons[index]?.running]));
  return {
    review,
    head: { opened: head, judgment },
    maps: () => ({
      before: earlier === undefined ? undefined : mapOf(earlier, options),
      after: mapOf(asRunning(head, running), options),
    }),
  };
}

/** What could not be read of head, and of the base. */
function notReadIn(base: Opened | undefined, head: Opened): Pick<Review, 'incomplete' | 'baseIncomplete'> {
  const missed = base?.notRead.incomplete;
  return { ...head.notRead, ...(missed === undefined ? {} : { baseIncomplete: missed }) };
}

function compareAll({ owner, base, head }: ClusterPair): ClusterComparison {
  const refuses = head !== undefined && configurationRefused(head) && !isRefused(base);
  return compareClusters(owner, base, head, refuses);
}

function isRefused(cluster: Cluster | undefined): boolean {
  return cluster !== undefined && configurationRefused(cluster);
}

/** Head with its clusters as they run with the change. */
function asRunning(head: Opened, running: ReadonlyMap<Cluster | undefined, Cluster | undefined>): Opened {
  const parts = head.loaded.sites.map(({ plan, syntax, clusters }) => {
    return { plan, syntax, clusters: clusters.map((cluster) => running.get(cluster) ?? cluster) };
  });
  return { ...head, loaded: { ...head.loaded, sites: joinSites(head.plan, parts) } };
}
