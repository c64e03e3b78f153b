import type { WhyReport } from '../report/why/why.js';
import { type SiteOptions } from './open-sites.js';
/** The options of `mlb-lint why`. */
export interface WhyOptions extends SiteOptions {
    /** The Service, as `namespace/name`. */
    readonly service: string;
}
/** Tells of one Service which address it gets and who announces it, or why not. Throws a UsageError where none has it. */
export declare function why(options: WhyOptions): Promise<WhyReport>;
