import type { Peer } from '../peer.ts';
import { hasField, type Setting } from './setting.ts';

/** A peer as a release reads it: without the fields that its schema does not have, which the API server drops. */
export function peerIn(setting: Setting, peer: Peer): Peer {
  const keep = <T, M>(key: string, value: T, missing: M) =>
    hasField(setting, peer.manifest, ['spec', key]) ? value : missing;
  return {
    ...peer,
    vrf: keep('vrf', peer.vrf, undefined),
    interface: keep('interface', peer.interface, undefined),
    connectTime: keep('connectTime', peer.connectTime, undefined),
    dynamicASN: keep('dynamicASN', peer.dynamicASN, undefined),
    localASN: keep('localASN', peer.localASN, undefined),
    passwordSecret: keep('passwordSecret', peer.passwordSecret, undefined),
    disableMP: keep('disableMP', peer.disableMP, false),
    enableGracefulRestart: keep('enableGracefulRestart', peer.enableGracefulRestart, false),
    dualStackAddressFamily: keep('dualStackAddressFamily', peer.dualStackAddressFamily, false),
  };
}
