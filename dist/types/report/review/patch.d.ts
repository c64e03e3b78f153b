import { type EditedFile } from '../diff.js';
import type { MarkdownSection } from './section.js';
/** Safe repairs, as a patch shows them. */
export interface Repairs {
    /** How many findings they repair. */
    readonly count: number;
    /** At least one; paths relative to the root of the repository. */
    readonly files: readonly EditedFile[];
}
/**
 * The repairs as one patch that `git apply` takes at the root of the repository, folded, a row a file. A file of which
 * a page does not give back every character is left out.
 */
export declare function patchSection({ count, files }: Repairs): MarkdownSection;
