import { workingTree } from '../../src/files/working-tree.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { groundOf } from '../../src/source/ground.ts';
import { type Inferred, inferClusters } from '../../src/source/infer-clusters.ts';
import { createReader } from '../../src/source/reader.ts';
import { repository } from '../files/repository.ts';

/** The clusters of a repository of these files, nothing rendered. */
export function inferred(files: Readonly<Record<string, string>>): Promise<Inferred> {
  const reader = createReader(workingTree(repository(files)));
  return inferClusters(groundOf(reader, { ignore: [], base: '' }, { allowNetwork: false, renderer: 'none' }));
}

/** The names of the Services and pools of each cluster, sorted. */
export function clustersOf({ clusters }: Inferred): readonly (readonly string[])[] {
  return clusters.map(({ collection }) => collection.manifests.filter(isOfNote).map(label).sort());
}

function isOfNote({ kind }: Manifest): boolean {
  return kind === 'Service' || kind === 'IPAddressPool';
}

/** `namespace/name` as far as they are known. */
export function label({ namespace, name }: Manifest): string {
  const text = typeof name === 'string' ? name : (name?.text ?? '');
  return typeof namespace === 'string' ? `${namespace}/${text}` : text;
}

/** A Kustomization of Flux. */
export function flux(name: string, path: string, more = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: ${name}, namespace: flux-system }
spec:
  path: ${path}
  sourceRef: { kind: GitRepository, name: flux-system }
${more}`;
}

/** An Application of Argo CD. */
export function application(name: string, path: string, more = '', server = 'https://kubernetes.default.svc'): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  source: { repoURL: 'https://git.example.org/home/lab.git', path: ${path}${more} }
  destination: { server: '${server}', namespace: ${name} }
`;
}

/** A pool of this name. */
export function pool(name: string, address = '192.0.2.1/32'): string {
  return `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ${name} }
spec: { addresses: [${address}] }
`;
}
