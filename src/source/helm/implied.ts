import type { Manifest } from '../../manifest/manifest.ts';
import { fieldsOf } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { compareText } from '../../text/compare.ts';
import type { Source } from '../../text/source.ts';
import { inNamespace } from '../deployment.ts';
import { customServices } from '../values/custom-services.ts';
import { manifestsInValues } from '../values/manifests-in-values.ts';
import { servicesInValues } from '../values/services-in-values.ts';
import { type Release, type ReleaseSight, valuesOf } from './release.ts';

/** What resources tell of others that stand in no manifest. */
export interface Implied {
  /** Services as far as they are known, and whole resources in values. */
  readonly manifests: readonly Manifest[];
  /** Values files that were read. */
  readonly sources: readonly Source[];
}

/**
 * What the values of releases tell of resources that their charts make. A chart that was rendered and committed counts
 * once: as the manifests.
 */
export function impliedByReleases(
  releases: readonly Release[],
  manifests: readonly Manifest[],
  sight: ReleaseSight,
): Implied {
  const written = writtenServices(manifests);
  const names = new Set(manifests.map(identity));
  const found = releases.flatMap((release) => {
    const values = valuesOf(release, sight);
    if (values === undefined) return [];
    const { namespace } = release;
    const services = servicesInValues(values.tree, values.places, { name: nameOf(release), namespace });
    const because = { message: 'this puts it into the namespace', at: release.at };
    const whole = manifestsInValues(values)
      .map((one) => (typeof namespace === 'string' ? inNamespace(one, namespace, false, because) : one))
      .filter((one) => !names.has(identity(one)));
    const fresh = services.filter((service) => !isWritten(service, release, written));
    return [...fresh, ...whole, ...whole.flatMap(customServices)];
  });
  return { manifests: found, sources: [...new Set(releases.flatMap(({ sources }) => sources))] };
}

function nameOf({ name, chart }: Release): string {
  const known = name instanceof Unknown ? name.text : name;
  return known === undefined || known === '' ? (chart ?? 'release') : known;
}

function identity({ apiVersion, kind, namespace, name }: Manifest): string {
  return [apiVersion, kind, String(namespace ?? ''), typeof name === 'string' ? name : (name?.text ?? '')].join('\n');
}

/** The Services that a chart was rendered to, by its labels. */
function writtenServices(manifests: readonly Manifest[]): readonly Manifest[] {
  return manifests.filter(
    (one) =>
      one.kind === 'Service' &&
      one.apiVersion === 'v1' &&
      (one.labels.has('helm.sh/chart') || one.labels.get('app.kubernetes.io/managed-by') === 'Helm'),
  );
}

/** Whether a Service of values is one of those that its chart was rendered to. */
function isWritten(service: Manifest, release: Release, written: readonly Manifest[]): boolean {
  return written.some((one) => {
    const elsewhere =
      typeof one.namespace === 'string' && typeof service.namespace === 'string' && one.namespace !== service.namespace;
    const chart = one.labels.get('helm.sh/chart');
    const isSameChart =
      typeof chart === 'string' && release.chart !== undefined && chart.startsWith(`${release.chart}-`);
    const isSameRelease = release.name !== undefined && one.labels.get('app.kubernetes.io/instance') === release.name;
    return !elsewhere && (isSameChart || isSameRelease || asks(one) === asks(service));
  });
}

/** What a Service asks for, in one text; unlike any other where it asks for nothing. */
function asks(service: Manifest): string | symbol {
  const annotations = [...fieldsOf(service.get(['metadata', 'annotations']))].filter(([key]) => /metallb/.test(key));
  const address = service.get(['spec', 'loadBalancerIP']);
  if (annotations.length === 0 && typeof address !== 'string') return Symbol('nothing');
  return JSON.stringify([annotations.sort(([a], [b]) => compareText(a, b)), address ?? null]);
}
