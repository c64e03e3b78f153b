import type { Cluster } from '../metallb/cluster.js';
import type { Plan } from '../plan/plan.js';
import type { Site } from '../site/site.js';
import type { Collection } from '../source/collection.js';
import type { Progress } from '../source/progress.js';
import { type Loaded } from './load-sites.js';
import { type NotRead } from './not-read.js';
import { type Unseen } from './notices.js';
import { type Judged } from './selection.js';
import { type Share } from './shard/deal.js';
import { type Workspace } from './workspace.js';
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
export declare function openSites(options: SiteOptions, given?: Collection): Promise<Opened>;
/** The same in a workspace that is found already; of a share, only its clusters are read. */
export declare function openSitesIn(workspace: Workspace, options: SiteOptions, given?: Collection, share?: Share): Promise<Opened>;
/** What of the manifests could not be read, as results tell it. */
export declare function notReadOf({ collections }: Loaded, { display }: Workspace): NotRead;
/** The clusters that are judged, in the order of the plan. */
export declare function membersOf({ loaded, judged }: Opened): readonly Member[];
