import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, itemsOf, valueAt } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { ClusterPlan } from '../plan/plan.ts';
import type { Installation } from './installation.ts';

/**
 * MetalLB's namespace as the repository tells it: that of the controller or chart it installs, else `metallb-system`
 * where any resource of MetalLB stands in it, else the only one they stand in; undefined where nothing tells.
 */
export function metallbNamespace(
  manifests: readonly Manifest[],
  installations: readonly Installation[],
): string | undefined {
  for (const installation of installations) {
    if (installation.namespace !== undefined && installation.installer !== 'kustomization')
      return installation.namespace;
  }
  const named = new Set<string>();
  for (const manifest of manifests) {
    if (!manifest.apiVersion.startsWith('metallb.io/')) continue;
    if (typeof manifest.namespace === 'string' && manifest.namespace !== '') named.add(manifest.namespace);
  }
  if (named.has('metallb-system')) return 'metallb-system';
  const [only, another] = named;
  return another === undefined ? only : undefined;
}

/**
 * The class that MetalLB's controller serves (its flag `--lb-class`, the chart's `loadBalancerClass`); undefined for
 * Services without a class, MetalLB's default.
 */
export function metallbClass(
  plan: ClusterPlan | undefined,
  installations: readonly Installation[],
): string | Unknown | undefined {
  const planned = plan?.metallb.loadBalancerClass;
  if (planned !== undefined) return planned.value ?? undefined;
  for (const { values } of installations) {
    const value = valueAt(values, ['loadBalancerClass']);
    if ((typeof value === 'string' && value !== '') || value instanceof Unknown) return value;
  }
  for (const { manifest, installer } of installations) {
    const flag = installer === 'workload' ? classFlag(manifest) : undefined;
    if (flag !== undefined) return flag;
  }
  return undefined;
}

function classFlag(manifest: Manifest): string | undefined {
  for (const container of itemsOf(manifest.get(['spec', 'template', 'spec', 'containers']))) {
    for (const argument of itemsOf(fieldsOf(container).get('args'))) {
      const found = typeof argument === 'string' ? /^--lb-class=(.+)$/.exec(argument)?.[1] : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
