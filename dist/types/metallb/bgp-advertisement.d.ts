import type { Manifest } from '../manifest/manifest.js';
import type { Unknown } from '../manifest/unknown.js';
import { type Advertisement, type Reference } from './advertisement.js';
/** A BGPAdvertisement with what only BGP has. */
export interface BgpAdvertisement extends Advertisement {
    /** Of IPv4 routes; 32 where it is missing. */
    readonly aggregationLength: number | Unknown;
    /** Of IPv6 routes; 128 where it is missing. */
    readonly aggregationLengthV6: number | Unknown;
    /** 0 where it is missing. */
    readonly localPref: number | Unknown;
    /** Communities, or aliases of them. */
    readonly communities: readonly Reference[];
    /** Names of BGPPeers; none: all of them. */
    readonly peers: readonly Reference[];
}
/** Reads a BGPAdvertisement. */
export declare function readBgpAdvertisement(manifest: Manifest): BgpAdvertisement;
