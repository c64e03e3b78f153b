import type { Manifest } from '../manifest/manifest.js';
import type { Directory } from './argocd/directory.js';
import type { Deployment } from './deployment.js';
import type { Bundle, Target } from './fleet/bundle.js';
/**
 * How what stands below a folder is found: `entries` as the plan's `manifests` are read; `flux` as Flux's controller
 * generates a kustomization; `argocd` as the files of a plain Argo CD source; `bundle` as a bundle of Rancher Fleet,
 * customized for a target.
 */
export type Layout = 'entries' | 'flux' | 'argocd' | 'bundle';
/** Something that is deployed: the folders or files, and what their deployment does to them. */
export interface Task {
    readonly paths: readonly string[];
    readonly layout: Layout;
    /** Undefined where resources are deployed as they stand. */
    readonly deployment: Deployment | undefined;
    /** The resource that led there; undefined for what the plan names. */
    readonly by: Manifest | undefined;
    /** Of an `argocd` source, which files of the folder are read. */
    readonly directory?: Directory;
    /** The bundle, and the target it is customized for. */
    readonly bundle?: {
        readonly bundle: Bundle;
        readonly target: Target | undefined;
    };
    /** The name of the cluster it goes to, where it says one. */
    readonly destination?: string;
}
/** What tells a task from others of a cluster. */
export declare function taskKey({ paths, layout, deployment, directory }: Task): string;
