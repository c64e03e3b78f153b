import { posix } from 'node:path';
import { readDocuments } from '../manifest/documents.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { type Fields, fieldsOf, isFields, isItems, itemsOf, type Tree, valueAt } from '../manifest/tree.ts';
import { lazy } from '../text/lazy.ts';
import type { Source } from '../text/source.ts';
import { installerOf } from './installation.ts';

/** What resources lead to without it being among them. Each answer is computed when it is first asked for. */
export interface Leads {
  /** Whether a chart of raw resources makes something of values that nobody sees. */
  isAnything(): boolean;
  /** The kinds that the inline values of charts and applications name. */
  kinds(): ReadonlySet<string>;
  /** Whether a chart or a remote base that speaks of MetalLB may hold its configuration. */
  mayConfigureMetallb(): boolean;
  /** Whether something that is not read, or that speaks of MetalLB, may install it. */
  mayInstallMetallb(): boolean;
}

/** What the leads are found in. */
export interface Traces {
  readonly manifests: readonly Manifest[];
  readonly sources: readonly Source[];
  /** The paths of all files that are deployed, or deploy nothing. */
  livePaths(): readonly string[];
  readonly notRendered: readonly string[];
}

/** Follows the charts, applications and kustomizations of a cluster as far as their own text goes. */
export function leadsOf(traces: Traces): Leads {
  const releases = lazy(() => traces.manifests.filter(isRelease));
  const remote = lazy(() => unrendered(traces).flatMap(remoteBases));
  const away = lazy(() => leadingAway(traces));
  return {
    isAnything: lazy(() => releases().some((one) => RAW_CHART.test(chartOf(one)) && !hasInlineValues(one))),
    kinds: lazy(
      () => new Set(releases().flatMap(({ kind, fields }) => kindsIn([...fields.values()], kind === 'ApplicationSet'))),
    ),
    mayConfigureMetallb: lazy(
      () =>
        releases().some((one) => METALLB_CONFIGURATION.test(chartOf(one))) ||
        remote().some(mayHoldConfiguration) ||
        away().some(mayLeadToConfiguration),
    ),
    mayInstallMetallb: lazy(() => releases().some(mentions) || filesMention(traces) || away().length > 0),
  };
}

/** A chart of whatever its values say: `raw`, `bedag/raw`, `incubator-raw`, `resources`, `extra-objects`. */
const RAW_CHART = /(?:^|[/-])(?:raw|raw-resources|resources|extra-objects|manifests|any-resource)$/i;

/** A chart that speaks of MetalLB and is not MetalLB's own. */
const METALLB_CONFIGURATION = /metallb[-_]?[a-z]|[a-z][-_]?metallb/i;

const UPSTREAM = /github\.com[/:]metallb\/|metallb\.github\.io|metallb\.io\//;

function isRelease(manifest: Manifest): boolean {
  const installer = installerOf(manifest);
  return installer === 'chart' || installer === 'application';
}

/** The last part of the chart that a release or an application names, empty where it names none. */
function chartOf(manifest: Manifest): string {
  const names = [
    ['spec', 'chart', 'spec', 'chart'],
    ['spec', 'chartRef', 'name'],
    ['spec', 'chart'],
    ['spec', 'chartName'],
    ['spec', 'source', 'chart'],
    ['spec', 'template', 'spec', 'source', 'chart'],
  ].map((route) => manifest.get(route));
  const several = itemsOf(manifest.get(['spec', 'sources'])).map((source) => fieldsOf(source).get('chart'));
  const name = [...names, ...several].find((one) => typeof one === 'string' && one !== '');
  return typeof name === 'string' ? (name.split('/').at(-1) ?? '') : '';
}

function hasInlineValues(manifest: Manifest): boolean {
  if (itemsOf(manifest.get(['spec', 'valuesFrom'])).length > 0) return false;
  const base = ['spec', 'source', 'helm'];
  const places = [
    ['spec', 'values'],
    ['spec', 'valuesContent'],
    [...base, 'values'],
    [...base, 'valuesObject'],
  ];
  return places.some((route) => manifest.get(route) !== undefined);
}

/**
 * The values of `kind` below a tree, in texts too. Whole resources in values are read, and no lead, save in a template
 * whose Applications may not be known.
 */
