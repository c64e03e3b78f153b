import type { Manifest } from '../../manifest/manifest.ts';
import type { Route } from '../../manifest/tree.ts';
import type { Span } from '../../text/source.ts';
import { type Layer, written } from './layer.ts';

/** A ConfigMap or Secret that a kustomization generates: the kustomization and the way to its generator. */
export interface Generator {
  readonly layer: Layer;
  readonly route: Route;
}

/** A resource on its way through an overlay: where it comes from and the kustomizations that change it. */
export interface Entry {
  readonly kind: string;
  readonly apiVersion: string;
  /** As the file or the generator says; empty where it says none. */
  readonly name: string;
  readonly namespace: string;
  /** The file it stands in; for a generated one, the kustomization. */
  readonly file: string;
  /** Undefined for a generated one, and for what stands in another repository. */
  readonly manifest: Manifest | undefined;
  readonly generator: Generator | undefined;
  /** Where a kustomization names the other repository it stands in. */
  readonly remote: Span | undefined;
  /** Those whose patches and transformers reach it, the first to do so first. */
  readonly layers: readonly Layer[];
}

/** A name and a namespace that a resource has had. */
export interface Identity {
  readonly name: string;
  readonly namespace: string;
}

/** Kinds that prefixes and suffixes leave alone: kustomize's `prefixFieldSpecsToSkip`. */
export const KEEPS_NAME: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'APIService', 'Namespace']);

/** Kinds without a namespace that a kustomization's `namespace` leaves alone; of other kinds kustomize knows none. */
const CLUSTER_WIDE: ReadonlySet<string> = new Set([
  ...['APIService', 'ClusterRole', 'ClusterRoleBinding', 'CSIDriver', 'CSINode', 'CustomResourceDefinition'],
  ...['FlowSchema', 'IngressClass', 'MutatingWebhookConfiguration', 'Node', 'PersistentVolume', 'PriorityClass'],
  ...['PriorityLevelConfiguration', 'RuntimeClass', 'StorageClass', 'ValidatingAdmissionPolicy'],
  ...['ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration', 'VolumeAttachment'],
]);

/**
 * The identities of a resource from its file to the cluster, as far as prefixes, suffixes and namespaces tell: patches
 * that rename are not followed, and the hash of a generated name is missing. The last one is what it is deployed as.
 */
export function identitiesOf({ kind, name, namespace, layers }: Entry): readonly [Identity, ...Identity[]] {
  let last: Identity = { name, namespace: CLUSTER_WIDE.has(kind) || kind === 'Namespace' ? '' : namespace };
  const identities: [Identity, ...Identity[]] = [last];
  for (const layer of layers) {
    last = { name: renamed(last.name, kind, layer), namespace: moved(last.namespace, kind, layer) };
    identities.push(last);
  }
  return identities;
}

/** What a resource is deployed as. */
export function deployedAs(entry: Entry): Identity {
  const identities = identitiesOf(entry);
  return identities.at(-1) ?? identities[0];
}

/** Whether two namespaces are the same to kustomize, to which none is `default`. */
export function sameNamespace(a: string, b: string): boolean {
  return (a === '' ? 'default' : a) === (b === '' ? 'default' : b);
}

function renamed(name: string, kind: string, { fields }: Layer): string {
  const namespace = written(fields.get('namespace')) ?? '';
  if (kind === 'Namespace' && namespace !== '') return namespace;
  if (KEEPS_NAME.has(kind)) return name;
  return `${written(fields.get('namePrefix')) ?? ''}${name}${written(fields.get('nameSuffix')) ?? ''}`;
}

function moved(namespace: string, kind: string, { fields }: Layer): string {
  if (CLUSTER_WIDE.has(kind) || kind === 'Namespace') return '';
  const set = written(fields.get('namespace')) ?? '';
  return set === '' ? namespace : set;
}
