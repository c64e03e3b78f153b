import { posix } from 'node:path';
import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Tree } from '../manifest/tree.ts';
import { applicationDeployment, destinationOf, isApplication, sourcesOf } from './argocd/application.ts';
import { generatedApplications, isApplicationSet } from './argocd/application-set.ts';
import { directoryOf } from './argocd/directory.ts';
import { bundleTasks } from './fleet/git-repo.ts';
import { componentPatches, documentReader } from './flux/components.ts';
import { fluxDeployment, isFluxKustomization } from './flux/flux-deployment.ts';
import type { Here } from './here.ts';
import type { Reader } from './reader.ts';
import type { Task } from './tasks.ts';

/** What it takes to follow a resource to what it deploys. */
export interface Trail {
  readonly reader: Reader;
  readonly here: Here;
  /** The URL of a source of Flux, such as a GitRepository; undefined where it is not known. */
  sourceUrl(kind: string, namespace: string | undefined, name: string): string | undefined;
}

/** What a resource deploys of this repository; nothing where it deploys something else, or what is not known. */
export function follow(manifest: Manifest, trail: Trail): readonly Task[] {
  if (isFluxKustomization(manifest)) return fluxTasks(manifest, trail);
  if (isApplication(manifest)) return applicationTasks(manifest, trail);
  const { apiVersion, kind } = manifest;
  if (isApplicationSet(manifest)) {
    return generatedApplications(manifest, trail).flatMap((application) => applicationTasks(application, trail));
  }
  if (kind === 'GitRepo' && apiVersion.startsWith('fleet.cattle.io/')) return bundleTasks(manifest, trail);
  if (kind === 'FluxInstance' && apiVersion.startsWith('fluxcd.controlplane.io/'))
    return instanceTasks(manifest, trail);
  return [];
}

/** A path that is missing is the root of the source; one that is not there leads away. */
function fluxTasks(kustomization: Manifest, trail: Trail): readonly Task[] {
  const path = kustomization.get(['spec', 'path']) ?? './';
  if (typeof path !== 'string') return [];
  const reference = fieldsOf(kustomization.get(['spec', 'sourceRef']));
  const kind = text(reference.get('kind'));
  const name = text(reference.get('name'));
  if (kind === 'Bucket') return [];
  const namespace = text(reference.get('namespace')) ?? text(kustomization.namespace);
  const url = kind === undefined || name === undefined ? undefined : trail.sourceUrl(kind, namespace, name);
  const folder = trail.here.folder(path, kind === 'OCIRepository' ? undefined : url);
  if (folder === undefined) return [];
  const components = itemsOf(kustomization.get(['spec', 'components'])).flatMap((item) => {
    const component = typeof item === 'string' ? trail.here.folder(posix.join(folder, item), undefined) : undefined;
    return component === undefined ? [] : [component];
  });
  const patches = components.map((one) => componentPatches(one, trail.reader));
  // A component's own resources come with its patches, and then have those of the components behind it.
  return [folder, ...components].map((one, index) => {
    const deployment = fluxDeployment(kustomization, patches.slice(index).flat());
    return { paths: [one], layout: 'flux', deployment, by: kustomization };
  });
}

/** The Flux operator's own synchronization. */
function instanceTasks(instance: Manifest, { here }: Trail): readonly Task[] {
  const path = text(instance.get(['spec', 'sync', 'path']));
  const folder = path === undefined ? undefined : here.folder(path, text(instance.get(['spec', 'sync', 'url'])));
  return folder === undefined ? [] : [{ paths: [folder], layout: 'flux', deployment: undefined, by: instance }];
}

function applicationTasks(application: Manifest, { here, reader }: Trail): readonly Task[] {
  const destination = destinationOf(application);
  return sourcesOf(application).flatMap((source): readonly Task[] => {
    const path = text(source.fields.get('path'));
    const url = text(source.fields.get('repoURL'));
    const folder = path === undefined ? undefined : here.folder(path, url);
    if (folder === undefined) return [];
    return [
      {
        paths: [folder],
        layout: 'argocd',
        deployment: applicationDeployment(application, source, documentReader(folder, reader)),
        by: application,
        directory: directoryOf(source.fields),
        ...(destination === undefined ? {} : { destination }),
      },
    ];
  });
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
