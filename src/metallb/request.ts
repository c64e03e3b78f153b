import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
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
  const ip = manifest.get(['spec', 'loadBalancerIP']);
  const asked = (name: string) => {
    const found = readAnnotation(manifest, name, releases);
    return found?.text === '' ? undefined : found;
  };
  return {
    pool: asked('address-pool'),
    addresses: asked('loadBalancerIPs'),
    loadBalancerIP:
      (typeof ip === 'string' && ip !== '') || ip instanceof Unknown
        ? { text: ip, route: ['spec', 'loadBalancerIP'] }
        : undefined,
    sharingKey: asked('allow-shared-ip'),
  };
}

function readAnnotation(manifest: Manifest, name: string, releases: Releases): Asked | undefined {
  const older = annotation(manifest, OLD_PREFIX + name);
  const newer = annotation(manifest, NEW_PREFIX + name);
  if (newer === undefined || releases.before('0.14.9')) return older;
  if (releases.since('0.14.9')) return newer;
  if (older !== undefined && older.text === newer.text) return newer;
  return { text: new Unknown('unresolved', NEW_PREFIX + name), route: newer.route };
}

function annotation(manifest: Manifest, key: string): Asked | undefined {
  const route = ['metadata', 'annotations', key];
  const text = manifest.get(route);
  return typeof text === 'string' || text instanceof Unknown ? { text, route } : undefined;
}
