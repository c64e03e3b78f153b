import type { Manifest } from '../manifest/manifest.ts';
import type { Unknown } from '../manifest/unknown.ts';
import { type Advertisement, type Reference, readAdvertisement, readReferences } from './advertisement.ts';
import { numberAt } from './field.ts';

/** A BGPAdvertisement with what only BGP has. */
export interface BgpAdvertisement extends Advertisement {
  /** Of IPv4 routes; 32 where it is missing. */
  readonly aggregationLength: number | Unknown;
  /** Of IPv6 routes; 128 where it is missing. */
  readonly aggregationLengthV6: number | Unknown;
  /** 0 where it is missing. */
  readonly localPref: number | Unknown;
  /** Communities, or aliases of them. */
  readonly communities: readonly Reference[];
  /** Names of BGPPeers; none: all of them. */
  readonly peers: readonly Reference[];
}

/** Reads a BGPAdvertisement. */
export function readBgpAdvertisement(manifest: Manifest): BgpAdvertisement {
  return {
    ...readAdvertisement(manifest),
    aggregationLength: numberAt(manifest, ['spec', 'aggregationLength']) ?? 32,
    aggregationLengthV6: numberAt(manifest, ['spec', 'aggregationLengthV6']) ?? 128,
    localPref: numberAt(manifest, ['spec', 'localPref']) ?? 0,
    communities: readReferences(manifest, ['spec', 'communities']),
    peers: readReferences(manifest, ['spec', 'peers']),
  };
}
