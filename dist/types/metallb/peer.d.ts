import type { Manifest } from '../manifest/manifest.js';
import type { Unknown } from '../manifest/unknown.js';
import type { Truth } from './labels.js';
import { type Selector } from './selector.js';
/** A field of text: undefined where it is missing or empty, as Go does not tell these apart. */
type Text = string | Unknown | undefined;
/** A field of a number: undefined where it is missing. */
type Count = number | Unknown | undefined;
/** A BGPPeer: a router that the speakers talk to. Durations are texts of Go (`90s`). */
export interface Peer {
    readonly manifest: Manifest;
    readonly name: string | Unknown;
    /** Whether it is written as `metallb.io/v1beta1`, whose conversion loses what a timer left out means. */
    readonly converted: boolean;
    readonly myASN: Count;
    readonly peerASN: Count;
    readonly localASN: Count;
    readonly dynamicASN: Text;
    readonly peerAddress: Text;
    readonly interface: Text;
    readonly sourceAddress: Text;
    readonly routerID: Text;
    readonly vrf: Text;
    readonly holdTime: Text;
    readonly keepaliveTime: Text;
    readonly connectTime: Text;
    readonly password: Text;
    /** `spec.passwordSecret.name`; its namespace is MetalLB's, whatever the field says. */
    readonly passwordSecret: Text;
    readonly bfdProfile: Text;
    readonly ebgpMultiHop: Truth;
    readonly disableMP: Truth;
    readonly enableGracefulRestart: Truth;
    readonly dualStackAddressFamily: Truth;
    /** Of nodes; none at all: every node. */
    readonly nodeSelectors: readonly Selector[];
}
/** Reads a BGPPeer; values of a wrong type are unknown, as the schema check speaks of them. */
export declare function readPeer(manifest: Manifest): Peer;
export {};
