import type { Incomplete } from '../files/incomplete.js';
import type { ReportedLocation, ReportedResource } from '../lint/reported.js';
import type { FindingsReview, Owner, PoolReview, ServiceReview } from './review.js';
/** A cluster and the releases that are compared for it. */
export interface ClusterUpgrade extends Owner {
    /** As far as it is known: a release, or a range. */
    readonly from: string;
    readonly to: string;
    /** Why MetalLB keeps what it had, where the other release refuses the configuration. */
    readonly refused?: {
        readonly release: string;
        readonly reason: string;
    };
}
/** A part of a resource that the other release begins to honor, or honors no longer. */
export interface HonorChange extends Owner {
    readonly resource: ReportedResource;
    /** As people write it, `spec.interfaces`. */
    readonly path: string;
    readonly change: 'starts' | 'stops';
    readonly location: ReportedLocation;
}
/** A setting that nobody wrote down, and of which the other release makes something else. */
export interface DefaultChange extends Owner {
    readonly setting: string;
    readonly before: string;
    readonly after: string;
    /** Left out where it is the cluster's. */
    readonly resource?: ReportedResource;
}
/** The JSON report of `mlb-lint upgrade`. */
export interface Upgrade {
    readonly schemaVersion: 1;
    /** The release compared with. */
    readonly to: string;
    readonly clusters: readonly ClusterUpgrade[];
    /** New: those that the other release brings; fixed: those that it ends. */
    readonly findings: FindingsReview;
    readonly honored: readonly HonorChange[];
    readonly defaults: readonly DefaultChange[];
    readonly pools: readonly PoolReview[];
    readonly services: readonly ServiceReview[];
    /** Files that an I/O error or a limit kept from being read, by path; left out where there are none. */
    readonly incomplete?: readonly Incomplete[];
}
