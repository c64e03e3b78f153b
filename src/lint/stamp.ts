import { formatInterval } from '../address/interval.ts';
import { isShared } from '../manifest/shared-places.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Site } from '../site/site.ts';
import { compareText } from '../text/compare.ts';
import type { Span } from '../text/source.ts';
import type { Finding, Party } from './finding.ts';
import { fingerprintOf, identityOf } from './fingerprint.ts';
import { claimOf, inOrder } from './order.ts';
import type { Reported, ReportedLocation, ReportedResource } from './reported.ts';
import type { Blame, Draft, Fix, Place, RelatedPlace, Rule, Severity } from './rule.ts';

/** What a rule said, and of which site. */
export interface Spoken {
  readonly rule: Rule;
  readonly draft: Draft;
  readonly severity: Severity;
  /** The site that was judged; undefined for what is about no site. */
  readonly site: Site | undefined;
}

/** What it takes to turn a place into one that people read. */
export interface Atlas {
  readonly siteOf: ReadonlyMap<Cluster, Site>;
  /** A path relative to the repository root as people read it. */
  display(path: string): string;
}

/**
 * Makes findings of what rules said: places, resources, addresses and fingerprints. What is said twice is said once.
 * In the order of reports, whatever the order of `spoken`.
 */
export function stamp(spoken: readonly Spoken[], atlas: Atlas): readonly Finding[] {
  const drawn = spoken.map((one) => draw(one, atlas));
  drawn.sort((a, b) => compareText(a.at.source.path, b.at.source.path) || inOrder(a.reported, b.reported));
  return number(onceEach(drawn)).sort((a, b) => inOrder(a.reported, b.reported));
}

function onceEach(drawn: readonly Drawn[]): readonly Drawn[] {
  const claims = new Set<string>();
  return drawn.filter(({ reported }) => {
    const claim = claimOf(reported);
    const isNew = !claims.has(claim);
    claims.add(claim);
    return isNew;
  });
}

interface Drawn extends Omit<Finding, 'reported'> {
  readonly reported: Omit<Reported, 'fingerprint'>;
  readonly identity: string;
}

function number(drawn: readonly Drawn[]): Finding[] {
  const seen = new Map<string, number>();
  return drawn.map(({ identity, reported, ...finding }) => {
    const ordinal = seen.get(identity) ?? 0;
    seen.set(identity, ordinal + 1);
    return { ...finding, reported: { ...reported, fingerprint: fingerprintOf(identity, ordinal) } };
  });
}

function draw(spoken: Spoken, atlas: Atlas): Drawn {
  const { rule, draft } = spoken;
  const at = spanOf(draft.at);
  const party = partyOf(draft.at, spoken, atlas);
  const blame = isBlame(draft.at) ? draft.at : undefined;
  const related = relatedOf(draft).map((one): Located => ({ ...one, span: spanOf(one.at) }));
  const others = related.flatMap((one) => (isBlame(one.at) ? [partyOf(one.at, spoken, atlas)] : []));
  return {
    identity: identityOf({ rule: rule.name, party, blame, path: at.source.path, blamed: draft.blamed }),
    reported: report(spoken, { at, party, related }, atlas),
    at,
    manifest: blame?.manifest,
    parties: [party, ...others],
    paths: [...new Set([at, ...related.map(({ span }) => span)].map(({ source }) => source.path))],
    ...(draft.fix === undefined || changesMore(draft.fix) ? {} : { fix: draft.fix }),
  };
}

/** Whether a repair would also change what aliases repeat elsewhere, of which nothing is known. */
function changesMore({ edits }: Fix): boolean {
  return edits.some(({ at }) => isShared(at));
}

/** What a rule says is related, and where the blamed value is defined, if not where it stands. */
function relatedOf({ at, related = [] }: Draft): readonly RelatedPlace[] {
  return isBlame(at) ? [...related, ...at.manifest.definitionsAt(at.route)] : related;
}

/** A related place, and where it stands in the file. */
interface Located extends RelatedPlace {
  readonly span: Span;
}

/** What of a draft is found out only once. */
interface Found {
  readonly at: Span;
  readonly party: Party;
  readonly related: readonly Located[];
}

function report({ rule, draft, severity }: Spoken, { at, party, related }: Found, atlas: Atlas): Drawn['reported'] {
  const { message, help, addresses = [] } = draft;
  return {
    rule: rule.name,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    ...(party.site === undefined ? {} : { site: party.site }),
    ...(party.cluster === undefined ? {} : { cluster: party.cluster }),
    ...(isBlame(draft.at) ? { resource: resourceOf(draft.at) } : {}),
    location: locate(at, atlas),
    ...(related.length === 0
      ? {}
      : { related: related.map((one) => ({ message: one.message, location: locate(one.span, atlas) })) }),
    ...(addresses.length === 0 ? {} : { addresses: addresses.map(formatInterval) }),
  };
}

function partyOf(place: Place, { draft, site }: Spoken, { siteOf }: Atlas): Party {
  const cluster = isBlame(place) ? place.cluster : draft.cluster;
  const home = (cluster === undefined ? undefined : siteOf.get(cluster)) ?? site;
  return { site: home?.name, cluster: cluster?.name };
}

function isBlame(place: Place): place is Blame {
  return 'manifest' in place;
}

/** Where a place stands in the file that a person edits. */
export function spanOf(place: Place): Span {
  if (!isBlame(place)) return place;
  return place.key === true ? place.manifest.keyAt(place.route) : place.manifest.at(place.route);
}

/** A place as people read it. */
export function locate({ source, start, end }: Span, { display }: Pick<Atlas, 'display'>): ReportedLocation {
  const from = source.position(start);
  const to = source.position(end);
  return {
    file: display(source.path),
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** The names of a resource as far as they are known. */
export function resourceOf({ cluster, manifest }: Blame): ReportedResource {
  const { apiVersion, kind, name } = manifest;
  const namespace = cluster.namespaceOf(manifest);
  return {
    apiVersion,
    kind,
    ...(typeof namespace === 'string' ? { namespace } : {}),
    ...(typeof name === 'string' ? { name } : {}),
  };
}
