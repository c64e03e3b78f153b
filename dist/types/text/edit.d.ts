import type { Span } from './source.js';
/** Replaces the text of a span. Edits of one fix never overlap. */
export interface Edit {
    readonly at: Span;
    readonly text: string;
}
