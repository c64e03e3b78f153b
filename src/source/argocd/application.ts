import type { YamlDocument } from '../../manifest/documents.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { type Fields, fieldsOf, itemsOf, type Route, type Tree } from '../../manifest/tree.ts';
import { type Deployment, inNamespace, renamed, signatureOf } from '../deployment.ts';
import { patchedBy, patchesOf } from '../flux/patches.ts';

/** Whether a resource is an Application of Argo CD. */
export function isApplication({ apiVersion, kind }: Manifest): boolean {
  return kind === 'Application' && apiVersion.startsWith('argoproj.io/');
}

/** One source of an Application, and where it stands. */
export interface ApplicationSource {
  readonly fields: Fields;
  readonly route: Route;
}

/** The sources of an Application: one, or several, which then count alone. */
export function sourcesOf(application: Manifest): readonly ApplicationSource[] {
  const several = itemsOf(application.get(['spec', 'sources'])).flatMap((item, index) => {
    const fields = fieldsOf(item);
    return fields.size === 0 ? [] : [{ fields, route: ['spec', 'sources', index] }];
  });
  if (several.length > 0) return several;
  const single = fieldsOf(application.get(['spec', 'source']));
  return single.size === 0 ? [] : [{ fields: single, route: ['spec', 'source'] }];
}

/** The cluster an Application goes to: its name or its URL; undefined where it is not known, or Argo CD's own. */
export function destinationOf(application: Manifest): string | undefined {
  const destination = fieldsOf(application.get(['spec', 'destination']));
  const name = text(destination.get('name'));
  const server = text(destination.get('server'));
  if (name === 'in-cluster' || server === 'https://kubernetes.default.svc') return undefined;
  return name ?? server;
}

/**
 * What an Application does to the resources of a source: those without a namespace stand in the destination's, and
 * what its `kustomize` says patches them, inline or by files that `read` gives by their paths from the source's folder,
 * and changes names and namespaces (argo-cd.readthedocs.io, Kustomize).
 */
export function applicationDeployment(
  application: Manifest,
  source: ApplicationSource,
  read: (path: string) => YamlDocument | undefined,
): Deployment {
  const into = text(application.get(['spec', 'destination', 'namespace']));
  const kustomize = fieldsOf(source.fields.get('kustomize'));
  const own = text(kustomize.get('namespace'));
  const [prefix, suffix] = [text(kustomize.get('namePrefix')) ?? '', text(kustomize.get('nameSuffix')) ?? ''];
  const patches = patchesOf(application, [...source.route, 'kustomize', 'patches'], read);
  const keyAt = (route: Route) => application.keyAt(route);
  const shape = (manifest: Manifest): Manifest | undefined => {
    const patched = patchedBy(manifest, patches);
    if (patched === undefined) return undefined;
    const named = renamed(patched, prefix, suffix, {
      message: 'this changes its name',
      at: keyAt([...source.route, 'kustomize', prefix === '' ? 'nameSuffix' : 'namePrefix']),
    });
    if (own !== undefined) {
      const at = keyAt([...source.route, 'kustomize', 'namespace']);
      return inNamespace(named, own, true, { message: 'this puts it into the namespace', at });
    }
    const at = keyAt(['spec', 'destination', 'namespace']);
    return into === undefined
      ? named
      : inNamespace(named, into, false, { message: 'this puts it into the namespace', at });
  };
  return {
    key: [into ?? '', signatureOf(source.fields.get('kustomize'))].join('\n'),
    isReady: () => true,
    ...(patches.length > 0 ? {} : { placing: { namespace: own ?? into, overrides: own !== undefined } }),
    prepare: () => shape,
  };
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
