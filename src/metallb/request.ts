import type { Manifest } from '../manifest/manifest.ts';
import { fieldOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Releases } from './release.ts';

/** The annotation prefix of every release. */
export const OLD_PREFIX = 'metallb.universe.tf/';

/** The prefix that 0.14.9 added, and that wins since by being there. */
export const NEW_PREFIX = 'metallb.io/';

/** The annotations that MetalLB reads. */
export const READ_ANNOTATIONS = ['address-pool', 'loadBalancerIPs', 'allow-shared-ip'] as const;

/** The annotation that MetalLB writes. */
export const WRITTEN_ANNOTATION = 'ip-allocated-from-pool';

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
export function readRequest(manifest: Manifest, releases: Releases): ServiceRequest {
  const ip = fieldOf(manifest.get(SPEC), 'loadBalancerIP');
  const annotations = manifest.get(ANNOTATIONS);
  const asked = (keys: Keys) => {
    const found = annotations === undefined ? undefined : readAnnotation(annotations, keys, releases);
    return found?.text === '' ? undefined : found;
  };
  return {
    pool: asked(POOL),
    addresses: asked(ADDRESSES),
    loadBalancerIP:
      (typeof ip === 'string' && ip !== '') || ip instanceof Unknown
        ? { text: ip, route: ['spec', 'loadBalancerIP'] }
        : undefined,
    sharingKey: asked(SHARING_KEY),
  };
}

const SPEC: Route = ['spec'];
const ANNOTATIONS: Route = ['metadata', 'annotations'];

/** An annotation by its names of every release. */
interface Keys {
  readonly older: string;
  readonly newer: string;
}

const [POOL, ADDRESSES, SHARING_KEY] = [keysOf('address-pool'), keysOf('loadBalancerIPs'), keysOf('allow-shared-ip')];

function keysOf(name: (typeof READ_ANNOTATIONS)[number]): Keys {
  return { older: OLD_PREFIX + name, newer: NEW_PREFIX + name };
}

function readAnnotation(annotations: Tree, keys: Keys, releases: Releases): Asked | undefined {
  const older = annotation(annotations, keys.older);
  const newer = annotation(annotations, keys.newer);
  if (newer === undefined || releases.before('0.14.9')) return older;
  if (releases.since('0.14.9')) return newer;
  if (older !== undefined && older.text === newer.text) return newer;
  return { text: new Unknown('unresolved', keys.newer), route: newer.route };
}

function annotation(annotations: Tree, key: string): Asked | undefined {
  const text = fieldOf(annotations, key);
  if (typeof text !== 'string' && !(text instanceof Unknown)) return undefined;
  return { text, route: [...ANNOTATIONS, key] };
}
