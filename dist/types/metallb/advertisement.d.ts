import type { Manifest } from '../manifest/manifest.js';
import { type Route } from '../manifest/tree.js';
import { Unknown } from '../manifest/unknown.js';
import { type Labels, type Truth } from './labels.js';
import type { Pool } from './pool.js';
import { type Selector } from './selector.js';
/** How an advertisement announces: by ARP and NDP, or by BGP. */
export type Protocol = 'l2' | 'bgp';
/** A name that a resource refers to. */
export interface Reference {
    readonly name: string | Unknown;
    readonly route: Route;
}
/** An L2Advertisement or a BGPAdvertisement. */
export interface Advertisement {
    readonly manifest: Manifest;
    readonly protocol: Protocol;
    readonly name: string | Unknown;
    readonly pools: readonly Reference[];
    readonly poolSelectors: readonly Selector[];
    readonly nodeSelectors: readonly Selector[];
    /** Of Services, from release 0.16.0 on. */
    readonly serviceSelectors: readonly Selector[];
}
/** Reads an advertisement; a missing spec selects every pool. */
export declare function readAdvertisement(manifest: Manifest): Advertisement;
/** The names in a list of strings. A list or an item that is unknown or of a wrong shape is a name nobody knows. */
export declare function readReferences(manifest: Manifest, route: Route): readonly Reference[];
/** Whether it selects every pool: it names none and selects none. */
export declare function selectsAll(advertisement: Advertisement): boolean;
/** Whether an advertisement announces the addresses of a pool. Selectors that match nothing are not the same as none. */
export declare function announces(advertisement: Advertisement, pool: Pool): Truth;
/** Whether an advertisement may run on a node with these labels. */
export declare function runsOn(advertisement: Advertisement, node: Labels): Truth;
