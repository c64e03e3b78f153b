import { bitsOf } from '../../address/address.ts';
import type { Interval } from '../../address/interval.ts';
import type { Fix, Place, Rule, Severity } from '../../lint/rule.ts';
import { type Spoken, spanOf } from '../../lint/stamp.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Route } from '../../manifest/tree.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import type { Site } from '../../site/site.ts';
import type { Source } from '../../text/source.ts';
import { readRoute, readSpan } from './manifest-data.ts';
import { type Part, partAt } from './part.ts';
import type { SpanData, TextTable } from './text-data.ts';

/** What is blamed: a place in a file, or a part of a resource in a cluster, `key` for its key. */
export type BlameData =
  | { readonly at: SpanData }
  | { readonly cluster: number; readonly manifest: number; readonly route: Route; readonly key?: true };

/** A run of addresses: its family, and its first and last address as hexadecimal numbers. */
export type IntervalData = readonly [Interval['family'], string, string];

/** What a rule said. */
export interface DraftData {
  readonly rule: string;
  readonly severity: Severity;
  readonly site?: string;
  readonly at: BlameData;
  readonly message: string;
  readonly help?: string;
  readonly related?: readonly (readonly [string, BlameData])[];
  readonly addresses?: readonly IntervalData[];
  readonly cluster?: number;
  readonly blamed?: string;
  readonly fix?: {
    readonly title: string;
    readonly safety: Fix['safety'];
    readonly edits: readonly (readonly [SpanData, string])[];
  };
}

/** Gives the numbers by which clusters and resources are carried, and takes the places of what is blamed. */
export interface Numbers {
  readonly texts: TextTable;
  cluster(cluster: Cluster): number;
  manifest(manifest: Manifest, route: Route): number;
}

/** Writes down what is blamed. */
export function writeBlame(place: Place, numbers: Numbers): BlameData {
  const at = numbers.texts.take(spanOf(place), true);
  if (!('manifest' in place)) return { at };
  const { cluster, manifest, route, key } = place;
  return {
    cluster: numbers.cluster(cluster),
    manifest: numbers.manifest(manifest, route),
    route,
    ...(key === true ? { key } : {}),
  };
}

/** Writes down what a rule said. */
export function writeDraft({ rule, draft, site, severity }: Spoken, numbers: Numbers): DraftData {
  const { at, message, help, related = [], addresses = [], cluster, blamed, fix } = draft;
  return {
    rule: rule.name,
    severity,
    ...(site?.name === undefined ? {} : { site: site.name }),
    at: writeBlame(at, numbers),
    message,
    ...(help === undefined ? {} : { help }),
    ...(related.length === 0
      ? {}
      : { related: related.map((one) => [one.message, writeBlame(one.at, numbers)] as const) }),
    ...(addresses.length === 0 ? {} : { addresses: addresses.map(writeInterval) }),
    ...(cluster === undefined ? {} : { cluster: numbers.cluster(cluster) }),
    ...(blamed === undefined ? {} : { blamed }),
    ...(fix === undefined ? {} : { fix: writeFix(fix, numbers.texts) }),
  };
}

function writeFix({ title, safety, edits }: Fix, texts: TextTable): NonNullable<DraftData['fix']> {
  return { title, safety, edits: edits.map(({ at, text }) => [texts.take(at), text] as const) };
}

/** What the numbers of a report stand for. */
export interface Carried {
  readonly sources: readonly Source[];
  readonly manifests: readonly Manifest[];
  readonly clusters: readonly Cluster[];
  readonly sites: ReadonlyMap<string, Site>;
  readonly rules: ReadonlyMap<string, Rule>;
}

/** Reads what is blamed. Throws a ReportFault. */
export function readBlame(part: Part, { sources, manifests, clusters }: Carried): Place {
  const at = part.get('at');
  if (at.isThere) return readSpan(at, sources);
  return {
    cluster: part.get('cluster').in(clusters),
    manifest: part.get('manifest').in(manifests),
    route: readRoute(part.get('route')),
    ...(part.get('key').isThere ? { key: part.get('key').flag() } : {}),
  };
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Reads what a rule said. Throws a ReportFault. */
export function readDraft(part: Part, carried: Carried): Spoken {
  const { rules, sites, clusters } = carried;
  const name = part.get('rule');
  const site = part.get('site');
  const [help, blamed] = ['help', 'blamed'].map((key) => part.get(key).optional((one) => one.text()));
  const cluster = part.get('cluster').optional((one) => one.in(clusters));
  const fix = part.get('fix').optional((one) => readFix(one, carried));
  return {
    rule: rules.get(name.text()) ?? name.fail('is no rule'),
    severity: part.get('severity').word(SEVERITIES),
    site: site.optional((one) => sites.get(one.text()) ?? one.fail('is no site of the plan')),
    draft: {
      at: readBlame(part.get('at'), carried),
      message: part.get('message').text(),
      related: (part.get('related').optional((list) => list.items()) ?? []).map((item) => {
        const pair = item.tuple(2);
        return { message: partAt(pair, 0).text(), at: readBlame(partAt(pair, 1), carried) };
      }),
      addresses: (part.get('addresses').optional((list) => list.items()) ?? []).map(readInterval),
      ...(help === undefined ? {} : { help }),
      ...(blamed === undefined ? {} : { blamed }),
      ...(cluster === undefined ? {} : { cluster }),
      ...(fix === undefined ? {} : { fix }),
    },
  };
}

function readFix(part: Part, { sources }: Carried): Fix {
  return {
    title: part.get('title').text(),
    safety: part.get('safety').word(['safe', 'unsafe']),
    edits: part
      .get('edits')
      .items()
      .map((item) => {
        const pair = item.tuple(2);
        return { at: readSpan(partAt(pair, 0), sources), text: partAt(pair, 1).text() };
      }),
  };
}

function writeInterval({ family, first, last }: Interval): IntervalData {
  return [family, first.toString(16), last.toString(16)];
}

function readInterval(part: Part): Interval {
  const items = part.tuple(3);
  const family = partAt(items, 0).word(['ipv4', 'ipv6']);
  const [first, last] = [1, 2].map((index) => {
    const text = partAt(items, index).text();
    return /^[0-9a-f]{1,32}$/.test(text) ? BigInt(`0x${text}`) : part.fail('is no run of addresses');
  });
  if (first === undefined || last === undefined || first > last || last >> BigInt(bitsOf(family)) > 0n) {
    return part.fail('is no run of addresses');
  }
  return { family, first, last };
}
