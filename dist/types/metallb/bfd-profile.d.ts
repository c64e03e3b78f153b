import type { Manifest } from '../manifest/manifest.js';
import type { Unknown } from '../manifest/unknown.js';
import type { Truth } from './labels.js';
/** A BFDProfile, as far as more than its schema judges it. */
export interface BfdProfile {
    readonly manifest: Manifest;
    readonly name: string | Unknown;
    readonly echoMode: Truth;
}
/** Reads a BFDProfile. */
export declare function readBfdProfile(manifest: Manifest): BfdProfile;
