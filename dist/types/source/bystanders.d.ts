import type { Manifest } from '../manifest/manifest.js';
import type { BystanderFile } from './bystander-file.js';
import type { Reader } from './reader.js';
/** Where a deployment puts resources, if it does nothing to them but that, or to what is in them. */
export interface Placing {
    /** Undefined where they stay where they are. */
    readonly namespace: string | undefined;
    /** Whether it counts for resources that name another one, too. */
    readonly overrides: boolean;
}
/** A file of bystanders on its way into a cluster; without a placing it is deployed as it stands. */
export interface Arrival {
    readonly path: string;
    readonly file: BystanderFile;
    readonly placing: Placing | undefined;
}
/** All bystanders of a cluster. */
export interface Bystanders {
    readonly resources: number;
    /** The names of the namespaces that they are in. */
    readonly namespaces: ReadonlySet<string>;
    /** The files that they stand in, each once. */
    readonly paths: ReadonlySet<string>;
    /** Reads those in files whose texts fit. */
    read(fits: (text: string) => boolean): readonly Manifest[];
}
/** Nobody. */
export declare const NO_BYSTANDERS: Bystanders;
/**
 * The bystanders of the files that arrived, which may have come on several ways: one that is deployed with changes stands
 * for the same file without, and under two namespaces its resources are twice as many. `others` are the files of which
 * more is known.
 */
export declare function bystandersOf(arrivals: readonly Arrival[], others: ReadonlySet<string>, reader: Reader): Bystanders;
