import type { Manifest } from '../manifest/manifest.js';
import { type Route, type Tree } from '../manifest/tree.js';
import type { Unknown } from '../manifest/unknown.js';
/** What sort of resource installs something. */
export type Installer = 'workload' | 'chart' | 'application' | 'kustomization' | 'operator';
/** The version that an installation names: an image's tag, a chart's version, the revision in a URL. */
export interface NamedVersion {
    /** As written; a chart's may be a range, and those of other vendors' charts are no releases of MetalLB. */
    readonly text: string | Unknown;
    readonly route: Route;
}
/** A resource that installs MetalLB. */
export interface Installation {
    readonly manifest: Manifest;
    readonly installer: Installer;
    /** What names MetalLB: an image, a chart, a URL. */
    readonly route: Route;
    /** The namespace MetalLB runs in; undefined where this does not say it. */
    readonly namespace: string | undefined;
    /** Undefined where this does not say it. */
    readonly version: NamedVersion | undefined;
    /** The chart's values where they are written inline, as a mapping or as YAML text. */
    readonly values: Tree | undefined;
}
/** What of the manifests installs MetalLB, in their order. */
export declare function findInstallations(manifests: readonly Manifest[]): readonly Installation[];
/**
 * The ways in which a repository installs software at all: workloads of its own, and charts and applications through
 * a controller.
 */
export declare function installerOf(manifest: Manifest): Installer | undefined;
