import type { Incomplete } from '../files/incomplete.js';
import type { Severity } from './rule.js';
/** A place as people read it: a path relative to the working directory, lines and columns from 1. */
export interface ReportedLocation {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
}
/** A second place that explains a finding. */
export interface ReportedRelated {
    readonly message: string;
    readonly location: ReportedLocation;
}
/** The resource a finding is about. */
export interface ReportedResource {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace?: string;
    readonly name?: string;
}
/** A finding as plain data: what every reporter, baseline, shard and merge speaks (contract, section 2). */
export interface Reported {
    readonly rule: string;
    readonly severity: Severity;
    readonly message: string;
    readonly help?: string;
    readonly site?: string;
    readonly cluster?: string;
    readonly resource?: ReportedResource;
    readonly location: ReportedLocation;
    readonly related?: readonly ReportedRelated[];
    /** Intervals as `a-b` or `a`. */
    readonly addresses?: readonly string[];
    readonly fingerprint: string;
}
/** Counts of a run. */
export interface Summary {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly files: number;
    readonly documents: number;
    readonly resources: number;
    readonly clusters: number;
}
/** What was seen of the repository, and what was not. */
export interface Coverage {
    readonly services: {
        readonly known: number;
        readonly partlyKnown: number;
    };
    readonly templates: number;
    readonly notRendered: number;
    readonly dormant: number;
    readonly skipped: number;
    readonly unknownValues: number;
}
/** What the report of one part of a fleet carries for `mlb-lint merge`; the rest of it is of no other use. */
export interface ReportedShard {
    /** From 1 to `count`. */
    readonly index: number;
    readonly count: number;
    /** The clusters of the part. */
    readonly clusters: readonly {
        readonly site: string;
        readonly name: string;
    }[];
}
/** The JSON report of `mlb-lint lint`. */
export interface Report {
    readonly schemaVersion: 1;
    readonly tool: {
        readonly name: 'mlb-lint';
        readonly version: string;
    };
    readonly findings: readonly Reported[];
    readonly summary: Summary;
    readonly coverage: Coverage;
    readonly incomplete?: readonly Incomplete[];
    readonly shard?: ReportedShard;
}
