import type { Finding } from './finding.js';
import type { ReportedLocation } from './reported.js';
import type { Fix } from './rule.js';
/** A text that stands instead of a place, which may be empty. */
export interface Replacement {
    readonly location: ReportedLocation;
    readonly text: string;
}
/** A repair as plain data. */
export interface ReportedFix {
    readonly title: string;
    readonly safety: Fix['safety'];
    readonly replacements: readonly Replacement[];
}
/** The repairs that findings offer, by their fingerprints. `display` gives a path as people read it. */
export declare function reportFixes(findings: readonly Finding[], display: (path: string) => string): ReadonlyMap<string, ReportedFix>;
