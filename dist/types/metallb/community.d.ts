import type { Manifest } from '../manifest/manifest.js';
import { type Route } from '../manifest/tree.js';
import { Unknown } from '../manifest/unknown.js';
/** One name for a community. */
export interface Alias {
    readonly route: Route;
    /** Empty where it is missing: MetalLB takes that for a name too. */
    readonly name: string | Unknown;
    readonly value: string | Unknown;
}
/** A Community resource: names that BGPAdvertisements may use. The name of the resource is none of them. */
export interface Community {
    readonly manifest: Manifest;
    readonly name: string | Unknown;
    readonly aliases: readonly Alias[];
    /** False where the list of aliases is unknown or of a wrong shape. */
    readonly complete: boolean;
}
/** Reads a Community. */
export declare function readCommunity(manifest: Manifest): Community;
/** What a text is as a community. */
export type CommunityForm = 'legacy' | 'large' | 'bad-value' | 'bad-format';
/**
 * Reads a community as MetalLB's internal/bgp/community does: `A:B` of two numbers of 16 bits, `large:A:B:C` of three
 * of 32 bits. Two and four parts that hold something else are a bad value; any other number of parts is a bad format,
 * which may be the name of an alias.
 */
export declare function communityForm(text: string): CommunityForm;
