import type { Manifest } from '../manifest/manifest.js';
import { type Route } from '../manifest/tree.js';
import { Unknown } from '../manifest/unknown.js';
import { type Labels } from './labels.js';
import type { Releases } from './release.js';
import { type ServiceRequest } from './request.js';
/** One port of a Service; a part that is unknown or of a wrong shape is Unknown. */
export interface ServicePort {
    readonly protocol: string | Unknown;
    readonly port: number | Unknown;
    readonly route: Route;
}
/** A Service of any type, as MetalLB and Kubernetes see it. */
export interface Service {
    readonly manifest: Manifest;
    readonly namespace: string | Unknown;
    readonly name: string | Unknown;
    readonly labels: Labels;
    /** ClusterIP where it is not written. */
    readonly type: string | Unknown;
    readonly loadBalancerClass: string | Unknown | undefined;
    readonly request: ServiceRequest;
    /** Unknown where the list itself is. */
    readonly ports: readonly ServicePort[] | Unknown;
    /** The pod selector; undefined where there is none. */
    readonly selector: ReadonlyMap<string, string | Unknown> | Unknown | undefined;
    /** Cluster where it is not written. */
    readonly externalTrafficPolicy: string | Unknown;
    /** Undefined where it is not written. */
    readonly ipFamilyPolicy: string | Unknown | undefined;
    readonly ipFamilies: readonly (string | Unknown)[] | Unknown;
    /** Addresses in `status.loadBalancer.ingress`, as written. */
    readonly statusAddresses: readonly string[];
}
/** Reads a Service whose namespace is decided already. */
export declare function readService(manifest: Manifest, namespace: string | Unknown, releases: Releases): Service;
/** `namespace/name` for messages; a part that is unknown stands as written. */
export declare function serviceLabel(service: Service): string;
/** A name for messages: an unknown one as it is written. */
export declare function written(name: string | Unknown): string;
