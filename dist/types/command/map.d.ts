import type { MapReport } from '../site/map.js';
import { type Opened, type SiteOptions } from './open-sites.js';
/** The options of `mlb-lint map`. */
export type MapOptions = SiteOptions;
/**
 * Draws up who owns, claims and uses every address of the plan; without a plan, what the manifests claim. Throws a
 * UsageError for what ends it with status 2.
 */
export declare function map(options?: MapOptions): Promise<MapReport>;
/** The map of sites that are opened already. */
export declare function mapOf(opened: Opened, options: Pick<MapOptions, 'cluster'>): MapReport;
