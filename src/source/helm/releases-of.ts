import type { Manifest } from '../../manifest/manifest.ts';
import { isApplication } from '../argocd/application.ts';
import { argoReleases } from './argo-release.ts';
import { helmChart, helmRelease } from './helm-release.ts';
import { kustomizeReleases } from './kustomize-release.ts';
import type { Release, ReleaseSight } from './release.ts';

/** The charts that a resource deploys, with their values; none where it deploys none. */
export function releasesOf(manifest: Manifest, sight: ReleaseSight): readonly Release[] {
  const { kind, apiVersion } = manifest;
  if (isApplication(manifest)) return argoReleases(manifest, sight);
  if (kind === 'HelmRelease' && apiVersion.startsWith('helm.toolkit.fluxcd.io/')) return [helmRelease(manifest, sight)];
  if (K3S_KINDS.has(kind) && apiVersion.startsWith('helm.cattle.io/')) return [helmChart(manifest, sight)];
  if (kind === 'Chart' && apiVersion.startsWith('helm.k0sproject.io/')) return [helmChart(manifest, sight)];
  if (apiVersion.startsWith('kustomize.config.k8s.io/')) return kustomizeReleases(manifest, sight);
  return [];
}

const K3S_KINDS: ReadonlySet<string> = new Set(['HelmChart', 'HelmChartConfig']);
