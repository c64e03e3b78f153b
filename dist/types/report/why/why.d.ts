import type { Incomplete } from '../../files/incomplete.js';
import type { ServiceAllocation } from '../../site/allocation.js';
import type { Topic, Verdict } from '../../site/why/step.js';
/** What `mlb-lint why` prints as JSON. */
export interface WhyReport {
    readonly schemaVersion: 1;
    readonly namespace: string;
    readonly name: string;
    /** One answer for each cluster that has the Service; several where one defines it twice. */
    readonly clusters: readonly WhyAnswer[];
    /** Files that an I/O error or a limit kept from being read, by path; left out where there are none. */
    readonly incomplete?: readonly Incomplete[];
}
/** The way of one Service from its type to its traffic. */
export interface WhyAnswer {
    readonly site?: string;
    readonly cluster?: string;
    /** The release it speaks of, and whether it was assumed because nothing tells which one runs. */
    readonly metallb: {
        readonly version: string;
        readonly assumed: boolean;
    };
    readonly location: WhyLocation;
    /** What `allocate` says of it; null where it is not of type LoadBalancer. */
    readonly allocation: ServiceAllocation | null;
    /** In the order in which people debug. */
    readonly steps: readonly WhyStep[];
    /** What would have to change for it to get an address that answers, one full sentence each; none where nothing. */
    readonly changes: readonly string[];
}
/** One step: what it looks at, what it finds, and where that stands. */
export interface WhyStep {
    readonly topic: Topic;
    readonly verdict: Verdict;
    readonly message: string;
    readonly location?: WhyLocation;
}
/** A place in the file that a person edits; lines and columns from 1. */
export interface WhyLocation {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}
