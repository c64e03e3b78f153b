import type { Collection } from '../source/collection.js';
import type { NotRead } from './not-read.js';
/**
 * What is to be said of kustomizations and charts that were not rendered: that there are some, the first of them with
 * why, and one line alone where the reason is the same for all, as without a renderer.
 */
export declare function notices(collections: readonly Collection[], display: (path: string) => string): readonly string[];
/** What of the manifests an answer does not see. */
export interface Unseen {
    /** Where it stands, and why it was not read, in one line. */
    readonly words: string;
    /** Whether an I/O error or a limit kept it from being read. What does not parse was read, and is a finding of lint. */
    readonly isRefused: boolean;
}
/** The files that could not be read, and what does not parse in others: each once, by path. */
export declare function unseenIn(collections: readonly Collection[], { incomplete }: NotRead, display: (path: string) => string): readonly Unseen[];
