import type { Manifest } from '../manifest/manifest.js';
import { type Route } from '../manifest/tree.js';
import { Unknown } from '../manifest/unknown.js';
import type { Releases } from './release.js';
/** The annotation prefix of every release. */
export declare const OLD_PREFIX = "metallb.universe.tf/";
/** The prefix that 0.14.9 added, and that wins since by being there. */
export declare const NEW_PREFIX = "metallb.io/";
/** The annotations that MetalLB reads. */
export declare const READ_ANNOTATIONS: readonly ['address-pool', 'loadBalancerIPs', 'allow-shared-ip'];
/** The annotation that MetalLB writes. */
export declare const WRITTEN_ANNOTATION = "ip-allocated-from-pool";
/** Something a Service says to MetalLB, and where. */
export interface Asked {
    readonly text: string | Unknown;
    readonly route: Route;
}
/** What a Service asks of MetalLB; undefined where it does not, which an empty text does not either. */
export interface ServiceRequest {
    readonly pool: Asked | undefined;
    /** The annotation's list of addresses, as written. */
    readonly addresses: Asked | undefined;
    /** `spec.loadBalancerIP`. */
    readonly loadBalancerIP: Asked | undefined;
    readonly sharingKey: Asked | undefined;
}
/** Reads what a Service asks for as the cluster's releases would; where they disagree the text is unknown. */
export declare function readRequest(manifest: Manifest, releases: Releases): ServiceRequest;
