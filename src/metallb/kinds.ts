import { nearest } from '../text/nearest.ts';
import { compareReleases, type Releases } from './release.ts';
import { KINDS, type ServedKind, schemaFor, servedIn } from './schemas.ts';

/** The kinds that MetalLB writes and nobody else should. */
const STATUS_KINDS: ReadonlySet<string> = new Set(['ServiceL2Status', 'ServiceBGPStatus', 'ConfigurationState']);

/** Whether MetalLB writes resources of this kind itself. */
export function isStatusKind(kind: string): boolean {
  return STATUS_KINDS.has(kind);
}

const METALLB_KINDS = KINDS.filter(({ apiVersion }) => apiVersion.startsWith('metallb.io/'));

const METALLB_KIND_NAMES: ReadonlySet<string> = new Set(METALLB_KINDS.map(({ kind }) => kind));

/** Why the API server has no such kind in such an apiVersion. */
export type Unserved =
  | { readonly why: 'kind'; readonly meant: string | undefined }
  | { readonly why: 'version'; readonly meant: string }
  | { readonly why: 'group'; readonly meant: string }
  | { readonly why: 'removed' | 'newer'; readonly release: string };

/**
 * Why no possible release serves a resource that is MetalLB's or was meant to be; undefined where one does, and for
 * what is somebody else's: other groups, and the operator's own `MetalLB`.
 */
export function unservedIn(releases: Releases, kind: string, apiVersion: string): Unserved | undefined {
  if (!apiVersion.startsWith('metallb.io/')) return foreignGroup(releases, kind, apiVersion);
  if (kind.toLowerCase() === 'metallb') return undefined;
  const known = schemaFor(kind, apiVersion);
  if (known !== undefined) return outlived(releases, known);
  const version = newestVersion(releases, kind);
  if (version !== undefined) return { why: 'version', meant: version };
  return { why: 'kind', meant: nearest(kind, METALLB_KIND_NAMES) };
}

/** The newest apiVersion that a possible release serves the kind in, else the newest there ever was. */
function newestVersion(releases: Releases, kind: string): string | undefined {
  const versions = METALLB_KINDS.filter((one) => one.kind === kind);
  const served = versions.filter((one) => releases.some((release) => servedIn(kind, one.apiVersion, release)));
  return (served.at(-1) ?? versions.at(-1))?.apiVersion;
}

function outlived(releases: Releases, known: ServedKind): Unserved | undefined {
  if (releases.some((release) => servedIn(known.kind, known.apiVersion, release))) return undefined;
  const { since, until } = known.served;
  if (until !== undefined && releases.every((release) => !servedIn(known.kind, known.apiVersion, release))) {
    return { why: 'removed', release: until };
  }
  return since === undefined ? undefined : { why: 'newer', release: since };
}

/** A kind that is MetalLB's alone in a group that is missing or nearly its own. */
function foreignGroup(releases: Releases, kind: string, apiVersion: string): Unserved | undefined {
  const isMetallbs = METALLB_KIND_NAMES.has(kind) && !(apiVersion === 'v1' && kind === 'Service');
  const meant = isMetallbs ? newestVersion(releases, kind) : undefined;
  if (meant === undefined) return undefined;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : '';
  const misspelt = group === '' || group === 'metallb.universe.tf' || nearest(group, ['metallb.io']) !== undefined;
  return misspelt ? { why: 'group', meant } : undefined;
}

/**
 * The release that deprecated a kind in an apiVersion, where every possible release that serves it calls it so;
 * undefined where one does not, or none serves it.
 */
export function deprecatedIn(releases: Releases, kind: string, apiVersion: string): string | undefined {
  const since = schemaFor(kind, apiVersion)?.deprecatedSince;
  if (since === undefined) return undefined;
  const serving = releases.list.filter((release) => servedIn(kind, apiVersion, release));
  return serving.length > 0 && serving.every((release) => compareReleases(release, since) >= 0) ? since : undefined;
}
