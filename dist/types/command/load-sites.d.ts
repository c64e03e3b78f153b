import type { Cluster } from '../metallb/cluster.js';
import type { Plan } from '../plan/plan.js';
import type { Site } from '../site/site.js';
import { type Collection } from '../source/collection.js';
import { type Ground } from '../source/gather.js';
import type { Progress } from '../source/progress.js';
import { type Dormant } from './dormant-site.js';
import type { Workspace } from './workspace.js';
/** The sites of a plan with their clusters read, or those of a folder without a plan: one for each cluster. */
export interface Loaded {
    readonly sites: readonly Site[];
    /** What was collected for each cluster, and without a plan for the folder as a whole. */
    readonly collections: readonly Collection[];
    /** How many clusters they are of, without what nothing deploys. */
    readonly clusters: number;
    /** Files with resources that nothing deploys. */
    readonly dormant: Dormant;
    /** Without a plan, the clusters that show; with one, none. */
    readonly inferred: readonly FoundCluster[];
    /** What they were gathered with. */
    readonly ground: Ground;
}
/** A cluster that shows without a plan. */
export interface FoundCluster {
    readonly cluster: Cluster;
    /** The folders and files it starts from, relative to the repository root. */
    readonly paths: readonly string[];
    /** What those who deploy to it call it, if anything. */
    readonly name?: string;
}
/** What decides which manifests are read, and as which release. */
export interface LoadOptions {
    readonly metallbVersion?: string;
    /** Instead of what the plan's `manifests` name. */
    readonly manifests?: Collection;
    /** Whether renderers may fetch remote bases. */
    readonly allowNetwork?: boolean;
    readonly progress?: Progress;
    /** Whether what nothing deploys is a site of its own, the last. */
    readonly dormant?: boolean;
    /** Which of the plan's clusters are read; the others are in no site. Undefined: all. */
    readonly isRead?: (site: string, cluster: string) => boolean;
}
/** Reads the manifests of all clusters. Throws a UsageError where an entry of `manifests` matches nothing. */
export declare function loadSites(workspace: Workspace, plan: Plan | undefined, options: LoadOptions): Promise<Loaded>;
