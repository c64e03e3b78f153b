import type { Manifest } from '../manifest/manifest.js';
import type { Reader, SyntaxProblem } from './reader.js';
/** What a kustomization includes, as its own text says. */
export interface OverlayTree {
    readonly folder: string;
    /** The folders of all kustomizations in it, itself first. */
    readonly folders: readonly string[];
    /** Every file that it names or is made of. */
    readonly files: ReadonlySet<string>;
    readonly isComponent: boolean;
}
/** What became of a kustomization or a chart. */
export interface Rendering {
    readonly manifests: readonly Manifest[];
    /** Every file that went into it. */
    readonly used: ReadonlySet<string>;
    readonly problems: readonly SyntaxProblem[];
    /** Why it was not rendered; its resources are then those of its files as far as they are known. */
    readonly notRendered?: {
        readonly reason: string;
        readonly message: string;
    };
}
/** Trees of kustomizations of one run; each is walked once. */
export declare function overlayTrees(reader: Reader): (folder: string) => OverlayTree;
/** An overlay that was not rendered, with the kustomizations it is made of, which may install what they name elsewhere. */
export declare function withKustomizations(reader: Reader, rendering: Rendering): Rendering;
