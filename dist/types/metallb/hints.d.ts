import type { Manifest } from '../manifest/manifest.js';
import { type Route } from '../manifest/tree.js';
import type { Mode } from './cluster.js';
import type { Installation } from './installation.js';
import { type Releases } from './release.js';
/** Something in the repository that tells which MetalLB runs, or how. */
export interface Hint<T> {
    readonly value: T;
    readonly manifest: Manifest;
    readonly route: Route;
    /** As in `the image's tag v0.15.3`. */
    readonly words: string;
}
/** A hint at the BGP mode; a default of the chart is one that nobody wrote. */
export interface ModeHint extends Hint<Mode> {
    readonly isDefault: boolean;
}
/** The releases that the repository names: images, MetalLB's own charts, URLs of its manifests, and labels of its CRDs. */
export declare function releaseHints(installations: readonly Installation[], manifests: readonly Manifest[]): readonly Hint<Releases>[];
/** The BGP modes that installations set: the environment of a workload, values of the chart, the manifest in a URL. */
export declare function modeHints(installations: readonly Installation[], releases: Releases): readonly ModeHint[];
