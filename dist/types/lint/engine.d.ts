import type { RuleSetting, Setting } from '../plan/plan.js';
import type { Site } from '../site/site.js';
import type { Source } from '../text/source.js';
import type { Finding } from './finding.js';
import type { Rule } from './rule.js';
import { type Spoken } from './stamp.js';
import type { Suppression } from './suppression.js';
/** What is linted, and how. */
export interface LintInput {
    readonly sites: readonly Site[];
    /** The whole registry, also what is off: suppressions may name any of them. */
    readonly rules: readonly Rule[];
    /** The plan's `lint.rules`. */
    readonly settings: ReadonlyMap<string, RuleSetting>;
    /** Severities of the command line; they win over the plan's. */
    readonly overrides: ReadonlyMap<string, Setting>;
    /** Every file that was read: their comments may suppress findings. */
    readonly sources: readonly Source[];
    /** The day suppressions are held against, `YYYY-MM-DD`. */
    readonly today: string;
    /** Whether a cluster is judged, or with no cluster its site as a whole; undefined: all are. */
    readonly judged?: (site: string | undefined, cluster: string | undefined) => boolean;
    /** Names of rules that had too little to go by: what suppresses them may be needed after all. */
    readonly couldNotJudge?: ReadonlySet<string>;
    /** A path relative to the repository root as people read it. */
    display(path: string): string;
}
/** What the rules found, in the order of reports: file, line, column, rule. */
export interface LintResult {
    readonly findings: readonly Finding[];
}
/**
 * Judges sites by the rules: stamps what they say with severity, place and fingerprint, drops what a suppression
 * silences, and lets rules about suppressions judge those. The same input in another order gives the same findings.
 * A rule that throws is a bug of ours, and is not caught.
 */
export declare function lint(input: LintInput): LintResult;
/** Makes findings of what rules said, here or elsewhere, and judges the suppressions by it. */
export declare function settle(input: LintInput, spoken: readonly Spoken[], suppressions: readonly Suppression[]): LintResult;
/** The suppressions in the comments of files, each file once, and in the annotations of resources. */
export declare function collectSuppressions({ sites, sources }: Pick<LintInput, 'sites' | 'sources'>): readonly Suppression[];
/** What the rules that judge sites say, before it is known what of it is suppressed, said twice or asked for. */
export declare function speak(input: LintInput): readonly Spoken[];
