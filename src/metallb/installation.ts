import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Route, type Tree } from '../manifest/tree.ts';

/** What sort of resource installs something. */
export type Installer = 'workload' | 'chart' | 'application' | 'kustomization' | 'operator';

/** A resource that installs MetalLB. */
export interface Installation {
  readonly manifest: Manifest;
  readonly installer: Installer;
  /** What names MetalLB: an image, a chart, a URL. */
  readonly route: Route;
  /** The namespace MetalLB runs in; undefined where this does not say it. */
  readonly namespace: string | undefined;
  /** The chart's values where they are written inline. */
  readonly values: Tree | undefined;
}

/** What of the manifests installs MetalLB, in their order. */
export function findInstallations(manifests: readonly Manifest[]): readonly Installation[] {
  return manifests.flatMap((manifest) => installationOf(manifest) ?? []);
}

/**
 * The ways in which a repository installs software at all: workloads of its own, and charts and applications through
 * a controller.
 */
export function installerOf(manifest: Manifest): Installer | undefined {
  const group = manifest.apiVersion.split('/')[0];
  switch (manifest.kind) {
    case 'Deployment':
    case 'DaemonSet':
      return 'workload';
    case 'HelmRelease':
      return group === 'helm.toolkit.fluxcd.io' ? 'chart' : undefined;
    case 'HelmChart':
      return group === 'helm.cattle.io' || group === 'k0s.k0sproject.io' ? 'chart' : undefined;
    case 'Application':
    case 'ApplicationSet':
      return group === 'argoproj.io' ? 'application' : undefined;
    case 'Kustomization':
      return group === 'kustomize.config.k8s.io' ? 'kustomization' : undefined;
    case 'MetalLB':
      return group === 'metallb.io' ? 'operator' : undefined;
    default:
      return undefined;
  }
}

function installationOf(manifest: Manifest): Installation | undefined {
  const installer = installerOf(manifest);
  switch (installer) {
    case 'workload':
      return workload(manifest);
    case 'chart':
      return manifest.kind === 'HelmRelease' ? helmRelease(manifest) : helmChart(manifest);
    case 'application':
      return application(manifest);
    case 'kustomization':
      return kustomization(manifest);
    case 'operator':
      return { manifest, installer, route: ['kind'], namespace: text(manifest.namespace), values: undefined };
    case undefined:
      return undefined;
  }
}

const CONTAINERS: Route = ['spec', 'template', 'spec', 'containers'];

/** A controller or speaker by its image, as in `quay.io/metallb/controller:v0.15.3`. */
function workload(manifest: Manifest): Installation | undefined {
  for (const [index, container] of itemsOf(manifest.get(CONTAINERS)).entries()) {
    const image = fieldsOf(container).get('image');
    if (typeof image === 'string' && /(^|\/)metallb[-/](controller|speaker)(?=[:@]|$)/.test(image)) {
      const route = [...CONTAINERS, index, 'image'];
      return { manifest, installer: 'workload', route, namespace: text(manifest.namespace), values: undefined };
    }
  }
  return undefined;
}

function helmRelease(manifest: Manifest): Installation | undefined {
  const inline: Route = ['spec', 'chart', 'spec', 'chart'];
  const reference: Route = ['spec', 'chartRef', 'name'];
  const route = [inline, reference].find((one) => isMetallbChart(manifest.get(one)));
  if (route === undefined) return undefined;
  const namespace = text(manifest.get(['spec', 'targetNamespace'])) ?? text(manifest.namespace);
  return { manifest, installer: 'chart', route, namespace, values: manifest.get(['spec', 'values']) };
}

function helmChart(manifest: Manifest): Installation | undefined {
  const route: Route = manifest.apiVersion.startsWith('k0s') ? ['spec', 'chartName'] : ['spec', 'chart'];
  if (!isMetallbChart(manifest.get(route))) return undefined;
  const namespace = text(manifest.get(['spec', 'targetNamespace'])) ?? text(manifest.namespace);
  return { manifest, installer: 'chart', route, namespace, values: undefined };
}

/** An Argo CD Application, or an ApplicationSet's template, with one source or several. */
function application(manifest: Manifest): Installation | undefined {
  const base: Route = manifest.kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
  const several = itemsOf(manifest.get([...base, 'sources'])).map((_, index) => [...base, 'sources', index]);
  for (const source of [[...base, 'source'], ...several]) {
    const chart = [...source, 'chart'];
    const url = [...source, 'repoURL'];
    const named = isMetallbChart(manifest.get(chart)) ? chart : isMetallbAddress(manifest.get(url)) ? url : undefined;
    if (named !== undefined) {
      const namespace = text(manifest.get([...base, 'destination', 'namespace']));
      const values = manifest.get([...source, 'helm', 'valuesObject']);
      return { manifest, installer: 'application', route: named, namespace, values };
    }
  }
  return undefined;
}

/** A kustomization that lists MetalLB's own manifests, or its chart. */
function kustomization(manifest: Manifest): Installation | undefined {
  const lists: readonly Route[] = [['resources'], ['bases'], ['components']];
  for (const list of lists) {
    for (const [index, item] of itemsOf(manifest.get(list)).entries()) {
      if (isMetallbAddress(item)) return installs(manifest, [...list, index]);
    }
  }
  for (const [index, chart] of itemsOf(manifest.get(['helmCharts'])).entries()) {
    if (isMetallbChart(fieldsOf(chart).get('name'))) return installs(manifest, ['helmCharts', index, 'name']);
  }
  return undefined;
}

function installs(manifest: Manifest, route: Route): Installation {
  const namespace = text(manifest.get(['namespace']));
  return { manifest, installer: 'kustomization', route, namespace, values: undefined };
}

function isMetallbChart(tree: Tree | undefined): boolean {
  return typeof tree === 'string' && /(^|\/)metallb$/.test(tree);
}

function isMetallbAddress(tree: Tree | undefined): boolean {
  return (
    typeof tree === 'string' &&
    /^[a-z+@.:/]*[\w.-]+[/:]metallb\/metallb(?=[/.@?]|$)|metallb\.github\.io\/metallb/.test(tree)
  );
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
