import type { Setting } from '../plan/plan.js';
import type { MapPair } from '../report/review/map-changes.js';
import type { Repairs } from '../report/review/patch.js';
import type { Review } from '../review/review.js';
import { type Judgment } from './judge-sites.js';
import { type Opened, type SiteOptions } from './open-sites.js';
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
    readonly head: {
        readonly opened: Opened;
        readonly judgment: Judgment;
    };
    /** The safe repairs of head; undefined where there are none, or they were not asked for. */
    readonly repairs: Repairs | undefined;
    /** Draws up the address map of base, and that of head as it runs with the change. */
    maps(): MapPair;
}
/** Compares two revisions of the repository. Throws a UsageError for what ends it with status 2. */
export declare function review(options: ReviewOptions): Promise<Review>;
/** Compares two revisions, and keeps what was read of head; `withRepairs`: also repairs it, and writes nothing. */
export declare function runReview(options: ReviewOptions, withRepairs?: boolean): Promise<ReviewRun>;
