import type { Manifest } from '../manifest/manifest.ts';
import type { Unknown } from '../manifest/unknown.ts';
import { numberAt, textAt } from './field.ts';
import type { Truth } from './labels.ts';
import { truth } from './pool.ts';
import { readSelectors, type Selector } from './selector.ts';

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
export function readPeer(manifest: Manifest): Peer {
  const text = (key: string) => textAt(manifest, ['spec', key]);
  const count = (key: string) => numberAt(manifest, ['spec', key]);
  const flag = (key: string) => truth(manifest.get(['spec', key]), false);
  return {
    manifest,
    name: manifest.name ?? '',
    converted: manifest.apiVersion === 'metallb.io/v1beta1',
    myASN: count('myASN'),
    peerASN: count('peerASN'),
    localASN: count('localASN'),
    dynamicASN: text('dynamicASN'),
    peerAddress: text('peerAddress'),
    interface: text('interface'),
    sourceAddress: text('sourceAddress'),
    routerID: text('routerID'),
    vrf: text('vrf'),
    holdTime: text('holdTime'),
    keepaliveTime: text('keepaliveTime'),
    connectTime: text('connectTime'),
    password: text('password'),
    passwordSecret: textAt(manifest, ['spec', 'passwordSecret', 'name']),
    bfdProfile: text('bfdProfile'),
    ebgpMultiHop: flag('ebgpMultiHop'),
    disableMP: flag('disableMP'),
    enableGracefulRestart: flag('enableGracefulRestart'),
    dualStackAddressFamily: flag('dualStackAddressFamily'),
    nodeSelectors: readSelectors(manifest.get(['spec', 'nodeSelectors']), ['spec', 'nodeSelectors']),
  };
}
