import type { Incomplete } from '../files/incomplete.js';
import type { DecidedBy, PendingReason } from '../metallb/allocator/outcome.js';
/** What `mlb-lint allocate` prints as JSON (contract, section 6). */
export interface AllocationReport {
    readonly schemaVersion: 1;
    readonly clusters: readonly ClusterAllocation[];
    /** Files that an I/O error or a limit kept from being read, by path; left out where there are none. */
    readonly incomplete?: readonly Incomplete[];
}
/** The prediction for one cluster. */
export interface ClusterAllocation {
    readonly site?: string;
    readonly cluster?: string;
    /** The release it speaks of, and whether it was assumed because nothing tells which one runs. */
    readonly metallb: {
        readonly version: string;
        readonly assumed: boolean;
    };
    readonly services: readonly ServiceAllocation[];
    readonly pools: readonly PoolAllocation[];
}
/** The prediction for one LoadBalancer Service; a namespace or name that cannot be known is null. */
export interface ServiceAllocation {
    readonly namespace: string | null;
    readonly name: string | null;
    readonly status: 'assigned' | 'pending' | 'ignored' | 'unknown';
    readonly addresses?: readonly string[];
    readonly pool?: string;
    readonly by?: DecidedBy;
    readonly reason?: PendingReason;
    readonly message?: string;
    readonly orderDependent: boolean;
    /** Every address it may get in some order, as `a-b` or `a`. */
    readonly candidates?: readonly string[];
    readonly mayStayPending?: boolean;
}
/** How full a pool is. Counts of addresses, both families; above 2^53 the nearest double. */
export interface PoolAllocation {
    readonly name: string;
    readonly capacity: number;
    readonly assigned: number;
    readonly available: number;
    /** `assigned` by `capacity`, 0 where that is 0. */
    readonly utilization: number;
}
