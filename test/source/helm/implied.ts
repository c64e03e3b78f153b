import { Refusal } from '../../../src/files/files.ts';
import type { Manifest } from '../../../src/manifest/manifest.ts';
import { impliedByReleases } from '../../../src/source/helm/implied.ts';
import type { ReleaseSight } from '../../../src/source/helm/release.ts';
import { releasesOf } from '../../../src/source/helm/releases-of.ts';
import { hereIn } from '../../../src/source/here.ts';
import { customServices } from '../../../src/source/values/custom-services.ts';
import { readerOf, standing } from '../memory-repository.ts';

/** What the resources of `k8s.yaml` tell of others, in a repository with some more files. */
export function implied(text: string, files: Readonly<Record<string, string>> = {}): readonly Manifest[] {
  const reader = readerOf({ 'k8s.yaml': text, ...files });
  const reading = reader.read('k8s.yaml');
  const manifests = reading instanceof Refusal ? [] : reading.manifests;
  const sight: ReleaseSight = {
    reader,
    here: hereIn(reader.files),
    shelf: { find: (kind, _, name) => manifests.find((one) => one.kind === kind && one.name === name) },
    sourceUrl: () => undefined,
  };
  const releases = manifests.flatMap((manifest) => releasesOf(manifest, sight));
  return [...impliedByReleases(releases, manifests, sight).manifests, ...manifests.flatMap(customServices)];
}

/** Namespace and name as messages say them. */
export const label = ({ namespace, name }: Manifest) =>
  [namespace, name].map((one) => (typeof one === 'object' ? one.text : one)).join('/');

/** The label of each Service, and the place of its request. */
export const asking = (found: readonly Manifest[]) =>
  found.map((one) => `${label(one)} ${standing(one, ['spec', 'loadBalancerIP'])}`);

/** The head of a HelmRelease `entrance` in the namespace `edge`. */
export const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: entrance, namespace: edge }
`;
