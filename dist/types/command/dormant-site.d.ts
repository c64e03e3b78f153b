import type { Unseen } from '../metallb/cluster.js';
import type { SiteParts } from '../site/join-sites.js';
import type { Looked, Reader } from '../source/reader.js';
import type { Source } from '../text/source.js';
/** What is unseen where a resource belongs to no cluster that is known: anything. */
export declare const onlyOpenly: Unseen;
/** What nothing deploys, by path. */
export type Dormant = ReadonlyMap<string, Looked>;
/** What nothing deploys, as a cluster of its own: of no known end, in which anything else may be. */
export declare function dormantSite(dormant: Dormant, reader: Reader): SiteParts;
/** What nothing in the repository deploys may be applied by hand: no rule is to miss what stands there. */
export declare function orDormant(unseen: Unseen, dormant: Dormant): Unseen;
/** Whether a resource configures MetalLB, or seems to install it. */
export declare function isMetallbs({ apiVersion, name }: {
    readonly apiVersion: string;
    readonly name: unknown;
}): boolean;
/** The files of paths as they were seen; those that cannot be read are left out. */
export declare function lookAt(reader: Reader, paths: readonly string[]): Dormant;
/** The files in whose comments findings may be suppressed. */
export declare function dormantSources(dormant: Dormant): readonly Source[];
