import type { Span } from '../../text/source.js';
/** What a step looks at, in the order in which people debug. */
export type Topic = 'type' | 'class' | 'configuration' | 'family' | 'request' | 'sharing' | 'pool' | 'address' | 'advertisement' | 'nodes' | 'endpoints' | 'traffic';
/** Whether what a step finds is as it should be, is in the way, explains something, or cannot be known. */
export type Verdict = 'good' | 'bad' | 'note' | 'unknown';
/** One thing on the way from a Service to traffic. */
export interface Step {
    readonly topic: Topic;
    readonly verdict: Verdict;
    /** A sentence without a full stop. */
    readonly message: string;
    /** Where it stands; undefined where nothing is written of it. */
    readonly at?: Span;
    /** What would have to change, a full sentence; only of what is in the way. */
    readonly change?: string;
}
