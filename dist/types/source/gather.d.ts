import type { Collection } from './collection.js';
import type { Here } from './here.js';
import type { OverlayTree, Rendering } from './overlays.js';
import type { Reader } from './reader.js';
import type { Survey } from './survey.js';
import { type Task } from './tasks.js';
/** Where a cluster starts: files, folders and globs, or what some resources deploy. */
export interface Start {
    readonly tasks: readonly Task[];
    /** The cluster's name, for what is customized by the names of clusters. */
    readonly target?: string;
    /** Whether what goes to a cluster of this name or URL belongs here; undefined: to wherever its controller runs. */
    accepts(destination: string | undefined): boolean;
}
/** What clusters are gathered with. */
export interface Ground {
    readonly reader: Reader;
    readonly here: Here;
    /** What stands in files, folders and globs. */
    survey(paths: readonly string[]): Survey;
    /** Whether the repository holds a program that may create resources beside its manifests. */
    holdsProgram(): boolean;
    /** What the kustomization of a folder includes. */
    tree(folder: string): OverlayTree;
    /** Renders the kustomizations of folders, whatever becomes of them. */
    render(folders: readonly string[]): Promise<ReadonlyMap<string, Rendering>>;
}
/**
 * Gathers the resources of clusters: reads and renders what they start from, follows what is found there to what it
 * deploys, and so on until nothing is new. Those that start from the same files hold the same lists, unless something
 * there asks what they are called. The collections are in the order of `starts`.
 */
export declare function gather(starts: readonly Start[], ground: Ground): Promise<readonly Collection[]>;
