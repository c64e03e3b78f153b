import { Manifest } from '../manifest/manifest.js';
import { type Tree } from '../manifest/tree.js';
import type { Remark } from '../text/problem.js';
import type { Placing } from './bystanders.js';
/** The resources of a cluster that a deployment may refer to. */
export interface Shelf {
    /** The ConfigMap or Secret of this name, in this namespace as far as that is known; undefined where there is none yet. */
    find(kind: 'ConfigMap' | 'Secret', namespace: string | undefined, name: string): Manifest | undefined;
}
/** How that which deploys a folder changes the resources it finds there. */
export interface Deployment {
    /** Two of one key change resources alike. */
    readonly key: string;
    /** Whether everything it refers to is on the shelf. */
    isReady(shelf: Shelf): boolean;
    /** What becomes of each resource, by what is on the shelf; undefined where it is deleted. */
    prepare(shelf: Shelf): (manifest: Manifest) => Manifest | undefined;
    /** Where it puts resources; missing where it may delete them, too. */
    readonly placing?: Placing;
}
/**
 * A resource in another namespace: with `override` whatever it says itself, else only where it says none. Resources
 * of the whole cluster stay as they are. `because` is where the namespace is set.
 */
export declare function inNamespace(manifest: Manifest, namespace: string, override: boolean, because: Remark): Manifest;
/** A resource with a prefix and a suffix to its name; `because` is where they are set. */
export declare function renamed(manifest: Manifest, prefix: string, suffix: string, because: Remark): Manifest;
/** How many values of a tree are unknown; what aliases share counts once. */
export declare function unknownsIn(tree: Tree): number;
/** A text that is the same for two trees of the same values; what is too large ends early. */
export declare function signatureOf(tree: Tree | undefined): string;
