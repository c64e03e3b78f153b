import { Manifest } from '../manifest/manifest.ts';
import { type Fields, fieldsOf, isFields, isItems, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Remark } from '../text/problem.ts';
import type { Placing } from './bystanders.ts';

/** The resources of a cluster that a deployment may refer to. */
export interface Shelf {
  /** The ConfigMap or Secret of this name, in this namespace as far as that is known; undefined where there is none yet. */
  find(kind: 'ConfigMap' | 'Secret', namespace: string | undefined, name: string): Manifest | undefined;
}

/** How that which deploys a folder changes the resources it finds there. */
export interface Deployment {
  /** Two of one key change resources alike. */
  readonly key: string;
  /** Whether everything it refers to is on the shelf. */
  isReady(shelf: Shelf): boolean;
  /** What becomes of each resource, by what is on the shelf; undefined where it is deleted. */
  prepare(shelf: Shelf): (manifest: Manifest) => Manifest | undefined;
  /** Where it puts resources; missing where it may delete them, too. */
  readonly placing?: Placing;
}

/** Kinds of the built-in groups that stand in no namespace. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'FlowSchema',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);

/**
 * A resource in another namespace: with `override` whatever it says itself, else only where it says none. Resources
 * of the whole cluster stay as they are. `because` is where the namespace is set.
 */
export function inNamespace(manifest: Manifest, namespace: string, override: boolean, because: Remark): Manifest {
  if (CLUSTER_SCOPED.has(manifest.kind) || manifest.namespace === namespace) return manifest;
  if (!override && manifest.namespace !== undefined && manifest.namespace !== '') return manifest;
  const metadata = new Map([...fieldsOf(manifest.get(['metadata'])), ['namespace', namespace]]);
  return changed(manifest, new Map([...manifest.fields, ['metadata', metadata]]), ['namespace'], because);
}

/** A resource with a prefix and a suffix to its name; `because` is where they are set. */
export function renamed(manifest: Manifest, prefix: string, suffix: string, because: Remark): Manifest {
  const { name } = manifest;
  if (typeof name !== 'string' || prefix + suffix === '') return manifest;
  const metadata = new Map([...fieldsOf(manifest.get(['metadata'])), ['name', `${prefix}${name}${suffix}`]]);
  return changed(manifest, new Map([...manifest.fields, ['metadata', metadata]]), ['name'], because);
}

function changed(manifest: Manifest, fields: Fields, keys: readonly string[], because: Remark): Manifest {
  return new Manifest(fields, {
    value: (route) => manifest.at(route),
    key: (route) => manifest.keyAt(route),
    definitions: (route) => {
      const isSet = route[0] === 'metadata' && keys.some((key) => key === route[1]);
      return isSet ? [because, ...manifest.definitionsAt(route)] : manifest.definitionsAt(route);
    },
  });
}

/** How many values of a tree are unknown; what aliases share counts once. */
export function unknownsIn(tree: Tree): number {
  const seen = new Set<Tree>();
  const count = (part: Tree): number => {
    if (part instanceof Unknown) return 1;
    if ((!isFields(part) && !isItems(part)) || seen.has(part)) return 0;
    seen.add(part);
    return [...part.values()].reduce<number>((sum, value) => sum + count(value), 0);
  };
  return count(tree);
}

/** A text that is the same for two trees of the same values; what is too large ends early. */
export function signatureOf(tree: Tree | undefined): string {
  if (tree === undefined) return '';
  const text = JSON.stringify(tree, (_, value: unknown) => {
    if (value instanceof Map) return { map: [...value] };
    return value instanceof Unknown ? { unknown: value.text } : value;
  });
  return text.slice(0, 100_000);
}
