import type { Upgrade } from '../review/upgrade.js';
import { type SiteOptions } from './open-sites.js';
/** The options of `mlb-lint upgrade`. */
export interface UpgradeOptions extends SiteOptions {
    /** The release to compare with; of a range its newest. */
    readonly to: string;
}
/** Tells what another release of MetalLB changes for a repository. Throws a UsageError for what ends it with status 2. */
export declare function upgrade(options: UpgradeOptions): Promise<Upgrade>;
