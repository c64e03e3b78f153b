import { posix } from 'node:path';
import { Refusal } from '../../files/files.ts';
import type { YamlDocument } from '../../manifest/documents.ts';
import { type Fields, fieldsOf, itemsOf, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import { type Deployment, inNamespace } from '../deployment.ts';
import type { Reader } from '../reader.ts';

/** One cluster, or group of clusters, that a bundle is customized for. */
export interface Target {
  /** What its clusters are told by: the name of a cluster, else that of the customization. */
  readonly name: string;
  readonly fields: Fields;
  /** Where it stands in the file. */
  readonly route: Route;
}

/** A bundle of Rancher Fleet: a folder with a `fleet.yaml` (fleet.rancher.io, "fleet.yaml"). */
export interface Bundle {
  readonly folder: string;
  readonly fields: Fields;
  readonly targets: readonly Target[];
  /** The file itself. */
  readonly document: YamlDocument;
}

const KEYS: readonly string[] = [
  'defaultNamespace',
  'namespace',
  'helm',
  'kustomize',
  'yaml',
  'targetCustomizations',
  'targets',
  'dependsOn',
  'diff',
  'rolloutStrategy',
];

/** Whether a path is that of a bundle's file, by its name. */
export function isBundleFile(path: string): boolean {
  return /(?:^|\/)fleet\.ya?ml$/.test(path);
}

/** The bundle whose file a path is; undefined where it holds nothing of Fleet. */
export function readBundle(reader: Reader, path: string): Bundle | undefined {
  const reading = reader.read(path);
  const document = reading instanceof Refusal ? undefined : reading.documents[0];
  const fields = document?.fields;
  if (document === undefined || fields === undefined || !KEYS.some((key) => fields.has(key))) return undefined;
  const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
  const targets = itemsOf(fields.get('targetCustomizations')).flatMap((item, index) => {
    const own = fieldsOf(item);
    if (own.get('doNotDeploy') === true) return [];
    return [
      {
        name: text(own.get('clusterName')) ?? text(own.get('name')) ?? `target ${index}`,
        fields: own,
        route: ['targetCustomizations', index],
      },
    ];
  });
  return { folder, fields, targets, document };
}

/** What a bundle is where it is deployed: which files of its folder count, and the folder that kustomize renders. */
export interface BundleFiles {
  readonly plain: readonly string[];
  /** Files that change others, by the file that they change. */
  readonly patches: ReadonlyMap<string, string>;
  /** Undefined where it is no kustomization. */
  readonly kustomization: string | undefined;
}

/**
 * What of a bundle's files goes to a target: all but the overlays, and of those the ones it names. A file of an overlay
 * stands for the one of its name, `NAME_patch.yaml` changes it.
 */
export function bundleFiles(bundle: Bundle, target: Target | undefined, files: readonly string[]): BundleFiles {
  const dir = text(valueAt(target?.fields, ['kustomize', 'dir'])) ?? text(valueAt(bundle.fields, ['kustomize', 'dir']));
  if (dir !== undefined) {
    const kustomization = posix.join(bundle.folder, dir).replace(/\/$/, '');
    return { plain: [], patches: new Map(), kustomization: kustomization === '.' ? '' : kustomization };
  }
  const chosen = [...overlaysOf(bundle.fields), ...overlaysOf(target?.fields)];
  const byName = new Map<string, string>();
  const patches = new Map<string, string>();
  const overlays = posix.join(bundle.folder, 'overlays');
  for (const path of files.filter((one) => !one.startsWith(`${overlays}/`)))
    byName.set(below(path, bundle.folder), path);
  for (const overlay of chosen) {
    const folder = posix.join(overlays, overlay);
    for (const path of files.filter((one) => one.startsWith(`${folder}/`))) {
      const name = below(path, folder);
      const patched = byName.get(name.replace(/_patch(\.\w+)$/, '$1'));
      if (/_patch\.\w+$/.test(name) && patched !== undefined) patches.set(patched, path);
      else byName.set(name, path);
    }
  }
  return { plain: [...byName.values()], patches, kustomization: undefined };
}

function overlaysOf(fields: Fields | undefined): readonly string[] {
  return itemsOf(valueAt(fields, ['yaml', 'overlays'])).flatMap((name) => (typeof name === 'string' ? [name] : []));
}

/** What a bundle does to its resources: `namespace` moves all of them, `defaultNamespace` those without one. */
export function bundleDeployment(bundle: Bundle, target: Target | undefined): Deployment {
  const set = (key: string) => text(target?.fields.get(key)) ?? text(bundle.fields.get(key));
  const [namespace, fallback] = [set('namespace'), set('defaultNamespace')];
  const because = (key: string) => ({
    message: 'this puts it into the namespace',
    at: bundle.document.places.key([key]),
  });
  return {
    key: ['fleet', namespace ?? '', fallback ?? ''].join('\n'),
    isReady: () => true,
    placing: { namespace: namespace ?? fallback, overrides: namespace !== undefined },
    prepare: () => (manifest) => {
      if (namespace !== undefined) return inNamespace(manifest, namespace, true, because('namespace'));
      if (fallback === undefined) return manifest;
      return inNamespace(manifest, fallback, false, because('defaultNamespace'));
    },
  };
}

function below(path: string, folder: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
