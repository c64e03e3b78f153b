import type { Manifest } from '../manifest/manifest.js';
import type { Span } from '../text/source.js';
import type { Reported } from './reported.js';
import type { Fix } from './rule.js';
/** Whose finding it is: the names of a site and of its cluster, undefined where they have none or it is about neither. */
export interface Party {
    readonly site: string | undefined;
    readonly cluster: string | undefined;
}
/** What a rule said, stamped by the engine. */
export interface Finding {
    readonly reported: Reported;
    /** The place it is located at. */
    readonly at: Span;
    /** The resource it is located in; undefined for a place that is in none. */
    readonly manifest: Manifest | undefined;
    /** Both sides: the one it is located in first, then those of related places. */
    readonly parties: readonly [Party, ...Party[]];
    /** The files of its location and its related places, relative to the repository root. */
    readonly paths: readonly string[];
    readonly fix?: Fix;
}
/** The findings whose location or a related one is in one of the files, which are relative to the repository root. */
export declare function inFiles(findings: readonly Finding[], files: ReadonlySet<string>): readonly Finding[];
