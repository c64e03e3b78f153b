import { type Family } from '../address/address.js';
import type { Role } from '../plan/plan.js';
import type { FreeReport } from '../report/free/free.js';
import { type Opened, type SiteOptions } from './open-sites.js';
/** The options of `mlb-lint free`. */
export interface FreeOptions extends SiteOptions {
    /** Gaps of at least so many addresses; default 1. */
    readonly size?: number | bigint;
    /** The first aligned CIDR of this length in each gap. */
    readonly prefixLength?: number;
    /** Only in ranges of these networks; routed space is in none. */
    readonly network?: readonly string[];
    /** In ranges of these roles; default `service`. */
    readonly role?: readonly Role[];
    readonly family?: Family;
}
/** Finds free blocks in the ranges of the plan. Throws a UsageError for what ends it with status 2. */
export declare function free(options?: FreeOptions): Promise<FreeReport>;
/** Finds free blocks, and keeps what was read. */
export declare function runFree(options: FreeOptions): Promise<{
    readonly report: FreeReport;
    readonly opened: Opened;
}>;
