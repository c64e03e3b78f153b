import type { Setting } from '../plan/plan.js';
import type { Review } from '../review/review.js';
import { type Judgment } from './lint.js';
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
}
/** Compares two revisions of the repository. Throws a UsageError for what ends it with status 2. */
export declare function review(options: ReviewOptions): Promise<Review>;
/** Compares two revisions, and keeps what was read of head. */
export declare function runReview(options: ReviewOptions): Promise<ReviewRun>;
