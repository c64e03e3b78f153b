import service from '../../schemas/kubernetes/Service.json' with { type: 'json' };
import addressPool from '../../schemas/metallb/AddressPool.json' with { type: 'json' };
import bfdProfile from '../../schemas/metallb/BFDProfile.json' with { type: 'json' };
import bgpAdvertisement from '../../schemas/metallb/BGPAdvertisement.json' with { type: 'json' };
import bgpPeer from '../../schemas/metallb/BGPPeer.json' with { type: 'json' };
import community from '../../schemas/metallb/Community.json' with { type: 'json' };
import configurationState from '../../schemas/metallb/ConfigurationState.json' with { type: 'json' };
import ipAddressPool from '../../schemas/metallb/IPAddressPool.json' with { type: 'json' };
import l2Advertisement from '../../schemas/metallb/L2Advertisement.json' with { type: 'json' };
import serviceBgpStatus from '../../schemas/metallb/ServiceBGPStatus.json' with { type: 'json' };
import serviceL2Status from '../../schemas/metallb/ServiceL2Status.json' with { type: 'json' };
import { entries } from '../manifest/schema.ts';
import { isAlive, type Lifetime, lifetimeOf } from '../manifest/schema-history.ts';
import { VersionedSchema } from '../manifest/schema-versions.ts';
import { groupBy } from '../text/group-by.ts';
import { compareReleases, type Release } from './release.ts';

/** One kind and apiVersion that MetalLB or the API server defines. */
export interface ServedKind {
  readonly kind: string;
  /** As a manifest writes it: `metallb.io/v1beta1`, `v1`. */
  readonly apiVersion: string;
  /** The releases of MetalLB whose CRDs serve it. */
  readonly served: Lifetime;
  /** The first release that calls it deprecated; undefined where none does. */
  readonly deprecatedSince: string | undefined;
  /** Whether the API server stores the kind in this apiVersion. */
  readonly isStored: boolean;
  readonly schema: VersionedSchema;
}

const FILES: readonly unknown[] = [
  addressPool,
  bfdProfile,
  bgpAdvertisement,
  bgpPeer,
  community,
  configurationState,
  ipAddressPool,
  l2Advertisement,
  service,
  serviceBgpStatus,
  serviceL2Status,
];

/** Every kind and apiVersion with a schema, sorted by kind, then apiVersion. */
export const KINDS: readonly ServedKind[] = FILES.flatMap(readKinds);

const BY_VERSION: ReadonlyMap<string, ReadonlyMap<string, ServedKind>> = new Map(
  [...groupBy(KINDS, ({ apiVersion }) => apiVersion)].map(([apiVersion, kinds]) => [
    apiVersion,
    new Map(kinds.map((one) => [one.kind, one])),
  ]),
);

/** The kind with its schema; undefined where no release of MetalLB has it and it is no Service. */
export function schemaFor(kind: string, apiVersion: string): ServedKind | undefined {
  return BY_VERSION.get(apiVersion)?.get(kind);
}

/** Whether the CRDs of a release serve the kind in that apiVersion; a Service is always served. */
export function servedIn(kind: string, apiVersion: string, release: Release): boolean {
  const known = schemaFor(kind, apiVersion);
  return known !== undefined && isAlive(known.served, release, compareReleases);
}

/** The schema as the CustomResourceDefinition of that release states it; undefined where the release does not serve it. */
export function schemaOf(kind: string, apiVersion: string, release: Release): unknown {
  return servedIn(kind, apiVersion, release) ? schemaFor(kind, apiVersion)?.schema.json(release) : undefined;
}

/** The kinds and apiVersions of a file of `schemas/`. Throws where it is none. */
export function readKinds(json: unknown): readonly ServedKind[] {
  const file = entries(json);
  const group = String(file.get('group'));
  const definitions = entries(file.get('definitions') ?? {});
  return [...entries(file.get('versions'))].map(([version, value]) => {
    const facts = entries(value);
    return {
      kind: String(file.get('kind')),
      apiVersion: group === '' ? version : `${group}/${version}`,
      served: lifetimeOf(facts.get('served')),
      deprecatedSince: lifetimeOf(facts.get('deprecated') ?? {}).since,
      isStored: facts.get('storage') === true,
      schema: new VersionedSchema(facts.get('schema'), definitions, compareReleases),
    };
  });
}
