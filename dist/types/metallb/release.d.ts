/** Every release of MetalLB that is configured by resources, oldest first (the tags of the upstream repository). */
export declare const RELEASES: readonly ['0.13.0', '0.13.1', '0.13.2', '0.13.3', '0.13.4', '0.13.5', '0.13.6', '0.13.7', '0.13.8', '0.13.9', '0.13.10', '0.13.11', '0.13.12', '0.14.0', '0.14.1', '0.14.2', '0.14.3', '0.14.4', '0.14.5', '0.14.6', '0.14.7', '0.14.8', '0.14.9', '0.15.0', '0.15.1', '0.15.2', '0.15.3', '0.16.0', '0.16.1'];
/** A known release, without a leading `v`. */
export type Release = (typeof RELEASES)[number];
/** The first release that is known. */
export declare const OLDEST: Release;
/** The last release that is known. */
export declare const NEWEST: Release;
/** The known release that a text spells exactly, with or without a leading `v`. */
export declare function readRelease(text: string): Release | undefined;
/** Orders releases by number: negative, zero or positive as the first is older, the same or newer (0.13.10 after 0.13.9). */
export declare function compareReleases(a: string, b: string): number;
/**
 * The releases that a cluster may run: at least one, oldest first, each once. What depends on the release is said only
 * where all of them agree.
 */
export declare class Releases {
    /** Every known release: what is assumed where nothing is known. */
    static readonly all: Releases;
    readonly list: readonly Release[];
    readonly oldest: Release;
    readonly newest: Release;
    private constructor();
    /** One release, or several in any order. */
    static of(first: Release, ...others: readonly Release[]): Releases;
    /** The known releases that pass a test; undefined where none does. */
    static where(test: (release: Release) => boolean): Releases | undefined;
    /** Whether it is certain that the cluster runs this release or a later one. */
    since(release: Release): boolean;
    /** Whether it is certain that the cluster runs a release earlier than this one. */
    before(release: Release): boolean;
    every(test: (release: Release) => boolean): boolean;
    some(test: (release: Release) => boolean): boolean;
    /** Whether the release is known exactly. */
    get isSingle(): boolean;
    /** `0.15.3`, or `0.13.0 to 0.16.1` for several. */
    toString(): string;
}
