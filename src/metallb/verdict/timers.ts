import { parseGoDuration } from '../../manifest/go-duration.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Peer } from '../peer.ts';
import { byApiServer, bySelected, byWebhook } from './attribution.ts';
import type { Refusal } from './refusal.ts';
import { isSince, type Setting } from './setting.ts';

const SECOND = 1_000_000_000n;

/** What MetalLB refuses of a peer's hold, keepalive and connect time. */
export function timerRefusals(setting: Setting, peer: Peer, named: string): readonly Refusal[] {
  const misspelt = (['holdTime', 'keepaliveTime'] as const).filter((field) => isMisspelt(peer, field));
  const connect = connectTime(peer, named);
  if (misspelt.length === 0) return [...connect, ...sessionTimes(setting, peer, named)];
  return [
    ...connect,
    ...misspelt.map((field) => {
      const text = String(peer.manifest.get(['spec', field]));
      const what = `${named} has the ${field} "${text}", which is no duration`;
      const help = /^\d{1,9}$/.test(text) ? `Write ${text}s.` : 'Write a duration such as 90s or 1m30s.';
      return byWebhook({ fact: 'peer-duration', manifest: peer.manifest, route: ['spec', field], what, help });
    }),
  ];
}

function isMisspelt(peer: Peer, field: 'holdTime' | 'keepaliveTime'): boolean {
  const text = peer[field];
  if (text === undefined) return peer.manifest.get(['spec', field]) === '';
  return typeof text === 'string' && parseGoDuration(text) === undefined;
}

/** The API server's rule: whole seconds, 1 to 65535. */
function connectTime({ manifest, connectTime }: Peer, named: string): readonly Refusal[] {
  if (typeof connectTime !== 'string') return [];
  const time = parseGoDuration(connectTime);
  const whole = time !== undefined && (time / 1_000_000n) % 1000n === 0n;
  if (time !== undefined && whole && time >= SECOND && time < 65_536n * SECOND) return [];
  const what = `${named} has the connectTime "${connectTime}", which must be whole seconds from 1s to 65535s`;
  return [byApiServer({ fact: 'peer-connect-time', manifest, route: ['spec', 'connectTime'], what })];
}

/** The times of a session in nanoseconds, and the field that settles the hold time. */
interface Times {
  readonly hold: bigint;
  readonly keepalive: bigint;
  readonly field: 'holdTime' | 'keepaliveTime';
}

function sessionTimes(setting: Setting, peer: Peer, named: string): readonly Refusal[] {
  if (peer.holdTime instanceof Unknown || peer.keepaliveTime instanceof Unknown) return [];
  const hold = peer.holdTime === undefined ? undefined : parseGoDuration(peer.holdTime);
  const keepalive = peer.keepaliveTime === undefined ? undefined : parseGoDuration(peer.keepaliveTime);
  const times = isSince(setting, '0.14.9') ? derived(peer, hold, keepalive) : defaulted(hold, keepalive);
  if (times === undefined) return [];
  const { manifest } = peer;
  const seconds = times.hold / SECOND;
  if (seconds !== 0n && seconds < 3n) {
    const what =
      times.field === 'holdTime'
        ? `${named} has the hold time ${peer.holdTime ?? ''}, which must be 0 or at least 3s`
        : `${named} has the keepalive time ${peer.keepaliveTime ?? ''} and no hold time, which thereby is three times that and must be 0 or at least 3s`;
    const help = times.field === 'holdTime' ? 'Write 3s or more; 90s is usual.' : 'Write a holdTime, such as 90s.';
    return bySelected(
      setting,
      [peer],
      { fact: 'peer-hold-time', manifest, route: ['spec', times.field], what, help },
      true,
    );
  }
  if (times.keepalive <= times.hold) return [];
  const longest =
    peer.holdTime ?? (isSince(setting, '0.14.9') ? '0s, as metallb.io/v1beta1 makes of none' : '90s, the default');
  const what = `${named} has the keepalive time ${peer.keepaliveTime ?? 'of a third of 90s'}, longer than the hold time of ${longest}`;
  const help =
    hold === undefined || hold === 0n ? 'Write a holdTime of three times that.' : 'Write a third of the holdTime.';
  const route = ['spec', peer.keepaliveTime === undefined ? 'holdTime' : 'keepaliveTime'];
  return bySelected(setting, [peer], { fact: 'peer-keepalive-time', manifest, route, what, help }, true);
}

/** Up to 0.14.8 zero and none are 90 seconds, and a third of the hold time. */
function defaulted(hold: bigint | undefined, keepalive: bigint | undefined): Times {
  const held = hold === undefined || hold === 0n ? 90n * SECOND : hold;
  const alive = keepalive === undefined || keepalive === 0n ? held / 3n : keepalive;
  return { hold: held, keepalive: alive, field: 'holdTime' };
}

/**
 * From 0.14.9 on, each is derived from the other, and without both the backend decides. The conversion of v1beta1 turns
 * what is missing into zero.
 */
function derived({ converted }: Peer, hold: bigint | undefined, keepalive: bigint | undefined): Times | undefined {
  if (converted) return { hold: hold ?? 0n, keepalive: keepalive ?? 0n, field: 'holdTime' };
  if (hold !== undefined) return { hold, keepalive: keepalive ?? hold / 3n, field: 'holdTime' };
  return keepalive === undefined ? undefined : { hold: keepalive * 3n, keepalive, field: 'keepaliveTime' };
}
