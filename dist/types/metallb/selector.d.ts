import { type Route, type Tree } from '../manifest/tree.js';
import { Unknown } from '../manifest/unknown.js';
import { type Labels, type Truth } from './labels.js';
/** One demand of a label selector, as apimachinery has it. */
export interface Requirement {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly (string | Unknown)[];
    readonly route: Route;
}
/** A label selector: all requirements hold; none at all matches everything. */
export interface Selector {
    readonly route: Route;
    readonly requirements: readonly Requirement[];
    /** False where a part of it is unknown or of a wrong shape: it then may match anything or nothing. */
    readonly known: boolean;
}
/**
 * The selectors of a list, each with its route. A list that is missing is empty; one that is unknown or of a wrong
 * shape is one selector of which nothing is known.
 */
export declare function readSelectors(tree: Tree | undefined, route: Route): readonly Selector[];
/** One LabelSelector: `matchLabels` and `matchExpressions`. */
export declare function readSelector(tree: Tree | undefined, route: Route): Selector;
/** Whether a selector matches an object with these labels. */
export declare function matches(selector: Selector, labels: Labels): Truth;
/** Whether one selector of a list matches; a list is an OR, and an empty list matches nothing here. */
export declare function anyMatches(selectors: readonly Selector[], labels: Labels): Truth;
