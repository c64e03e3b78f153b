import type { Span } from './source.js';
/** A second place that explains a problem or a finding. */
export interface Remark {
    readonly message: string;
    readonly at: Span;
}
/** A person's mistake: what is wrong and where. Mistakes are returned, never thrown. */
export interface Problem {
    readonly message: string;
    /** Missing where no place in a file can be blamed (a command line, a missing file). */
    readonly at?: Span;
    readonly related?: readonly Remark[];
}
