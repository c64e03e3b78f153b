import type { Incomplete } from '../files/incomplete.js';
import type { Reported, ReportedLocation } from '../lint/reported.js';
import type { PoolAllocation, ServiceAllocation } from '../site/allocation.js';
/** What a change does to one Service (contract, section 7). */
export type ServiceChange = 'unchanged' | 'changes' | 'may-change' | 'appears' | 'disappears' | 'becomes-pending' | 'recovers';
/** What a change does to one pool. */
export type PoolChange = 'added' | 'removed' | 'changed' | 'unchanged';
/** Which findings a change brings, which it mends, and which stay. */
export interface FindingsReview {
    readonly new: readonly Reported[];
    readonly fixed: readonly Reported[];
    readonly unchanged: readonly Reported[];
}
/** The names of a cluster and its site, left out where there is no plan. */
export interface Owner {
    readonly site?: string;
    readonly cluster?: string;
}
/** A cluster that both revisions are compared for. */
export interface ClusterReview extends Owner {
    /** Why MetalLB keeps what it had, where it refuses the change. */
    readonly refused?: {
        readonly release: string;
        readonly reason: string;
    };
}
/**
 * A pool in both revisions; null where a revision lacks it. After a change that MetalLB refuses it is the pool that
 * MetalLB keeps, and null where it never had it.
 */
export interface PoolReview extends Owner {
    readonly name: string;
    readonly change: PoolChange;
    readonly before: PoolAllocation | null;
    readonly after: PoolAllocation | null;
}
/** A place that still speaks of an address that a Service loses. */
export interface Mention {
    readonly message: string;
    readonly location: ReportedLocation;
}
/** A Service in both revisions; null where a revision lacks it. */
export interface ServiceReview extends Owner {
    readonly namespace: string | null;
    readonly name: string | null;
    readonly change: ServiceChange;
    readonly before: ServiceAllocation | null;
    readonly after: ServiceAllocation | null;
    /** Why it moves, in words; left out where it does not. */
    readonly reason?: string;
    /** Names in the DNS that the plan ties to an address it loses. */
    readonly dns?: readonly string[];
    /** Places in the plan and the repository that mention an address it loses. */
    readonly mentions?: readonly Mention[];
}
/** The JSON report of `mlb-lint review`. */
export interface Review {
    readonly schemaVersion: 1;
    /** The merge base's commit id. */
    readonly base: string;
    /** The head's commit id; null: the working tree. */
    readonly head: string | null;
    readonly findings: FindingsReview;
    readonly clusters: readonly ClusterReview[];
    readonly pools: readonly PoolReview[];
    readonly services: readonly ServiceReview[];
    /** Files of head that an I/O error or a limit kept from being read, by path; left out where there are none. */
    readonly incomplete?: readonly Incomplete[];
    /** The same of the base: what head has of them may seem new, and what it lacks of them is not missed. */
    readonly baseIncomplete?: readonly Incomplete[];
}
