import type { Plan } from '../../plan/plan.js';
/** One of several parts of a fleet, counted from 1. */
export interface Share {
    readonly index: number;
    readonly count: number;
}
/** More parts than anyone has machines for. */
export declare const MOST_SHARDS = 1000;
/** Reads `I/N`, the first part being 1. Throws a UsageError for anything else. */
export declare function readShare(text: string): Share;
/**
 * Whether a cluster of a plan is in a part: all clusters, by the names of site and cluster, are dealt in turn. The same
 * plan is always dealt the same way, in whatever order it stands.
 */
export declare function dealTo(plan: Plan, { index, count }: Share): (site: string, cluster: string) => boolean;
