import type { Manifest } from '../manifest/manifest.js';
import type { Unknown } from '../manifest/unknown.js';
import type { ClusterPlan } from '../plan/plan.js';
import type { Bystanders } from '../source/bystanders.js';
import type { Advertisement } from './advertisement.js';
import type { BfdProfile } from './bfd-profile.js';
import type { BgpAdvertisement } from './bgp-advertisement.js';
import type { Community } from './community.js';
import type { Identity } from './identity.js';
import type { Installation } from './installation.js';
import type { Labels } from './labels.js';
import type { Peer } from './peer.js';
import type { Pool } from './pool.js';
import type { Releases } from './release.js';
import type { Service } from './service.js';
/** How the speakers speak BGP. */
export type Mode = 'native' | 'frr' | 'frr-k8s';
/** A node of the cluster, as far as the repository knows it. */
export interface ClusterNode {
    readonly name: string;
    readonly labels: Labels;
}
/** A resource of MetalLB that MetalLB never reads, since it stands outside MetalLB's namespace. */
export interface Misplaced {
    readonly manifest: Manifest;
    readonly namespace: string;
}
/** What the repository may define without our seeing it: skipped templates, variables, overlays nobody rendered. */
export interface Unseen {
    /** Whether a resource of this kind may exist that is not among the manifests; with a name, one that has it. */
    mayHold(kind: string, name?: string): boolean;
}
/**
 * MetalLB's view of one cluster. Pools, advertisements and peers are those that MetalLB reads: the ones in its
 * namespace. Resources whose namespace is unknown are among them, as they may be.
 */
export interface Cluster {
    /** The plan's name of it; undefined where there is no plan. */
    readonly name: string | undefined;
    readonly plan: ClusterPlan | undefined;
    /** False where nothing tells where the cluster ends, so that two resources of one name need not meet. */
    readonly bounded: boolean;
    /** Its resources, bystanders aside. */
    readonly manifests: readonly Manifest[];
    /** Its resources that can neither ask MetalLB for anything nor matter to what does. */
    readonly bystanders: Bystanders;
    /** The releases of MetalLB that it may run. */
    readonly releases: Releases;
    /** The BGP modes that it may run in. */
    readonly modes: readonly Mode[];
    /** How releases and modes are known. */
    readonly identity: Identity;
    /** The class that its controller serves; undefined: Services without one. */
    readonly loadBalancerClass: string | Unknown | undefined;
    /** MetalLB's namespace; undefined where it is not known. */
    readonly namespace: string | undefined;
    /** What of its manifests installs MetalLB. */
    readonly installations: readonly Installation[];
    readonly pools: readonly Pool[];
    readonly advertisements: readonly Advertisement[];
    /** Those of the advertisements that are BGPAdvertisements. */
    readonly bgpAdvertisements: readonly BgpAdvertisement[];
    readonly peers: readonly Peer[];
    readonly bfdProfiles: readonly BfdProfile[];
    readonly communities: readonly Community[];
    readonly misplaced: readonly Misplaced[];
    /** Services of every type. */
    readonly services: readonly Service[];
    readonly nodes: readonly ClusterNode[];
    /** Names of the namespaces in which any resource stands. */
    readonly namespaces: ReadonlySet<string>;
    readonly unseen: Unseen;
    /** The namespace of a resource: as written, else the default of its kind; undefined where it is not known. */
    namespaceOf(manifest: Manifest): string | Unknown | undefined;
    /** The labels of a namespace as far as they are known. */
    labelsOfNamespace(name: string): Labels;
}
