import type { Manifest } from '../manifest/manifest.js';
import type { Mode } from './cluster.js';
import { type Hint, type ModeHint } from './hints.js';
import type { Installation } from './installation.js';
import { Releases } from './release.js';
/** Which MetalLB a cluster runs, and how that is known. */
export interface Identity {
    /** The releases it may run: what is stated, else what the repository's hints allow, else every one. */
    readonly releases: Releases;
    readonly modes: readonly Mode[];
    readonly releaseOrigin: string;
    readonly modeOrigin: string;
    readonly releaseHints: readonly Hint<Releases>[];
    readonly modeHints: readonly ModeHint[];
}
/** What is stated of a cluster's MetalLB, and where to look for more. */
export interface Stated {
    /** What the plan or the command line says of the release. */
    readonly releases: Releases | undefined;
    readonly modes?: readonly Mode[] | undefined;
    readonly manifests: readonly Manifest[];
}
/**
 * Tells which MetalLB a cluster runs. What is stated wins. Hints that disagree leave every release open that one of them
 * names.
 */
export declare function identify(stated: Stated, installations: readonly Installation[]): Identity;
