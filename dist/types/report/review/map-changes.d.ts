import type { MapBlock, MapReport } from '../../site/map.js';
/** The address map in both revisions; undefined where there is none at base. */
export interface MapPair {
    readonly before: MapReport | undefined;
    readonly after: MapReport;
}
/** A run of addresses in which a pool changes or a Service moves. */
export interface MapChange {
    /** Of the site and of the network, `office` and `lan`. */
    readonly titles: readonly string[];
    /** The same run in both revisions; what was not there is unassigned. */
    readonly before: MapBlock;
    readonly after: MapBlock;
}
/**
 * The pictures of a map in which something changes, in the order of head's plan, then of what only base has. Of a large
 * network it is the smallest prefix that holds what changes.
 */
export declare function mapChanges({ before, after }: MapPair): readonly MapChange[];
