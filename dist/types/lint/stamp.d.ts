import type { Cluster } from '../metallb/cluster.js';
import type { Site } from '../site/site.js';
import type { Span } from '../text/source.js';
import type { Finding } from './finding.js';
import type { ReportedLocation, ReportedResource } from './reported.js';
import type { Blame, Draft, Place, Rule, Severity } from './rule.js';
/** What a rule said, and of which site. */
export interface Spoken {
    readonly rule: Rule;
    readonly draft: Draft;
    readonly severity: Severity;
    /** The site that was judged; undefined for what is about no site. */
    readonly site: Site | undefined;
}
/** What it takes to turn a place into one that people read. */
export interface Atlas {
    readonly siteOf: ReadonlyMap<Cluster, Site>;
    /** A path relative to the repository root as people read it. */
    display(path: string): string;
}
/**
 * Makes findings of what rules said: places, resources, addresses and fingerprints. What is said twice is said once.
 * In the order of reports, whatever the order of `spoken`.
 */
export declare function stamp(spoken: readonly Spoken[], atlas: Atlas): readonly Finding[];
/** Where a place stands in the file that a person edits. */
export declare function spanOf(place: Place): Span;
/** A place as people read it. */
export declare function locate({ source, start, end }: Span, { display }: Pick<Atlas, 'display'>): ReportedLocation;
/** The names of a resource as far as they are known. */
export declare function resourceOf({ cluster, manifest }: Blame): ReportedResource;
