import type { Place } from './rule.js';
/** Why a suppression is itself a finding. */
export type UnusedReason = 'nothing' | 'no-rule' | 'unknown-rule' | 'no-reason' | 'lapsed';
/** A suppression that does not do what its writer thinks. */
export interface UnusedIgnore {
    readonly at: Place;
    readonly reason: UnusedReason;
    /** The rule it names; empty where it names none. */
    readonly rule: string;
    /** A rule name that was likely meant. */
    readonly meant?: string;
    /** The last day it held, as written. */
    readonly until?: string;
}
