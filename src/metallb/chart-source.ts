import type { Manifest } from '../manifest/manifest.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Installation } from './installation.ts';

/**
 * Whether a chart comes from MetalLB's own repository, so that its version is a release of MetalLB; the numbers of other
 * vendors' charts are not. A repository that nothing here names may be MetalLB's.
 */
export function isOwnChart({ manifest, installer, route }: Installation, manifests: readonly Manifest[]): boolean {
  if (installer === 'workload' || installer === 'operator') return installer === 'workload';
  const url = repositoryOf(manifest, route, manifests);
  return url === undefined || /metallb\.github\.io\/metallb|quay\.io\/metallb|[/:]metallb\/metallb/.test(url);
}

function repositoryOf(
  manifest: Manifest,
  route: Installation['route'],
  manifests: readonly Manifest[],
): string | undefined {
  const at = (...steps: readonly (string | number)[]) => {
    const value = manifest.get(steps);
    return value instanceof Unknown ? undefined : typeof value === 'string' ? value : undefined;
  };
  switch (manifest.kind) {
    case 'HelmRelease': {
      const source = ['spec', 'chart', 'spec', 'sourceRef'] as const;
      return sourceUrl(manifests, at(...source, 'kind'), at(...source, 'name'));
    }
    case 'HelmChart': {
      const chart = at(...route) ?? '';
      return at('spec', 'repo') ?? (chart.includes('://') ? chart : undefined);
    }
    case 'Kustomization':
      return route[0] === 'helmCharts' ? at(...route.slice(0, 2), 'repo') : undefined;
    default:
      return at(...route.slice(0, -1), 'repoURL');
  }
}

/** The URL of a HelmRepository, OCIRepository or GitRepository of this repository. */
function sourceUrl(
  manifests: readonly Manifest[],
  kind = 'HelmRepository',
  name: string | undefined,
): string | undefined {
  const source = manifests.find((one) => one.kind === kind && one.name === name);
  const url = source?.get(['spec', 'url']);
  return typeof url === 'string' ? url : undefined;
}