function kindsIn(tree: Tree, isTemplate: boolean): readonly string[] {
  if (typeof tree === 'string') return [...tree.matchAll(/\bkind:\s*["']?(\w+)/g)].map((match) => match[1] ?? '');
  if (isItems(tree)) return tree.flatMap((item) => kindsIn(item, isTemplate));
  if (!isFields(tree) || (!isTemplate && isResource(tree))) return [];
  return [...tree].flatMap(([key, value]) =>
    key === 'kind' && typeof value === 'string' ? [value] : kindsIn(value, isTemplate),
  );
}

function isResource(fields: Fields): boolean {
  return (
    typeof fields.get('apiVersion') === 'string' && typeof fields.get('kind') === 'string' && fields.has('metadata')
  );
}

function mentions(manifest: Manifest): boolean {
  return mentionsMetallb(manifest.fields);
}

function mentionsMetallb(tree: Tree): boolean {
  if (typeof tree === 'string') return METALLB.test(tree);
  if (isItems(tree)) return tree.some(mentionsMetallb);
  return isFields(tree) && [...tree].some(([key, value]) => METALLB.test(key) || mentionsMetallb(value));
}

/** MetalLB's name, save in the annotations and apiVersions of what only uses it. */
const METALLB = /metallb(?!\.(?:io|universe\.tf)\/)/i;

/** Files of tools that install software and are no resources. */
const INSTALLING_FILE =
  /(?:^|\/)(?:kustomization\.ya?ml|Kustomization|fleet\.ya?ml|helmfile[^/]*\.ya?ml|Chart\.ya?ml|values[^/]*\.ya?ml)$/;

function filesMention({ sources }: Traces): boolean {
  return sources.some((source) => INSTALLING_FILE.test(source.path) && METALLB.test(source.text));
}

/** The Flux Kustomizations and Argo CD applications that lead to a folder of which nothing was read. */
function leadingAway({ manifests, livePaths }: Traces): readonly Manifest[] {
  const folders = lazy(() => new Set(livePaths().flatMap(foldersAbove)));
  return manifests.filter((manifest) => pathsOf(manifest).some((path) => !folders().has(posix.join('.', path))));
}

/** Flux leads to folders of a platform; an application of Argo CD mostly to software of somebody else. */
function mayLeadToConfiguration(manifest: Manifest): boolean {
  const names = [typeof manifest.name === 'string' ? manifest.name : '', ...pathsOf(manifest)];
  return FLUX.test(manifest.apiVersion) || names.some((name) => PLATFORM.test(name));
}

const FLUX = /^kustomize\.toolkit\.fluxcd\.io\//;
const PLATFORM = /metallb|load-?balanc|network|infra|cluster|platform|bootstrap|system|core|base|root|apps/i;

function pathsOf(manifest: Manifest): readonly string[] {
  const isFlux = FLUX.test(manifest.apiVersion);
  if (!isFlux && !manifest.apiVersion.startsWith('argoproj.io/')) return [];
  const spec = manifest.get(['spec', 'template', 'spec']) ?? manifest.get(['spec']);
  const sources = [valueAt(spec, ['source']), ...itemsOf(valueAt(spec, ['sources']))];
  const found = isFlux ? [valueAt(spec, ['path'])] : sources.map((source) => valueAt(source, ['path']));
  return found.flatMap((path) => (typeof path === 'string' ? [path.replace(/^\/+|(?<!\/)\/+$/g, '')] : []));
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index).join('/') || '.');
}

function unrendered({ sources, notRendered }: Traces): readonly Source[] {
  const paths = new Set(notRendered);
  return sources.filter(({ path }) => paths.has(path));
}

/** The bases of a kustomization that stand in another repository. */
function remoteBases(source: Source): readonly string[] {
  return readDocuments(source).documents.flatMap(({ fields }) =>
    ['resources', 'bases', 'components'].flatMap((list) =>
      itemsOf(fields?.get(list)).flatMap((item) => (typeof item === 'string' && REMOTE.test(item) ? [item] : [])),
    ),
  );
}

const REMOTE = /^\w+:\/\/|^git@|^[\w-]+(?:\.[\w-]+)+\/[\w.-]+\/|\?ref=/;

/** A folder of another repository may hold anything that is no CRD; a file there only what its name says. */
function mayHoldConfiguration(base: string): boolean {
  if (UPSTREAM.test(base)) return false;
  const isFile = /\.(?:ya?ml|json)(?:\?|$)/.test(base);
  return isFile ? /metallb/i.test(base) : !/crds?(?:[/?]|$)/i.test(base);
}
