import type { Plan } from '../plan/plan.js';
/** Whether a cluster of a site is judged and reported; those left out are still read. */
export type Judged = (site: string | undefined, cluster: string | undefined) => boolean;
/** What `--site` and `--cluster` leave in. Throws a UsageError for a name that the plan does not have. */
export declare function readSelection(plan: Plan | undefined, sites?: readonly string[], clusters?: readonly string[]): Judged;
