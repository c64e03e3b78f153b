import type { Manifest } from '../manifest/manifest.ts';
import type { Cluster } from './cluster.ts';

/** A setting that nobody wrote down, and what the release makes of it. */
export interface Default {
  /** As people call it. */
  readonly setting: string;
  readonly value: string;
  /** Whose setting it is; undefined: the cluster's. */
  readonly manifest: Manifest | undefined;
}

/**
 * What a cluster's release decides by itself where the repository does not: the BGP backend, and the timers of peers
 * that have none. Up to 0.14.8 those are 90 and 30 seconds; since then the backend decides, and the conversion of
 * `metallb.io/v1beta1` turns them off. Where the release is not known well enough, nothing is told.
 */
export function defaultsOf(cluster: Cluster): readonly Default[] {
  const { releases, modes, peers } = cluster;
  const backend: Default = { setting: 'the BGP backend', value: modes.join(' or '), manifest: undefined };
  const isOld = releases.before('0.14.9');
  if (!isOld && !releases.since('0.14.9')) return [backend];
  const timers = peers
    .filter(({ holdTime, keepaliveTime }) => holdTime === undefined && keepaliveTime === undefined)
    .map(({ manifest, converted }): Default => {
      const since = converted ? 'none' : "the backend's own";
      return { setting: 'timers', value: isOld ? '90s hold, 30s keepalive' : since, manifest };
    });
  return [backend, ...timers];
}
