import type { Manifest } from '../../manifest/manifest.ts';
import { checkSchema } from '../../manifest/schema-check.ts';
import { isMetallbResource } from '../build-cluster.ts';
import type { Cluster, Mode } from '../cluster.ts';
import { isStatusKind } from '../kinds.ts';
import { compareReleases, type Release } from '../release.ts';
import { schemaFor, servedIn } from '../schemas.ts';
import { advertisementRefusals } from './advertisements.ts';
import { aggregationRefusals } from './aggregation.ts';
import { byApiServer } from './attribution.ts';
import { bfdRefusals } from './bfd.ts';
import { communityRefusals } from './communities.ts';
import { crashes } from './crash.ts';
import { preferenceRefusals } from './local-preference.ts';
import { modeRefusals } from './mode.ts';
import { nameRefusals } from './names.ts';
import { inOrder } from './order.ts';
import { peerIn } from './peer-in.ts';
import { pairRefusals } from './peer-pairs.ts';
import { peerRefusals } from './peers.ts';
import { poolRefusals } from './pools.ts';
import type { Refusal } from './refusal.ts';
import type { ModeSetting, Setting } from './setting.ts';

/**
 * What one release of MetalLB in one BGP mode, and the API server with its CustomResourceDefinitions, refuse of a
 * cluster's configuration, by resource and place; none for what it takes. What is not known is never refused. Resources
 * outside MetalLB's namespace are no part of it. The same resources in another order give the same refusals.
 */
export function refusals(cluster: Cluster, release: Release, mode: Mode): readonly Refusal[] {
  const judged = judge(cluster, release, mode);
  const blamed = new Map<Manifest, Set<string>>();
  for (const { manifest, route } of judged) {
    blamed.set(manifest, (blamed.get(manifest) ?? new Set()).add(JSON.stringify(route)));
  }
  const schema = schemaRefusals(cluster, release).filter(
    ({ manifest, route }) => blamed.get(manifest)?.has(JSON.stringify(route)) !== true,
  );
  return [...judged, ...schema].sort(inOrder);
}

/** The refusals beyond those of the schemas, which say nothing of how resources stand to each other. */
export function judge(cluster: Cluster, release: Release, mode: Mode): readonly Refusal[] {
  const judgement = judgementOf(cluster, release);
  return [...judgement.inEveryMode, ...judgement.inMode(mode)].sort(inOrder);
}

/** What a release refuses of a cluster, beyond the schemas, in no order. */
export interface Judgement {
  /** Whatever the mode. */
  readonly inEveryMode: readonly Refusal[];
  /** What another mode perhaps takes; facts of its own. */
  inMode(mode: Mode): readonly Refusal[];
}

const newest = new WeakMap<Cluster, Judgement>();

/** Kept for the newest release of a cluster, which is asked for more than once. */
export function judgementOf(cluster: Cluster, release: Release): Judgement {
  if (release !== cluster.releases.newest) return judgementIn({ cluster: asReadBy(cluster, release), release });
  const known = newest.get(cluster) ?? judgementIn({ cluster: asReadBy(cluster, release), release });
  newest.set(cluster, known);
  return known;
}

function judgementIn(setting: Setting): Judgement {
  const peers = setting.cluster.peers.map((peer) => peerIn(setting, peer));
  return {
    inEveryMode: [
      ...poolRefusals(setting),
      ...crashes(setting),
      ...advertisementRefusals(setting),
      ...aggregationRefusals(setting),
      ...preferenceRefusals(setting),
      ...communityRefusals(setting),
      ...peerRefusals(setting, peers),
      ...nameRefusals(setting.cluster),
    ],
    inMode: (mode) => {
      const inMode: ModeSetting = { ...setting, mode };
      return [...pairRefusals(inMode, peers), ...bfdRefusals(inMode, peers), ...modeRefusals(inMode, peers)];
    },
  };
}

/** The cluster without what the release does not serve, or serves and ignores: AddressPools from 0.14.0 on. */
function asReadBy(cluster: Cluster, release: Release): Cluster {
  const isRead = ({ manifest: { kind, apiVersion } }: { readonly manifest: Manifest }) =>
    servedIn(kind, apiVersion, release) && (kind !== 'AddressPool' || compareReleases(release, '0.14.0') < 0);
  const { pools, advertisements, bgpAdvertisements, peers, bfdProfiles, communities } = cluster;
  if ([...pools, ...advertisements, ...peers, ...bfdProfiles, ...communities].every(isRead)) return cluster;
  return {
    ...cluster,
    pools: pools.filter(isRead),
    advertisements: advertisements.filter(isRead),
    bgpAdvertisements: bgpAdvertisements.filter(isRead),
    peers: peers.filter(isRead),
    bfdProfiles: bfdProfiles.filter(isRead),
    communities: communities.filter(isRead),
  };
}

/** What the API server refuses by the release's schemas of the resources that MetalLB reads. */
function schemaRefusals(cluster: Cluster, release: Release): readonly Refusal[] {
  const misplaced = new Set(cluster.misplaced.map(({ manifest }) => manifest));
  return cluster.manifests.flatMap((manifest) => {
    const { kind, apiVersion } = manifest;
    const known = isMetallbResource(manifest) && !isStatusKind(kind) ? schemaFor(kind, apiVersion) : undefined;
    if (known === undefined || misplaced.has(manifest) || !servedIn(kind, apiVersion, release)) return [];
    return checkSchema(manifest.fields, known.schema, [release]).flatMap((fault) => {
      if (fault.kind === 'unknown-field') return [];
      const route = fault.kind === 'required' ? [...fault.route, fault.key] : fault.route;
      return [byApiServer({ fact: 'schema', manifest, route, what: `${kind} violates its schema` })];
    });
  });
}
