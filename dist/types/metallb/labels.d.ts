import type { Manifest } from '../manifest/manifest.js';
import type { Fields } from '../manifest/tree.js';
import { Unknown } from '../manifest/unknown.js';
/** True, false, or not to be known from the repository. */
export type Truth = boolean | 'unknown';
/** The labels of an object as far as they are known. */
export interface Labels {
    /** The value; undefined where the object surely lacks the label, Unknown where it may be anything. */
    get(key: string): string | Unknown | undefined;
}
/** Both hold. */
export declare function both(a: Truth, b: Truth): Truth;
/** At least one holds. */
export declare function either(a: Truth, b: Truth): Truth;
/** It does not hold. */
export declare function opposite(truth: Truth): Truth;
/** At least one of a list holds; false for none. */
export declare function anyOf<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth;
/** The labels a manifest writes: what it does not write is not there. A value that is no string is unknown. */
export declare function writtenLabels(fields: Fields): Labels;
/** The labels of a resource; where `metadata.labels` as a whole is unknown, so is every one. */
export declare function labelsOf(manifest: Manifest): Labels;
/**
 * The labels of a namespace: every one carries its name as `kubernetes.io/metadata.name`; without a manifest the rest
 * is unknown.
 */
export declare function namespaceLabels(name: string, written: Fields | undefined): Labels;
/**
 * The labels of a node that the plan names: its hostname label is its name; labels of Kubernetes' own prefixes
 * (`kubernetes.io`, `k8s.io` and below) that the plan leaves out are unknown, others are not there.
 */
export declare function nodeLabels(name: string, written: ReadonlyMap<string, string>): Labels;
