import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Route, type Tree, textOf } from '../manifest/tree.ts';
import type { Unknown } from '../manifest/unknown.ts';
import { embeddedFields } from './embedded.ts';

/** What sort of resource installs something. */
export type Installer = 'workload' | 'chart' | 'application' | 'kustomization' | 'operator';

/** The version that an installation names: an image's tag, a chart's version, the revision in a URL. */
export interface NamedVersion {
  /** As written; a chart's may be a range, and those of other vendors' charts are no releases of MetalLB. */
  readonly text: string | Unknown;
  readonly route: Route;
}

/** A resource that installs MetalLB. */
export interface Installation {
  readonly manifest: Manifest;
  readonly installer: Installer;
  /** What names MetalLB: an image, a chart, a URL. */
  readonly route: Route;
  /** The namespace MetalLB runs in; undefined where this does not say it. */
  readonly namespace: string | undefined;
  /** Undefined where this does not say it. */
  readonly version: NamedVersion | undefined;
  /** The chart's values where they are written inline, as a mapping or as YAML text. */
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
      return {
        manifest,
        installer,
        route: ['kind'],
        namespace: text(manifest.namespace),
        version: undefined,
        values: undefined,
      };
    case undefined:
      return undefined;
  }
}

const CONTAINERS: Route = ['spec', 'template', 'spec', 'containers'];

/** A controller or speaker by its image, as in `quay.io/metallb/controller:v0.15.3`. */
function workload(manifest: Manifest): Installation | undefined {
  if (!manifest.mayHold('metallb')) return undefined;
  for (const [index, container] of itemsOf(manifest.get(CONTAINERS)).entries()) {
    const image = fieldsOf(container).get('image');
    if (typeof image === 'string' && /(^|\/)metallb[-/](controller|speaker)(?=[:@]|$)/.test(image)) {
      const route = [...CONTAINERS, index, 'image'];
      const namespace = text(manifest.namespace);
      return { manifest, installer: 'workload', route, namespace, version: tagOf(image, route), values: undefined };
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
  const version = versionAt(manifest, ['spec', 'chart', 'spec', 'version']);
  return { manifest, installer: 'chart', route, namespace, version, values: manifest.get(['spec', 'values']) };
}

/** The HelmChart of k3s, with its values as YAML text, and that of k0s. */
function helmChart(manifest: Manifest): Installation | undefined {
  const route: Route = manifest.apiVersion.startsWith('k0s') ? ['spec', 'chartName'] : ['spec', 'chart'];
  if (!isMetallbChart(manifest.get(route))) return undefined;
  const namespace = text(manifest.get(['spec', 'targetNamespace'])) ?? text(manifest.namespace);
  const version = versionAt(manifest, ['spec', 'version']);
  const values = valuesIn(manifest.get(['spec', 'valuesContent']) ?? manifest.get(['spec', 'values']));
  return { manifest, installer: 'chart', route, namespace, version, values };
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
      const version = versionAt(manifest, [...source, 'targetRevision']);
      const helm = (key: string) => manifest.get([...source, 'helm', key]);
      const values = helm('valuesObject') ?? valuesIn(helm('values'));
      return { manifest, installer: 'application', route: named, namespace, version, values };
    }
  }
  return undefined;
}

/** A kustomization that lists MetalLB's own manifests, or its chart. */
function kustomization(manifest: Manifest): Installation | undefined {
  const lists: readonly Route[] = [['resources'], ['bases'], ['components']];
  for (const list of lists) {
    for (const [index, item] of itemsOf(manifest.get(list)).entries()) {
      const route = [...list, index];
      if (isMetallbAddress(item)) return installs(manifest, route, revisionOf(item, route), undefined);
    }
  }
  for (const [index, chart] of itemsOf(manifest.get(['helmCharts'])).entries()) {
    if (!isMetallbChart(fieldsOf(chart).get('name'))) continue;
    const route = ['helmCharts', index];
    const version = versionAt(manifest, [...route, 'version']);
    return installs(manifest, [...route, 'name'], version, fieldsOf(chart).get('valuesInline'));
  }
  return undefined;
}

function installs(
  manifest: Manifest,
  route: Route,
  version: NamedVersion | undefined,
  values: Tree | undefined,
): Installation {
  const namespace = text(manifest.get(['namespace']));
  return { manifest, installer: 'kustomization', route, namespace, version, values };
}

function versionAt(manifest: Manifest, route: Route): NamedVersion | undefined {
  const version = textOf(manifest.get(route));
  return version === undefined || version === '' ? undefined : { text: version, route };
}

/** The tag of an image, which a digest may follow. */
function tagOf(image: string, route: Route): NamedVersion | undefined {
  const tag = /:([\w][\w.-]*)(?:@.*)?$/.exec(image)?.[1];
  return tag === undefined ? undefined : { text: tag, route };
}

/** The revision in `...?ref=v0.15.3` or `.../v0.15.3/config/...`. */
function revisionOf(url: Tree, route: Route): NamedVersion | undefined {
  const revision = typeof url === 'string' ? /[?&]ref=([\w.-]+)|\/(v\d+\.\d+[\w.-]*)\//.exec(url) : null;
  const found = revision?.[1] ?? revision?.[2];
  return found === undefined ? undefined : { text: found, route };
}

/** Values that are a mapping, or YAML text with one. */
function valuesIn(tree: Tree | undefined): Tree | undefined {
  return typeof tree === 'string' ? embeddedFields(tree)[0] : tree;
}

/** A chart by its name, its URL or its archive, whoever packs it. */
function isMetallbChart(tree: Tree | undefined): boolean {
  return typeof tree === 'string' && /(^|\/)metallb(?:-v?\d[^/]*\.tgz)?$/.test(tree);
}

/** No address is longer. */
const LONGEST_ADDRESS = 2_000;

function isMetallbAddress(tree: Tree | undefined): boolean {
  return (
    typeof tree === 'string' &&
    tree.length <= LONGEST_ADDRESS &&
    /^[a-z+@.:/]*[\w.-]+[/:]metallb\/metallb(?=[/.@?]|$)|metallb\.github\.io\/metallb/.test(tree)
  );
}

function text(tree: Tree | undefined): string | undefined {
  return typeof tree === 'string' && tree !== '' ? tree : undefined;
}
