import type { Remark } from '../text/problem.js';
import type { Span } from '../text/source.js';
import { type Fields, type Route, type Tree } from './tree.js';
import type { Unknown } from './unknown.js';
/** Where the parts of a resource stand in the file a person edits. A missing key answers with its nearest present parent. */
export interface Places {
    /** The place of a value. */
    value(route: Route): Span;
    /** The place of the key that holds the value; for an item of a list, the item. */
    key(route: Route): Span;
    /** Where values that went into this one are defined, such as a variable or an overlay's prefix; missing: nowhere else. */
    definitions?(route: Route): readonly Remark[];
}
/** What a resource says of itself at its head. */
export interface Outline {
    /** Empty where it is missing, a variable or no string; so is `kind`. */
    readonly apiVersion: string;
    readonly kind: string;
    /** Undefined where it is missing or no string. */
    readonly name: string | Unknown | undefined;
    /** As written, before any default; undefined where it is missing or no string. */
    readonly namespace: string | Unknown | undefined;
}
/** The rest of a resource of which only the outline is read so far: whatever is asked of it reads more. */
export interface Unread extends Places {
    readonly path: string;
    readonly fields: Fields;
    get(route: Route): Tree | undefined;
    /** Whether a word may stand anywhere in it; false only where it surely does not. */
    mayHold(word: string): boolean;
}
/** One Kubernetes resource of the repository: what it says and where it says it. */
export declare class Manifest implements Outline {
    #private;
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string | Unknown | undefined;
    readonly namespace: string | Unknown | undefined;
    constructor(fields: Fields, places: Places);
    /** A resource of which only the outline is read. */
    constructor(unread: Unread, places: Unread, outline: Outline);
    get fields(): Fields;
    /** The path of the file that it stands in. */
    get path(): string;
    /** The value at a route; undefined where nothing stands there. */
    get(route: Route): Tree | undefined;
    /**
     * Whether a word may stand anywhere in it, as a value, a key, or in a comment; false only where it surely does not. Spares
     * reading what cannot matter.
     */
    mayHold(word: string): boolean;
    at(route: Route): Span;
    keyAt(route: Route): Span;
    /** Where values that went into the one at a route are defined: a variable, an overlay's prefix. */
    definitionsAt(route: Route): readonly Remark[];
    get labels(): Fields;
    get annotations(): Fields;
}
