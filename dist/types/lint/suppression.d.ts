import type { Manifest } from '../manifest/manifest.js';
import type { Place } from './rule.js';
/** What a suppression covers: lines of a file, a whole file, or a resource. Paths are relative to the repository root. */
export type Scope = {
    readonly kind: 'lines';
    readonly path: string;
    readonly lines: readonly number[];
} | {
    readonly kind: 'file';
    readonly path: string;
} | {
    readonly kind: 'resource';
    readonly manifest: Manifest;
};
/** A rule that a suppression names. */
export interface Mention {
    readonly rule: string;
    readonly at: Place;
}
/** A comment or an annotation that wants findings silenced. */
export interface Suppression {
    readonly scope: Scope;
    /** The whole of it. */
    readonly at: Place;
    /** Empty where it names no rule. */
    readonly mentions: readonly Mention[];
    readonly hasReason: boolean;
    /** The last day it holds, as written; undefined: it holds for good. */
    readonly until: string | undefined;
}
/** The words of a suppression: `RULE[, RULE] -- reason [until YYYY-MM-DD]`. */
export interface SuppressionWords {
    /** With the offset of each in the text. */
    readonly rules: readonly {
        readonly name: string;
        readonly start: number;
    }[];
    /** Whether anything but the day stands after `--`. */
    readonly hasReason: boolean;
    readonly until: string | undefined;
}
/** Reads what stands after `mlb-lint-ignore`, or in the annotation. Without `--`, only names of rules count as such. */
export declare function readSuppression(text: string): SuppressionWords;
/** Whether a suppression still holds on a day. A day that no calendar has never comes: the suppression has lapsed. */
export declare function holdsOn(until: string | undefined, today: string): boolean;
