import type { Manifest } from '../manifest/manifest.ts';
import type { Unknown } from '../manifest/unknown.ts';
import type { ClusterPlan } from '../plan/plan.ts';
import { type Bystanders, NO_BYSTANDERS } from '../source/bystanders.ts';
import { type Advertisement, readAdvertisement } from './advertisement.ts';
import { type BfdProfile, readBfdProfile } from './bfd-profile.ts';
import { type BgpAdvertisement, readBgpAdvertisement } from './bgp-advertisement.ts';
import type { Cluster, Misplaced, Mode, Unseen } from './cluster.ts';
import { type Community, readCommunity } from './community.ts';
import { metallbClass, metallbNamespace } from './controller.ts';
import { identify } from './identity.ts';
import { findInstallations } from './installation.ts';
import { namespaceLabels, nodeLabels } from './labels.ts';
import { type Peer, readPeer } from './peer.ts';
import { type Pool, readPool } from './pool.ts';
import type { Releases } from './release.ts';
import { readService, type Service } from './service.ts';

/** What a cluster is made of. */
export interface ClusterParts {
  readonly name: string | undefined;
  readonly plan: ClusterPlan | undefined;
  readonly bounded: boolean;
  readonly manifests: readonly Manifest[];
  /** The bystanders beside them; missing: none are known. */
  readonly bystanders?: Bystanders;
  /** What the plan or the command line states; undefined: the repository may tell. */
  readonly releases: Releases | undefined;
  /** What the plan states of the BGP mode; undefined: the repository may tell. */
  readonly modes?: readonly Mode[] | undefined;
  readonly unseen: Unseen;
}

/** Builds MetalLB's view of a cluster from its manifests. */
export function buildCluster(parts: ClusterParts): Cluster {
  const { manifests, bystanders = NO_BYSTANDERS, plan } = parts;
  const installations = findInstallations(manifests);
  const identity = identify(parts, installations);
  const { releases } = identity;
  const namespace = plan?.metallb.namespace?.value ?? metallbNamespace(manifests, installations);
  const namespaceOf = (manifest: Manifest) => defaultedNamespace(manifest, namespace);
  const sorted = sortResources(manifests, namespace, releases);
  const written = new Map(
    manifests.flatMap((one) =>
      isCore(one, 'Namespace') && typeof one.name === 'string' ? [[one.name, one.labels]] : [],
    ),
  );
  return {
    name: parts.name,
    plan,
    bounded: parts.bounded,
    manifests,
    bystanders,
    releases,
    modes: identity.modes,
    identity,
    loadBalancerClass: metallbClass(plan, installations),
    namespace,
    installations,
    ...sorted,
    services: manifests.flatMap((one) => readServiceOf(one, namespaceOf(one), releases)),
    nodes: (plan?.nodes ?? []).map((node) => ({
      name: node.name.value,
      labels: nodeLabels(node.name.value, node.labels),
    })),
    namespaces: new Set([...namespacesOf(manifests, namespaceOf), ...bystanders.namespaces]),
    unseen: parts.unseen,
    namespaceOf,
    labelsOfNamespace: (name) => namespaceLabels(name, written.get(name)),
  };
}

/** Whether a resource is of MetalLB's own API group; the operator's `MetalLB`, once `Metallb`, is the operator's. */
export function isMetallbResource(manifest: Manifest): boolean {
  return manifest.apiVersion.startsWith('metallb.io/') && manifest.kind.toLowerCase() !== 'metallb';
}

/** Whether a resource is of a kind of Kubernetes' core group. */
export function isCore(manifest: Manifest, kind: string): boolean {
  return manifest.kind === kind && manifest.apiVersion === 'v1';
}

const CLUSTER_SCOPED = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'StorageClass',
  'IngressClass',
  'GatewayClass',
  'PriorityClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
]);

function defaultedNamespace(manifest: Manifest, metallb: string | undefined): string | Unknown | undefined {
  if (manifest.namespace !== undefined && manifest.namespace !== '') return manifest.namespace;
  if (isMetallbResource(manifest)) return metallb;
  return CLUSTER_SCOPED.has(manifest.kind) ? undefined : 'default';
}

interface Sorted {
  readonly pools: readonly Pool[];
  readonly advertisements: readonly Advertisement[];
  readonly bgpAdvertisements: readonly BgpAdvertisement[];
  readonly peers: readonly Peer[];
  readonly bfdProfiles: readonly BfdProfile[];
  readonly communities: readonly Community[];
  readonly misplaced: readonly Misplaced[];
}

function sortResources(manifests: readonly Manifest[], namespace: string | undefined, releases: Releases): Sorted {
  const read: Manifest[] = [];
  const misplaced: Misplaced[] = [];
  for (const manifest of manifests.filter(isMetallbResource)) {
    const own = manifest.namespace;
    if (namespace !== undefined && typeof own === 'string' && own !== '' && own !== namespace) {
      misplaced.push({ manifest, namespace: own });
    } else read.push(manifest);
  }
  const of = (...kinds: readonly string[]) => read.filter(({ kind }) => kinds.includes(kind));
  const poolKinds = releases.since('0.14.0') ? ['IPAddressPool'] : ['IPAddressPool', 'AddressPool'];
  const bgp = new Map(of('BGPAdvertisement').map((manifest) => [manifest, readBgpAdvertisement(manifest)]));
  return {
    pools: of(...poolKinds).map(readPool),
    advertisements: of('L2Advertisement', 'BGPAdvertisement').map(
      (manifest) => bgp.get(manifest) ?? readAdvertisement(manifest),
    ),
    bgpAdvertisements: [...bgp.values()],
    peers: of('BGPPeer').map(readPeer),
    bfdProfiles: of('BFDProfile').map(readBfdProfile),
    communities: of('Community').map(readCommunity),
    misplaced,
  };
}

function readServiceOf(manifest: Manifest, namespace: string | Unknown | undefined, releases: Releases): Service[] {
  return isCore(manifest, 'Service') ? [readService(manifest, namespace ?? 'default', releases)] : [];
}

function namespacesOf(
  manifests: readonly Manifest[],
  namespaceOf: (manifest: Manifest) => string | Unknown | undefined,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const manifest of manifests) {
    const name = isCore(manifest, 'Namespace') ? manifest.name : namespaceOf(manifest);
    if (typeof name === 'string') found.add(name);
  }
  return found;
}
