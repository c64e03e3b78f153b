import type { AllocationReport } from '../site/allocation.js';
import { type SiteOptions } from './open-sites.js';
/** The options of `mlb-lint allocate`. */
export interface AllocateOptions extends SiteOptions {
    /** Only this pool, and the Services that get an address of it or ask for it. */
    readonly pool?: string;
    /** Only Services that are pending, or may stay so. */
    readonly pending?: boolean;
}
/** Predicts which address every LoadBalancer Service gets. Throws a UsageError for what ends it with status 2. */
export declare function allocate(options?: AllocateOptions): Promise<AllocationReport>;
