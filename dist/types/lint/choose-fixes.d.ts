import type { Edit } from '../text/edit.js';
import type { Finding } from './finding.js';
import type { Fix } from './rule.js';
/** A finding with the repair it offers. */
export interface Offer {
    readonly finding: Finding;
    readonly fix: Fix;
}
/** Which repairs may be chosen. */
export interface Choice {
    /** Also those that change what the configuration means. */
    readonly unsafe: boolean;
    /** Offers that may not, by their names. */
    readonly refused: ReadonlySet<string>;
    /** Whether an edit can be made where it is to be made. */
    canMake(edit: Edit): boolean;
    readonly most: number;
}
/** What an offer is told by from one round to the next. */
export declare function offerName({ finding, fix }: Offer): string;
/** The repairs that findings offer, in their order. */
export declare function offersOf(findings: readonly Finding[]): readonly Offer[];
/**
 * The offers that can be taken together: no two of them edit one place in different ways, write one key or move to the
 * same addresses.
 * Those that have to wait are offered again when the others are done.
 */
export declare function chooseFixes(offers: readonly Offer[], choice: Choice): readonly Offer[];
/** The edits of offers by file, each once, in the order of the file. */
export declare function editsByFile(offers: readonly Offer[]): ReadonlyMap<string, readonly Edit[]>;
