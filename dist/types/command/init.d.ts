import type { Incomplete } from '../files/incomplete.js';
import { type Unseen } from './notices.js';
/** The options of `mlb-lint init`, in the library's names. */
export interface InitOptions {
    /** The folder that the plan is for and stands in; relative to `cwd`. Undefined: `cwd`. */
    readonly dir?: string;
    /** The working directory; default: the process's. */
    readonly cwd?: string;
    /** Whether a plan that is there already may be replaced. */
    readonly force?: boolean;
    /** Renderers may fetch remote bases and charts; never by default. */
    readonly allowNetwork?: boolean;
    /** Is told, a line at a time, what belongs on standard error. */
    readonly say?: (line: string) => void;
    /** Is told what of the manifests the plan does not know. */
    readonly unseen?: (unseen: Unseen) => void;
}
/** A first plan, which is not written yet. */
export interface InitReport {
    /** Where it belongs, absolute. */
    readonly path: string;
    /** The same, relative to the working directory. */
    readonly file: string;
    readonly yaml: string;
    /** How many clusters the manifests show. */
    readonly clusters: number;
    /** Left out where all of the manifests could be read; what these hold, the plan does not know. */
    readonly incomplete?: readonly Incomplete[];
}
/**
 * Makes a first plan of the manifests below a folder: its clusters, their pools as ranges for Services, and MetalLB's
 * release where the repository names one. Throws a UsageError where a plan is there already.
 */
export declare function init(options?: InitOptions): Promise<InitReport>;
