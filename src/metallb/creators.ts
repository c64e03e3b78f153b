import type { Manifest } from '../manifest/manifest.ts';
import { itemsOf, type Tree } from '../manifest/tree.ts';
import { isMetallbResource } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { installerOf } from './installation.ts';

/** What among a cluster's resources makes others that are not read: charts, applications, operators' resources. */
export interface Creators {
  /** Whether pods or Services may be in a namespace that are not among the manifests. */
  mayCreateIn(namespace: string): boolean;
}

/** Finds what creates resources, and where. */
export function creatorsOf(cluster: Cluster): Creators {
  const namespaces = new Set<string>();
  let isAnywhere = false;
  for (const manifest of cluster.manifests) {
    const target = targetOf(manifest);
    if (target === 'anywhere') isAnywhere = true;
    else if (target !== undefined) namespaces.add(target.namespace);
  }
  return { mayCreateIn: (namespace) => isAnywhere || namespaces.has(namespace) };
}

type Target = { readonly namespace: string } | 'anywhere';

/** Where a resource may create others; undefined for one that creates none. */
function targetOf(manifest: Manifest): Target | undefined {
  switch (installerOf(manifest)) {
    case 'workload':
      return undefined;
    case 'chart':
      return namespaceIn(manifest.get(['spec', 'targetNamespace']) ?? manifest.namespace);
    case 'application': {
      const spec = manifest.kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
      return namespaceIn(manifest.get([...spec, 'destination', 'namespace']));
    }
    case 'kustomization':
      return changesResources(manifest) ? 'anywhere' : undefined;
    case 'operator':
      return namespaceIn(manifest.namespace);
    case undefined:
      return isCustom(manifest) ? targetOfCustom(manifest) : undefined;
  }
}

/** A resource without a namespace may be one of the whole cluster. */
function targetOfCustom(manifest: Manifest): Target {
  const group = manifest.apiVersion.split('/')[0];
  if (group === 'kustomize.toolkit.fluxcd.io') return namespaceIn(manifest.get(['spec', 'targetNamespace']));
  return group === 'fleet.cattle.io' ? 'anywhere' : namespaceIn(manifest.namespace);
}

function namespaceIn(tree: Tree | undefined): Target {
  return typeof tree === 'string' && tree !== '' ? { namespace: tree } : 'anywhere';
}

/** Keys of a kustomization that nothing rendered whose resources are not what the files below it say. */
const CHANGING_KEYS = [
  'helmCharts',
  'helmChartInflationGenerator',
  'generators',
  'transformers',
  'namespace',
  'namePrefix',
  'nameSuffix',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'replacements',
  'vars',
];

function changesResources(manifest: Manifest): boolean {
  if (CHANGING_KEYS.some((key) => manifest.get([key]) !== undefined)) return true;
  return ['resources', 'bases', 'components'].some((list) =>
    itemsOf(manifest.get([list])).some((item) => typeof item !== 'string' || LEADS_AWAY.test(item)),
  );
}

/** A folder above, or in another repository. */
const LEADS_AWAY = /^\.\.(?:\/|$)|^\w+:\/\/|^git@|^[\w-]+(?:\.[\w-]+)+\/[\w.-]+\/|\?ref=/;

const BUILT_IN = /^(?:v1|(?:apps|batch|autoscaling|policy|extensions)\/.+|(?:[\w-]+\.)+k8s\.io\/.+)$/;

/** Groups of which no resource, and kinds of other groups that, make pods or Services. */
const PASSIVE_GROUPS = new Set([
  'bitnami.com',
  'cert-manager.io',
  'cilium.io',
  'crd.projectcalico.org',
  'external-secrets.io',
  'image.toolkit.fluxcd.io',
  'isindir.github.com',
  'kyverno.io',
  'networking.istio.io',
  'notification.toolkit.fluxcd.io',
  'projectcalico.org',
  'security.istio.io',
  'source.toolkit.fluxcd.io',
  'telemetry.istio.io',
  'traefik.containo.us',
  'traefik.io',
]);
const PASSIVE_KINDS = new Set([
  'monitoring.coreos.com AlertmanagerConfig',
  'monitoring.coreos.com PodMonitor',
  'monitoring.coreos.com Probe',
  'monitoring.coreos.com PrometheusRule',
  'monitoring.coreos.com ScrapeConfig',
  'monitoring.coreos.com ServiceMonitor',
  'argoproj.io AppProject',
  'argoproj.io Rollout',
]);

/** Whether a resource is an operator's, which may make anything of it; a Gateway is one of a built-in group. */
function isCustom(manifest: Manifest): boolean {
  const { apiVersion, kind } = manifest;
  const group = apiVersion.split('/')[0] ?? '';
  if (group === 'gateway.networking.k8s.io') return kind === 'Gateway';
  if (BUILT_IN.test(apiVersion) || isMetallbResource(manifest)) return false;
  return !PASSIVE_GROUPS.has(group) && !PASSIVE_KINDS.has(`${group} ${kind}`);
}
