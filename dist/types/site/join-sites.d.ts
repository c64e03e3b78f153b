import type { Cluster } from '../metallb/cluster.js';
import type { Plan, SitePlan } from '../plan/plan.js';
import type { Problem } from '../text/problem.js';
import type { Site } from './site.js';
/** One site before it is joined with those that share its address space. */
export interface SiteParts {
    readonly plan: SitePlan | undefined;
    readonly clusters: readonly Cluster[];
    /** What does not parse among its files. */
    readonly syntax: readonly Problem[];
}
/** Joins sites to address spaces by the `vrf` they name; a site that names none has a space of its own. */
export declare function joinSites(plan: Plan | undefined, parts: readonly SiteParts[]): readonly Site[];
