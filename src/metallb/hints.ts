import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Route, type Tree, valueAt } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { isOwnChart } from './chart-source.ts';
import type { Mode } from './cluster.ts';
import type { Installation } from './installation.ts';
import { compareReleases, type Releases } from './release.ts';
import { parseReleases } from './release-range.ts';

/** Something in the repository that tells which MetalLB runs, or how. */
export interface Hint<T> {
  readonly value: T;
  readonly manifest: Manifest;
  readonly route: Route;
  /** As in `the image's tag v0.15.3`. */
  readonly words: string;
}

/** A hint at the BGP mode; a default of the chart is one that nobody wrote. */
export interface ModeHint extends Hint<Mode> {
  readonly isDefault: boolean;
}

/** The releases that the repository names: images, MetalLB's own charts, URLs of its manifests, and labels of its CRDs. */
export function releaseHints(
  installations: readonly Installation[],
  manifests: readonly Manifest[],
): readonly Hint<Releases>[] {
  const installed = installations.flatMap((installation) => {
    const { manifest, version, installer } = installation;
    if (version === undefined || version.text instanceof Unknown || !isOwnChart(installation, manifests)) return [];
    const read = parseReleases(version.text);
    if (!('releases' in read) || !/\d\.\d/.test(version.text)) return [];
    return { value: read.releases, manifest, route: version.route, words: `${WORDS[installer]} ${version.text}` };
  });
  return [...installed, ...manifests.flatMap(definitionHint).slice(0, 1)];
}

const VERSION_KEY = 'app.kubernetes.io/version';

/** What one of MetalLB's own CRDs says of the release it comes with, as a label or an annotation. */
function definitionHint(manifest: Manifest): readonly Hint<Releases>[] {
  if (manifest.kind !== 'CustomResourceDefinition' || !`${manifest.name}`.endsWith('.metallb.io')) return [];
  return ['labels', 'annotations'].flatMap((part) => {
    const route = ['metadata', part, VERSION_KEY];
    const text = manifest.get(route);
    const read = typeof text === 'string' ? parseReleases(text) : undefined;
    if (read === undefined || !('releases' in read)) return [];
    return [{ value: read.releases, manifest, route, words: `the CRDs' version ${text}` }];
  });
}

const WORDS = {
  workload: "the image's tag",
  chart: "the chart's version",
  application: "the application's revision",
  kustomization: 'the revision',
  operator: 'the version',
} as const satisfies Readonly<Record<Installation['installer'], string>>;

/** The BGP modes that installations set: the environment of a workload, values of the chart, the manifest in a URL. */
export function modeHints(installations: readonly Installation[], releases: Releases): readonly ModeHint[] {
  return installations.flatMap((installation) => modeHintsOf(installation, releases));
}

function modeHintsOf(installation: Installation, releases: Releases): readonly ModeHint[] {
  switch (installation.installer) {
    case 'workload':
      return environmentMode(installation);
    case 'chart':
    case 'application':
      return isChart(installation) ? chartMode(installation, releases) : addressMode(installation);
    case 'kustomization':
      return installation.route[0] === 'helmCharts' ? chartMode(installation, releases) : addressMode(installation);
    case 'operator':
      return [];
  }
}

function isChart({ installer, route }: Installation): boolean {
  return installer === 'chart' || route.at(-1) === 'chart';
}

const CONTAINERS: Route = ['spec', 'template', 'spec', 'containers'];

/** `METALLB_BGP_TYPE` of a controller or speaker; native where it is not set. */
function environmentMode({ manifest }: Installation): readonly ModeHint[] {
  for (const [index, container] of itemsOf(manifest.get(CONTAINERS)).entries()) {
    for (const [place, variable] of itemsOf(fieldsOf(container).get('env')).entries()) {
      if (fieldsOf(variable).get('name') !== 'METALLB_BGP_TYPE') continue;
      const mode = readMode(fieldsOf(variable).get('value'));
      const route = [...CONTAINERS, index, 'env', place, 'value'];
      return mode === undefined ? [] : [{ value: mode, manifest, route, words: 'METALLB_BGP_TYPE', isDefault: false }];
    }
  }
  const route = ['metadata', 'name'];
  return [{ value: 'native', manifest, route, words: 'no METALLB_BGP_TYPE', isDefault: true }];
}

/**
 * What a chart's values come to: `frrk8s.enabled` and `speaker.frr.enabled`, whose defaults are frr from 0.13.10 on and
 * frr-k8s from 0.16.0 on. Nothing where a value is unknown, may be set elsewhere, or the release decides and is not known.
 */
function chartMode(installation: Installation, releases: Releases): readonly ModeHint[] {
  const { manifest, values, route } = installation;
  if (mayBeSetElsewhere(manifest)) return [];
  const frrK8s = flag(values, ['frrk8s', 'enabled']);
  const frr = flag(values, ['speaker', 'frr', 'enabled']);
  if (frrK8s === 'unknown' || frr === 'unknown') return [];
  const modes = new Set(releases.list.map((release) => settle(release, frrK8s, frr)));
  const [mode, another] = modes;
  if (mode === undefined || another !== undefined) return [];
  const isDefault = frrK8s === undefined && frr === undefined;
  const words = isDefault ? "the chart's default" : "the chart's values";
  return [{ value: mode, manifest, route, words, isDefault }];
}

function settle(release: Releases['newest'], frrK8s: boolean | undefined, frr: boolean | undefined): Mode {
  const newest = compareReleases(release, '0.16.0') >= 0;
  if (frrK8s ?? (newest && frr !== true)) return 'frr-k8s';
  const byDefault = !newest && compareReleases(release, '0.13.10') >= 0;
  return (frr ?? byDefault) ? 'frr' : 'native';
}

/** Values from files, ConfigMaps or Secrets, which may set what the inline ones leave open. */
function mayBeSetElsewhere(manifest: Manifest): boolean {
  const several = itemsOf(manifest.get(['spec', 'sources'])).map((_, index) => ['spec', 'sources', index]);
  const helm = [['spec', 'source'], ...several].map((source) => [...source, 'helm', 'valueFiles']);
  return [['spec', 'valuesFrom'], ...helm].some((route) => itemsOf(manifest.get(route)).length > 0);
}

function flag(values: Tree | undefined, route: Route): boolean | undefined | 'unknown' {
  const value = valueAt(values, route);
  if (value === undefined || value === null) return values instanceof Unknown ? 'unknown' : undefined;
  return typeof value === 'boolean' ? value : 'unknown';
}

/** The mode in the name of MetalLB's own manifests, as in `config/manifests/metallb-frr.yaml` or `config/native`. */
function addressMode({ manifest, route }: Installation): readonly ModeHint[] {
  const path = [route, [...route.slice(0, -1), 'path']].map((one) => manifest.get(one));
  for (const text of path) {
    const found =
      typeof text === 'string' ? /(?:metallb-|config\/)(native|frr-k8s|frr)(?=[./?]|$)/.exec(text)?.[1] : undefined;
    const mode = readMode(found);
    if (mode !== undefined) return [{ value: mode, manifest, route, words: 'the manifest', isDefault: false }];
  }
  return [];
}

function readMode(tree: Tree | undefined): Mode | undefined {
  return tree === 'native' || tree === 'frr' || tree === 'frr-k8s' ? tree : undefined;
}
