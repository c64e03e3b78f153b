import type { YamlDocument } from '../../manifest/documents.js';
import { type Fields, type Route } from '../../manifest/tree.js';
import { type Deployment } from '../deployment.js';
import type { Reader } from '../reader.js';
/** One cluster, or group of clusters, that a bundle is customized for. */
export interface Target {
    /** What its clusters are told by: the name of a cluster, else that of the customization. */
    readonly name: string;
    readonly fields: Fields;
    /** Where it stands in the file. */
    readonly route: Route;
}
/** A bundle of Rancher Fleet: a folder with a `fleet.yaml` (fleet.rancher.io, "fleet.yaml"). */
export interface Bundle {
    readonly folder: string;
    readonly fields: Fields;
    readonly targets: readonly Target[];
    /** The file itself. */
    readonly document: YamlDocument;
}
/** Whether a path is that of a bundle's file, by its name. */
export declare function isBundleFile(path: string): boolean;
/** The bundle whose file a path is; undefined where it holds nothing of Fleet. */
export declare function readBundle(reader: Reader, path: string): Bundle | undefined;
/** What a bundle is where it is deployed: which files of its folder count, and the folder that kustomize renders. */
export interface BundleFiles {
    readonly plain: readonly string[];
    /** Files that change others, by the file that they change. */
    readonly patches: ReadonlyMap<string, string>;
    /** Undefined where it is no kustomization. */
    readonly kustomization: string | undefined;
}
/**
 * What of a bundle's files goes to a target: all but the overlays, and of those the ones it names. A file of an overlay
 * stands for the one of its name, `NAME_patch.yaml` changes it.
 */
export declare function bundleFiles(bundle: Bundle, target: Target | undefined, files: readonly string[]): BundleFiles;
/** What a bundle does to its resources: `namespace` moves all of them, `defaultNamespace` those without one. */
export declare function bundleDeployment(bundle: Bundle, target: Target | undefined): Deployment;
