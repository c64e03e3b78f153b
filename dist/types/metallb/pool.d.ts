import { IntervalSet } from '../address/interval-set.js';
import { type PoolEntry } from '../address/pool-entry.js';
import type { Manifest } from '../manifest/manifest.js';
import { type Route, type Tree } from '../manifest/tree.js';
import { Unknown } from '../manifest/unknown.js';
import { type Labels, type Truth } from './labels.js';
import { type Selector } from './selector.js';
/** One item of `spec.addresses`. */
export interface Entry {
    readonly route: Route;
    readonly text: string | Unknown;
    /** As MetalLB parses it; undefined where the text is unknown. */
    readonly parsed: PoolEntry | undefined;
}
/** Which Services a pool is kept for: `spec.serviceAllocation`. */
export interface Allocation {
    readonly route: Route;
    /** 0 where it is not set. */
    readonly priority: number | Unknown;
    readonly namespaces: readonly (string | Unknown)[];
    readonly namespaceSelectors: readonly Selector[];
    readonly serviceSelectors: readonly Selector[];
}
/** An address pool that MetalLB reads: an IPAddressPool, or an AddressPool where the release still has it. */
export interface Pool {
    readonly manifest: Manifest;
    readonly name: string | Unknown;
    readonly labels: Labels;
    readonly entries: readonly Entry[];
    /** The addresses of every entry that can be used. */
    readonly addresses: IntervalSet;
    /** Whether every entry is known, so that `addresses` is all of it. */
    readonly complete: boolean;
    readonly autoAssign: Truth;
    readonly avoidBuggyIPs: Truth;
    readonly allocation: Allocation | undefined;
    /** How an AddressPool is announced, which carries that itself; undefined for an IPAddressPool. */
    readonly protocol: string | undefined;
}
/** Reads a pool; odd shapes read as missing, the schema check speaks of them. */
export declare function readPool(manifest: Manifest): Pool;
/** The addresses of a parsed entry that MetalLB hands out; none where it is invalid or unusable. */
export declare function usable(parsed: PoolEntry | undefined): import("../address/interval.js").Interval[];
/** A boolean field: its value, its default where it is missing, unknown where it is unknown or of a wrong type. */
export declare function truth(tree: Tree | undefined, otherwise: boolean): Truth;
